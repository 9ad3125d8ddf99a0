"""`legation release`, `diff` and `changes`."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from legation.cli.exits import Exit, Stop
from legation.cli.screen import data, messages, print_record, visible
from legation.cli.version import version
from legation.register.history import CHANGED, Change
from legation.register.releases import NOW
from legation.register.store import Register

LONGEST = 90
"""Signs of a value that are shown in a line."""


def make_release(register_at: str, name: str, note: str) -> None:
    """Name the present state and say what is in it."""
    with Register(register_at, create=False) as register:
        made = register.release(name, note=note, tool=version())
    messages().print(visible(f"Release {made.name}: {made.events} events, {made.claims} claims, {made.pages} pages"))


def list_releases(register_at: str, *, as_json: bool) -> None:
    """Print the releases, the earliest first."""
    console = data()
    with Register(register_at, create=False) as register:
        for one in register.releases():
            if as_json:
                print_record(asdict(one))
            else:
                counts = f"{one.events} events, {one.claims} claims, {one.pages} pages"
                note = f"  {one.note}" if one.note else ""
                console.print(visible(f"{one.name}  {one.at}  {counts}{note}"), soft_wrap=True)


def show_difference(register_at: str, first: str, second: str, *, as_json: bool) -> None:
    """Print what differs between two releases or registers."""
    if _is_place(first) or _is_place(second):
        places = [(name, NOW) if _is_place(name) else (register_at, name) for name in (first, second)]
        with Register(places[0][0], create=False) as early, Register(places[1][0], create=False) as late:
            show(early.difference(places[0][1], places[1][1], late), as_json=as_json)
        return
    with Register(register_at, create=False) as register:
        show(register.difference(first, second), as_json=as_json)


def list_changes(register_at: str, since: str | None, event: str | None, *, as_json: bool) -> None:
    """Print the feed of changes."""
    with Register(register_at, create=False) as register:
        day = since if since and re.fullmatch(r"\d{4}-\d\d-\d\d(T[\d:]+Z?)?", since) else None
        release = next((one for one in register.releases() if one.name == since), None)
        if since and not day and release is None:
            raise Stop(Exit.USAGE, f"--since wants a day, as 2026-03-01, or a release, not “{since}”")
        after = release.number if release else 0
        show(register.changes(after=after, since=None if release else day, event=event), as_json=as_json)


def _is_place(name: str) -> bool:
    return "://" in name or Path(name).is_file()


def show(changes: Iterable[Change], *, as_json: bool) -> None:
    """Print changes, and how many events they concern."""
    console = data()
    events: dict[str, set[str]] = {}
    for change in changes:
        events.setdefault(change.kind, set()).add(change.event_id)
        if as_json:
            print_record(_record(change))
        else:
            console.print(visible(_line(change)), soft_wrap=True)
    told = ", ".join(f"{len(events.get(kind, ()))} {kind}" for kind in ("added", CHANGED, "withdrawn"))
    messages().print(f"events: {told}")


def _record(change: Change) -> dict[str, Any]:
    record = asdict(change)
    return {name: record[name] for name in ("event_id", "kind", "field", "old", "new", "reason", "version", "at")}


def _line(change: Change) -> str:
    if change.kind == CHANGED:
        old, new = _unlike(change.old, change.new)
        words = f"{change.field}: {_short(old)} → {_short(new)}"
    else:
        words = _named(change.new if isinstance(change.new, dict) else change.old)
    when = f"{change.at[:10]} " if change.at else ""
    why = f"  ({change.reason})" if change.reason else ""
    return f"{when}{change.kind:<9} {change.event_id} {words}{why}".rstrip()


def _named(record: Any) -> str:
    """An event in a few words."""
    if not isinstance(record, dict):
        return ""
    names = [party["iso3"] or party["name"] for parties in record["actors"].values() for party in parties]
    return f"{record['type']} {record['phase']} {' '.join(names)}"


def _unlike(old: Any, new: Any) -> tuple[Any, Any]:
    """Of two records what differs."""
    if isinstance(old, dict) and isinstance(new, dict):
        names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return {name: old.get(name) for name in names}, {name: new.get(name) for name in names}
    return old, new


def _short(value: Any) -> str:
    """A value in a line: names without their offsets, dates as days, anything else as JSON."""
    text = json.dumps(_plain(value), ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if one not in (None, [], "") and name not in _SKIPPED}
    return value


_SKIPPED = frozenset({"start", "end", "text", "kind", "how", "grain"})
