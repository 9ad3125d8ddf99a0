"""Sending what the watches have to tell: each by mail and to its hook, as far as it has them; every attempt is kept."""

import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from legation.register.people import watches
from legation.register.people.watches import HOOK, MAIL, Delivery, Watch
from legation.register.store import Register
from legation.views.watching import Looks, look
from legation.web import watch_hook
from legation.web.watch_mail import letter

MOST = 200
"""News in one mail or call; what is more goes in the next."""

Post = Callable[[EmailMessage], str]
"""Sends a mail and says what became of it. Raises OSError."""


def send(
    register: Register,
    watch: Watch,
    looks: Looks,
    *,
    address: str,
    sender: str,
    post: Post | None,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Delivery]:
    """Look, then send what was not sent yet; each attempt as it is made. Without `post` no mail is sent."""
    watch = look(register, watch, looks)
    if watch.email and post is not None:
        yield from _mailed(register, watch, address, sender, post)
    if watch.hook:
        yield from _called(register, watch, address, pause)


def _mailed(register: Register, watch: Watch, address: str, sender: str, post: Post) -> Iterator[Delivery]:
    told = watches.news(register.database, watch, after=watch.mailed, limit=MOST)
    if not told:
        return
    try:
        done, answer = True, post(letter(watch, told, address, sender))
    except OSError as error:
        done, answer = False, f"{type(error).__name__}: {error}"
    yield _kept(register, watch, Delivery(register.clock(), MAIL, told[0].number, 1, done, answer))


def _called(register: Register, watch: Watch, address: str, pause: Callable[[float], None]) -> Iterator[Delivery]:
    told = watches.news(register.database, watch, after=watch.called, limit=MOST)
    if not told:
        return
    for one in watch_hook.call(watch, watch_hook.body(watch, told[::-1], address), pause):
        made = Delivery(register.clock(), HOOK, told[0].number, one.number, one.done, one.told)
        yield _kept(register, watch, made)


def _kept(register: Register, watch: Watch, made: Delivery) -> Delivery:
    watches.delivered(register.database, watch, made)
    return made
