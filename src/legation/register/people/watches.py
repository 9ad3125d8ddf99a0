"""Watches: saved filters, what each had to tell, and what was sent of it."""

import json
import re
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from legation.register.database import Database, Row, Value, one, portions
from legation.register.people.accounts import check_email
from legation.register.people.errors import NoSuch, PeopleError

NEW, CHANGED, WITHDRAWN, DUE = "new", "changed", "withdrawn", "due"
"""What a watch tells: an act that came, is told otherwise, went, or was due and not seen."""

MAIL, HOOK = "mail", "hook"
"""The ways by which news are sent."""

_NAME = re.compile(r"[^\W_][\w.-]{0,39}")


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved filter. `looked` is the last change of the register that it has seen, `mailed` and `called` the last news
    that were sent; whoever has `feed_key` may read its feed.
    """

    number: int
    name: str
    filters: Mapping[str, Sequence[str]]
    owner: str
    feed_key: str
    email: str
    hook: str
    hook_secret: str
    hook_private: bool
    made_at: str
    looked: int
    due_on: str
    mailed: int
    called: int


@dataclass(frozen=True, slots=True)
class News:
    """One thing that a watch has to tell of an event."""

    kind: str
    event_id: str
    version: int
    title: str
    detail: str = ""
    at: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to send news up to a number; `told` is the answer, or what went wrong."""

    at: str
    way: str
    until: int
    attempt: int
    done: bool
    told: str


def make(
    database: Database,
    name: str,
    filters: Mapping[str, Sequence[str]],
    owner: str,
    at: str,
    fitting: Iterable[tuple[str, int]],
    looked: int,
    *,
    email: str = "",
    hook: str = "",
    hook_private: bool = False,
) -> Watch:
    """Save a filter. `fitting` are the events, with their versions, that fit it now, at change number `looked`: of them
    nothing is told. Raises PeopleError for a name, address or hook that cannot be.
    """
    if not _NAME.fullmatch(name):
        raise PeopleError(f"“{name}” is no name for a watch: up to 40 letters, digits, dots, dashes and _")
    if email:
        check_email(email)
    if hook:
        check_hook(hook)
    with database.transaction():
        if one(database.execute("SELECT number FROM watches WHERE name = ?", [name])) is not None:
            raise PeopleError(f"there is a watch “{name}” already")
        number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM watches"))["n"])
        row: dict[str, Value] = {
            "number": number,
            "name": name,
            "filters": json.dumps({key: list(values) for key, values in filters.items()}, ensure_ascii=False),
            "owner": owner,
            "feed_key": secrets.token_urlsafe(24),
            "email": email,
            "hook": hook,
            "hook_secret": secrets.token_hex(32),
            "hook_private": int(hook_private),
            "made_at": at,
            "looked": looked,
            "due_on": "",
            "mailed": 0,
            "called": 0,
        }
        database.insert("watches", [row])
        database.insert("watched", [{"watch": number, "event_id": name, "version": v} for name, v in fitting])
    return named(database, name)


def check_hook(url: str) -> None:
    """Raise PeopleError for what is no address that can be called."""
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fine = False
    if not fine or parts.username or parts.password or not url.isprintable() or " " in url or len(url) > 500:
        raise PeopleError(f"“{url[:80]}” is no address that can be called: http or https, a host, no user or password")


def every(database: Database) -> list[Watch]:
    """All watches, by name."""
    return [_watch(row) for row in database.execute("SELECT * FROM watches ORDER BY name")]


def named(database: Database, name: str) -> Watch:
    """The watch of a name. Raises NoSuch."""
    row = one(database.execute("SELECT * FROM watches WHERE name = ?", [name]))
    if row is None:
        raise NoSuch(f"there is no watch “{name[:60]}”")
    return _watch(row)


def remove(database: Database, watch: Watch) -> None:
    """Forget a watch with all that it told."""
    with database.transaction():
        database.execute("DELETE FROM watches WHERE number = ?", [watch.number])


def watched(database: Database, watch: Watch, among: Collection[str] | None = None) -> dict[str, int]:
    """The events that fitted when last looked at, with the versions that they had; all, or those among some."""
    if among is None:
        rows = list(database.execute("SELECT event_id, version FROM watched WHERE watch = ?", [watch.number]))
    else:
        asked = "SELECT event_id, version FROM watched WHERE watch = ? AND event_id IN ({})"
        rows = [
            row
            for some in portions(sorted(among))
            for row in database.execute(asked.format(", ".join("?" * len(some))), [watch.number, *some])
        ]
    return {row["event_id"]: row["version"] for row in rows}


def tell(
    database: Database,
    watch: Watch,
    told: Sequence[News],
    fitting: Mapping[str, int],
    gone: Collection[str],
    *,
    looked: int,
    due_on: str,
) -> None:
    """Keep what there is to tell, which events fit now and which no longer do, and how far was looked. Where another
    program looked meanwhile, nothing is kept, since that told it.
    """
    with database.transaction():
        now = named(database, watch.name)
        if (now.looked, now.due_on) != (watch.looked, watch.due_on):
            return
        last = int(next(database.execute("SELECT coalesce(max(number), 0) AS n FROM news"))["n"])
        rows: list[dict[str, Value]] = [
            {
                "number": number,
                "watch": watch.number,
                "at": news.at,
                "kind": news.kind,
                "event_id": news.event_id,
                "version": news.version,
                "title": news.title,
                "detail": news.detail,
            }
            for number, news in enumerate(told, last + 1)
        ]
        database.insert("news", rows)
        kept: list[dict[str, Value]] = [
            {"watch": watch.number, "event_id": name, "version": version} for name, version in fitting.items()
        ]
        database.insert("watched", kept, replace="watch, event_id")
        for some in portions(sorted(gone)):
            marks = ", ".join("?" * len(some))
            database.execute(f"DELETE FROM watched WHERE watch = ? AND event_id IN ({marks})", [watch.number, *some])
        _set(database, watch, looked=looked, due_on=due_on)


def news(database: Database, watch: Watch, *, after: int = 0, limit: int = 200) -> list[News]:
    """What a watch told after a number, the latest first."""
    rows = database.execute(
        "SELECT * FROM news WHERE watch = ? AND number > ? ORDER BY number DESC LIMIT ?", [watch.number, after, limit]
    )
    return [
        News(row["kind"], row["event_id"], row["version"], row["title"], row["detail"], row["at"], row["number"])
        for row in rows
    ]


def told_of(database: Database, watch: Watch, kind: str) -> set[tuple[str, str]]:
    """Event and detail of all that was told of a kind."""
    rows = database.execute("SELECT event_id, detail FROM news WHERE watch = ? AND kind = ?", [watch.number, kind])
    return {(row["event_id"], row["detail"]) for row in rows}


def delivered(database: Database, watch: Watch, one_try: Delivery) -> None:
    """Keep the record of an attempt; after one that was done its news are not sent again."""
    with database.transaction():
        number = int(next(database.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM deliveries"))["n"])
        row: dict[str, Value] = {"number": number, "watch": watch.number, "at": one_try.at, "way": one_try.way}
        row |= {"until": one_try.until, "attempt": one_try.attempt, "done": int(one_try.done)}
        database.insert("deliveries", [{**row, "told": one_try.told[:300]}])
        if one_try.done:
            _set(database, watch, **{"mailed" if one_try.way == MAIL else "called": one_try.until})


def deliveries(database: Database, watch: Watch, limit: int = 200) -> list[Delivery]:
    """The attempts, the latest first."""
    rows = database.execute(
        "SELECT * FROM deliveries WHERE watch = ? ORDER BY number DESC LIMIT ?", [watch.number, limit]
    )
    return [
        Delivery(row["at"], row["way"], row["until"], row["attempt"], bool(row["done"]), row["told"]) for row in rows
    ]


def _set(database: Database, watch: Watch, **values: Value) -> None:
    if values:
        sets = ", ".join(f"{name} = ?" for name in values)
        database.execute(f"UPDATE watches SET {sets} WHERE number = ?", [*values.values(), watch.number])


def _watch(row: Row) -> Watch:
    filters = {name: tuple(values) for name, values in json.loads(row["filters"]).items()}
    plain = {name: row[name] for name in Watch.__slots__ if name not in ("filters", "hook_private")}
    return Watch(filters=filters, hook_private=bool(row["hook_private"]), **plain)
