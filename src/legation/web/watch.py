"""Watches: saved filters, what each told, and its feed."""

import hmac
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, quote

from starlette.responses import Response

from legation.exports.atom import feed as atom
from legation.register.people import audit, watches
from legation.register.people.errors import NotAllowed, PeopleError
from legation.register.people.watches import News, Watch
from legation.views.filters import FIELDS
from legation.views.watching import Looks, begin, look
from legation.web.answer import Call, View
from legation.web.areas import Area, Done, Fields, Form
from legation.web.asked import asked
from legation.web.catalogue import say

MOST = 100
"""News that a page or a feed shows."""


def listed(call: Call) -> View:
    """All watches, and the form for another; filters in the address are those that it begins with."""
    found = watches.every(call.register.database)
    wanted = asked(call.request.query_params, call.room.words)
    record = {
        "filters": {name: list(values) for name, values in wanted.filters.items()},
        "watches": [_record(one) for one in found],
    }
    return View("watches.html", say("watches_title"), record, {"query": wanted.query().lstrip("?")})


def one(call: Call) -> View:
    """One watch with what it told."""
    watch = look(call.register, watches.named(call.register.database, call.part("name")), _looks(call))
    told = watches.news(call.register.database, watch, limit=MOST)
    mine = call.person.may("edit") or (call.person.may("watch") and call.person.name == watch.owner)
    tries = watches.deliveries(call.register.database, watch, 20) if mine else []
    key = f"?key={quote(watch.feed_key)}" if call.person.account is not None else ""
    record = {**_record(watch), "news": [_news(one) for one in told]}
    shown = {"watch": watch, "mine": mine, "tries": tries, "feed": f"/feeds/{watch.name}.atom{key}"}
    return View("watch.html", watch.name, record, shown)


def feed(call: Call) -> Response:
    """A watch as an Atom feed; who cannot sign in, as feed readers, shows its key."""
    watch = watches.named(call.register.database, call.part("name"))
    key = call.request.query_params.get("key", "")
    if not (call.person.may("read") or call.room.public or hmac.compare_digest(key.encode(), watch.feed_key.encode())):
        raise NotAllowed(say("feed_key"))
    watch = look(call.register, watch, _looks(call))
    told = watches.news(call.register.database, watch, limit=MOST)
    address = f"{call.request.url.scheme}://{call.request.url.netloc}"
    text = atom(watch, told, address, f"{address}{call.request.url.path}")
    return Response(text, media_type="application/atom+xml")


def add(call: Call, fields: Fields) -> Done:
    """Save a filter, as a form or the address of a list gives it."""
    given = dict[str, list[str]]()
    for name, value in parse_qsl(fields.get("filters", "").lstrip("?"), max_num_fields=40):
        if name in FIELDS:
            given.setdefault(name, []).append(value)
    email, hook = fields.get("email", "").strip(), fields.get("hook", "").strip()
    if not given:
        raise PeopleError(say("watch_nothing"))
    made = begin(
        *(call.register, _looks(call), fields.get("name", "").strip(), given, call.person.name), email=email, hook=hook
    )
    audit.log(call.register.database, call.register.clock(), call.person.name, "watch added", made.name, call.address)
    return Done(to=f"/watches/{made.name}")


def remove(call: Call, fields: Fields) -> Done:
    """Forget a watch."""
    watch = watches.named(call.register.database, fields.get("name", ""))
    if watch.owner != call.person.name:
        call.person.must("edit")
    watches.remove(call.register.database, watch)
    audit.log(
        call.register.database, call.register.clock(), call.person.name, "watch removed", watch.name, call.address
    )
    return Done(to="/watches")


def _looks(call: Call) -> Looks:
    return Looks(call.room.words, call.room.roles, call.room.cycles)


def _record(watch: Watch) -> dict[str, object]:
    """What everybody may know of a watch: neither where its news are sent, nor its keys."""
    filters: Mapping[str, Sequence[str]] = {name: list(values) for name, values in watch.filters.items()}
    query = "&".join(f"{name}={quote(value)}" for name, values in filters.items() for value in values)
    return {"name": watch.name, "owner": watch.owner, "filters": filters, "query": query, "made_at": watch.made_at}


def _news(one: News) -> dict[str, object]:
    return {name: getattr(one, name) for name in News.__slots__}


AREA = Area(
    pages=(("/watches", listed), ("/watches/{name}", one)),
    files=(("/feeds/{name}.atom", feed),),
    forms=(Form("/watches", add, "watch"), Form("/watches/remove", remove, "watch")),
)
