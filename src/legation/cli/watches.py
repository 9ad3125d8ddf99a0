"""`legation watches`: saved filters, and what they have to tell by feed, mail and hook."""

import getpass
import os
import time
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from legation.cli.exits import Exit, Stop
from legation.cli.options import Filters
from legation.cli.screen import data, messages, print_lines, print_record, visible
from legation.cli.vocabulary import known
from legation.exports.atom import feed as atom
from legation.register.people import audit, watches
from legation.register.store import Register
from legation.views.watching import Looks, begin, look
from legation.web.watch_mail import Server, over_smtp, to_folder
from legation.web.watch_send import send as sent

TLS = ("starttls", "tls", "none")


@dataclass(frozen=True, slots=True)
class Sending:
    """How news are sent: by whom, with links to which address, and by which server or into which folder."""

    address: str
    sender: str
    smtp: str | None
    tls: str
    maildir: Path | None
    every: float | None


def add(
    register_at: str, name: str, filters: Filters, email: str, hook: str, codebook: Path | None, *, private: bool
) -> None:
    """Save a filter."""
    if not filters:
        raise Stop(Exit.USAGE, "a watch wants a filter, as --state SRB; `legation changes` tells all")
    with Register(register_at, create=False) as register:
        owner = getpass.getuser()
        made = begin(*(register, _looks(codebook), name, filters, owner), email=email, hook=hook, hook_private=private)
        audit.log(register.database, register.clock(), owner, "watch added", made.name)
    messages().print(visible(f"Watch {made.name}; its feed in the reading room: /feeds/{made.name}.atom"))
    if hook:
        data().print(made.hook_secret)
        messages().print("The secret by which calls are signed, shown this once.")


def list_watches(register_at: str, *, as_json: bool) -> None:
    """Print the watches."""
    with Register(register_at, create=False) as register:
        found = watches.every(register.database)
    for one in found:
        filters = {name: list(values) for name, values in one.filters.items()}
        if as_json:
            print_record({"name": one.name, "owner": one.owner, "filters": filters, "made_at": one.made_at})
        else:
            told = " ".join(f"{name}={value}" for name, values in filters.items() for value in values)
            ways = " ".join(way for way, to in (("mail", one.email), ("hook", one.hook)) if to)
            data().print(visible(f"{one.name:<24} {told}  by {one.owner}  {ways}".rstrip()), soft_wrap=True)
    messages().print(f"{len(found)} watch{'' if len(found) == 1 else 'es'}")


def show(register_at: str, name: str, limit: int, codebook: Path | None, *, as_json: bool) -> None:
    """Print what a watch has to tell, the latest first."""
    with Register(register_at, create=False) as register:
        watch = look(register, watches.named(register.database, name), _looks(codebook))
        told = watches.news(register.database, watch, limit=limit)
    for one in told:
        if as_json:
            print_record({field: getattr(one, field) for field in one.__slots__})
        else:
            more = f"  ({one.detail})" if one.detail else ""
            data().print(visible(f"{one.at[:10]}  {one.kind:<9} {one.event_id}  {one.title}{more}"), soft_wrap=True)
    messages().print(f"{len(told)} piece{'' if len(told) == 1 else 's'} of news")


def feed(register_at: str, name: str, address: str, codebook: Path | None) -> None:
    """Print a watch as an Atom feed."""
    with Register(register_at, create=False) as register:
        watch = look(register, watches.named(register.database, name), _looks(codebook))
        told = watches.news(register.database, watch)
    print_lines([atom(watch, told, address.rstrip("/"), f"{address.rstrip('/')}/feeds/{name}.atom")])


def remove(register_at: str, name: str) -> None:
    """Forget a watch."""
    with Register(register_at, create=False) as register:
        watches.remove(register.database, watches.named(register.database, name))
        audit.log(register.database, register.clock(), getpass.getuser(), "watch removed", name)
    messages().print(visible(f"Watch {name} is no more"))


def log(register_at: str, name: str, *, as_json: bool) -> None:
    """Print what was sent, the latest first."""
    with Register(register_at, create=False) as register:
        tries = watches.deliveries(register.database, watches.named(register.database, name))
    for one in tries:
        if as_json:
            print_record({field: getattr(one, field) for field in one.__slots__})
        else:
            state = "done" if one.done else "failed"
            data().print(visible(f"{one.at}  {one.way} attempt {one.attempt} {state}: {one.told}"), soft_wrap=True)


def send(register_at: str, name: str | None, sending: Sending, codebook: Path | None) -> None:
    """Send what is new, once or again and again. Fails where something could not be sent."""
    looks, post = _looks(codebook), _post(sending)
    while True:
        failed = 0
        with Register(register_at, create=False) as register:
            chosen = [watches.named(register.database, name)] if name else watches.every(register.database)
            for watch in chosen:
                last = None
                address = sending.address.rstrip("/")
                for one in sent(register, watch, looks, address=address, sender=sending.sender, post=post):
                    state = "done" if one.done else "failed"
                    told = f"{watch.name}: {one.way} attempt {one.attempt} {state}: {one.told}"
                    messages().print(visible(told), soft_wrap=True)
                    last = one
                failed += last is not None and not last.done
        if sending.every is None:
            break
        time.sleep(sending.every * 60)
    if failed:
        raise Stop(Exit.FAILED, "not all could be sent; what was not is tried again the next time")


def _post(sending: Sending) -> "Poster | None":
    if sending.maildir is not None:
        return Poster(maildir=sending.maildir)
    if sending.smtp is None:
        return None
    host, _, port = sending.smtp.rpartition(":")
    if not host or not port.isdigit():
        raise Stop(Exit.USAGE, f"“{sending.smtp}” is no mail server; write HOST:PORT")
    if sending.tls not in TLS:
        raise Stop(Exit.USAGE, f"--tls is {', '.join(TLS)}")
    user, password = os.environ.get("LEGATION_SMTP_USER", ""), os.environ.get("LEGATION_SMTP_PASSWORD", "")
    if user and sending.tls == "none":
        raise Stop(Exit.USAGE, "a password is not sent in the clear; use --tls starttls or tls")
    return Poster(server=Server(host.strip("[]"), int(port), sending.tls, user, password))


@dataclass(frozen=True, slots=True)
class Poster:
    """Sends mails one way."""

    maildir: Path | None = None
    server: Server | None = None

    def __call__(self, made: EmailMessage) -> str:
        if self.maildir is not None:
            return to_folder(made, self.maildir)
        assert self.server is not None
        return over_smtp(made, self.server)


def _looks(codebook: Path | None) -> Looks:
    book = known(codebook)
    return Looks(book.words, book.roles, book.cycles)
