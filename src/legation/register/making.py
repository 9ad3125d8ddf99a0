"""Making events anew where claims came, went or changed, and telling the feed what that changed.

Only the events that the changed claims touch are made; of these only those that come out otherwise are written.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.record import digest, event_record
from legation.register import copying, facets, history, kept_cores, queue
from legation.register.blocking import drawers
from legation.register.database import Database, Value, marks, portions
from legation.register.denials import as_denial, as_denied, denies, with_denials
from legation.register.features import REALITIES, features
from legation.register.history import ADDED, CHANGED, SILENT, WITHDRAWN, Change, Occasion
from legation.register.identity import names
from legation.register.merge import Merged, grouped, told_of
from legation.register.regroup import Left, Regrouped, regroup
from legation.register.rulings import Rulings
from legation.register.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Stood:
    """An event as it stood before: its age (the smaller the older), its history, its record and its claims."""

    age: int
    version: int
    first_seen: str
    record: Mapping[str, Any]
    claims: tuple[str, ...]


def stood(database: Database, claim_ids: Collection[str]) -> dict[str, Stood]:
    """The events that some claims stand in, by id."""
    found: dict[str, Stood] = {}
    for some in portions(sorted(claim_ids)):
        rows = database.execute(
            "SELECT e.event_id, i.number, e.version, e.first_seen, e.record FROM events e JOIN event_ids i "
            "ON i.event_id = e.event_id WHERE e.event_id IN "
            f"(SELECT event_id FROM event_claims WHERE claim_id IN ({marks(some)}))",
            some,
        )
        for row in rows:
            record = json.loads(row["record"])
            found[row["event_id"]] = Stood(
                row["number"], row["version"], row["first_seen"], record, tuple(record["claims"])
            )
    return found


def make(
    database: Database,
    seeds: Iterable[Claim],
    left: Left,
    before: Mapping[str, Stood],
    heirs: Mapping[str, str],
    occasion: Occasion,
) -> None:
    """Make the events anew that the seeds stand in or may stand in, and those that others `left`.

    `before` are events that claims have left; `heirs` names for claims that are gone those that stand in their place.
    """
    seeds = list(seeds)
    found = regroup(database, [*seeds, *denied_by(database, seeds)], left)
    write_acts(database, found, {**stood(database, found.claims), **before}, heirs, occasion)


def make_all(database: Database, claims: Collection[Claim], occasion: Occasion) -> None:
    """Make all events of some claims anew, none of which matches any other claim of the register."""
    by_id = {claim.claim_id: claim for claim in claims}
    found = grouped(by_id.values(), rulings_on(database, by_id))
    kept_cores.put(database, (), found.cores, found.chains)
    kept_cores.lean(database, found.leanings)
    write_acts(database, Regrouped(by_id, found.acts), stood(database, by_id), {}, occasion)


def write_acts(
    database: Database, found: Regrouped, before: Mapping[str, Stood], heirs: Mapping[str, str], occasion: Occasion
) -> None:
    """Write the events of some acts, which take the place of those that were before."""
    reprints = copying.reprints(database, {(claim.page, claim.story.index) for claim in found.claims.values()})
    rulings = rulings_on(database, found.claims)
    told = [told_of([found.claims[name] for name in act], rulings, reprints) for act in found.acts]
    merged = _with_denials(database, sorted(told, key=lambda one: one.event.event_id))
    groups = [tuple(claim.claim_id for claim in one.event.claims) for one in merged]
    aged = sorted(before, key=lambda event_id: before[event_id].age)
    named = names(groups, [(event_id, [heirs.get(c, c) for c in before[event_id].claims]) for event_id in aged])
    minted = _mint(database, [group[0] for number, group in enumerate(groups) if number not in named.kept])
    ids = [named.kept.get(number) or minted[group[0]].event_id for number, group in enumerate(groups)]
    changes = _write_events(database, merged, ids, before, minted, occasion)
    changes += _retire(database, before, {name: ids[n] if n is not None else None for name, n in named.gone.items()})
    facets.keep(database, found.claims)
    history.write(database, [replace(c, reason=c.reason or occasion.reason) for c in changes], occasion.at)


def denied_by(database: Database, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of the acts that some claims deny, whose events tell so."""
    denials = [claim for claim in claims if claim.denies is not None]
    shelf = Shelf(database)
    found = {
        told.claim_id: told
        for denial in denials
        for told in shelf.filed_in(_opposite(as_denied(denial)))
        if denies(denial, told)
    }
    return [found[name] for name in sorted(found)]


def _with_denials(database: Database, merged: Sequence[Merged]) -> list[Merged]:
    """The events with who denies them."""
    denied = {row["type"] for row in database.execute("SELECT DISTINCT type FROM claims WHERE denies IS NOT NULL")}
    if not denied:
        return list(merged)
    found, shelf = [], Shelf(database)
    for one in merged:
        lead = one.event.lead
        sought = lead.denies is None and lead.type in denied
        against = shelf.filed_in(_opposite(as_denial(lead))) if sought else []
        (event,) = with_denials([one.event], against)
        found.append(replace(one, event=event))
    return found


def _opposite(claim: Claim) -> set[int]:
    """Where the other side is filed: an act told as fact, planned or alleged is denied all the same."""
    seen = features(claim)
    realities = {seen.act[2]} if claim.denies is not None else REALITIES
    acts = [replace(seen, act=(*seen.act[:2], reality, seen.act[3])) for reality in sorted(realities)]
    return {drawer for act in acts for drawer in drawers(act).looked}


def rulings_on(database: Database, claim_ids: Collection[str]) -> Rulings:
    """What people said of pairs among some claims."""
    pairs: dict[bool, set[tuple[str, str]]] = {True: set(), False: set()}
    for some in portions(sorted(claim_ids)):
        rows = database.execute(f"SELECT claim_id, other_id, same FROM rulings WHERE claim_id IN ({marks(some)})", some)
        for row in rows:
            first, second = sorted((row["claim_id"], row["other_id"]))
            pairs[bool(row["same"])].add((first, second))
    return Rulings(frozenset(pairs[True]), frozenset(pairs[False]))


@dataclass(frozen=True, slots=True)
class _Minted:
    """An id for an event: a new one, or that of the same act, which was withdrawn before."""

    event_id: str
    version: int
    first_seen: str | None


def _mint(database: Database, founders: Sequence[str]) -> dict[str, _Minted]:
    """An id for each event from its smallest claim; one that was withdrawn comes back under the id it had."""
    wanted = {founder: digest(["event", founder]) for founder in founders}
    used: dict[str, tuple[bool, int, str]] = {}
    for some in portions(sorted(wanted.values())):
        rows = database.execute(f"SELECT * FROM event_ids WHERE event_id IN ({marks(some)})", some)
        used |= {row["event_id"]: (bool(row["live"]), row["version"], row["first_seen"]) for row in rows}
    minted = {}
    for founder, event_id in wanted.items():
        live, version, first_seen = used.get(event_id, (False, 0, None))
        # the event that this claim founded has gone on without it
        minted[founder] = _another(database, founder) if live else _Minted(event_id, version, first_seen)
    return minted


def _another(database: Database, founder: str) -> _Minted:
    number = 1
    while True:
        event_id = digest(["event", founder, number])
        rows = list(database.execute("SELECT live, version, first_seen FROM event_ids WHERE event_id = ?", [event_id]))
        if not rows:
            return _Minted(event_id, 0, None)
        if not rows[0]["live"]:
            return _Minted(event_id, rows[0]["version"], rows[0]["first_seen"])
        number += 1


def _write_events(
    database: Database,
    merged: Sequence[Merged],
    ids: Sequence[str],
    before: Mapping[str, Stood],
    minted: Mapping[str, _Minted],
    occasion: Occasion,
) -> list[Change]:
    """Write the events that are new or come out otherwise, with their claims; what of that a reader would see."""
    new_ids = {one.event_id: one for one in minted.values()}
    there = _there(database, ids)
    changes: list[Change] = []
    rows: list[dict[str, Value]] = []
    for one, event_id in zip(merged, ids, strict=True):
        event = replace(one.event, event_id=event_id, status=status_of(one.event.claims))
        record = json.loads(json.dumps(event_record(event)))
        old = before.get(event_id)
        told = _told(event_id, record, old, new_ids.get(event_id))
        if event_id in there and old is not None and not told and _same(old.record, record):
            continue
        version = told[0].version if told else old.version if old else 1
        first_seen = (old.first_seen if old else new_ids[event_id].first_seen) or occasion.at
        last = occasion.at if told or old is None else old.record.get("last_changed")
        dated = {**record, "version": version, "first_seen": first_seen, "last_changed": last}
        rows.append(_event_row(event, dated))
        changes += told
    database.insert("events", rows, replace="event_id")
    _register_ids(database, rows, before)
    queue.weigh(database, [str(row["event_id"]) for row in rows])
    _write_joins(database, merged, ids)
    return changes


def _there(database: Database, event_ids: Sequence[str]) -> set[str]:
    """The events that have a row; one loses it when the claim that leads it goes, though it may come back the same."""
    found: set[str] = set()
    for some in portions(event_ids):
        rows = database.execute(f"SELECT event_id FROM events WHERE event_id IN ({marks(some)})", some)
        found.update(row["event_id"] for row in rows)
    return found


def _told(event_id: str, record: Mapping[str, Any], old: Stood | None, minted: _Minted | None) -> list[Change]:
    if old is None:
        return [Change(event_id, (minted.version if minted else 0) + 1, ADDED)]
    return [
        Change(event_id, old.version + 1, CHANGED, field, was, now)
        for field, was, now in history.compared(old.record, record)
    ]


def _same(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether the silent fields are as they were, too, but for those that only the feed sets."""
    return all(old.get(field) == new.get(field) for field in SILENT - {"version", "first_seen", "last_changed"})


def status_of(claims: Iterable[Claim]) -> str:
    """What people decided of an event: of its claims the decision that most wants to be seen."""
    states = {claim.decided.state for claim in claims if claim.decided}
    return next((state for state in ("reopened", "corrected", "accepted") if state in states), "reported")


def _event_row(event: Event, record: Mapping[str, Any]) -> dict[str, Value]:
    return {
        "event_id": event.event_id,
        "lead_claim": event.lead.claim_id,
        "background": event.lead.background,
        "reports": event.reports,
        "outlets": event.outlets,
        "independent_sources": event.independent_sources,
        "anonymous_sources": event.anonymous_sources,
        "recirculated": event.recirculated,
        "contradicted": " ".join(contradiction.field for contradiction in event.contradictions),
        "at": event.lead.date.start or event.lead.date.end or record["first_published"] or facets.UNDATED,
        "first_published": record["first_published"],
        "last_published": record["last_published"],
        "version": record["version"],
        "first_seen": record["first_seen"],
        "last_changed": record["last_changed"],
        "status": event.status,
        "record": json.dumps(record, ensure_ascii=False, separators=(",", ":")),
    }


def _register_ids(database: Database, rows: Sequence[Mapping[str, Value]], before: Mapping[str, Stood]) -> None:
    known: dict[str, int] = {}
    for some in portions([str(row["event_id"]) for row in rows]):
        found = database.execute(f"SELECT event_id, number FROM event_ids WHERE event_id IN ({marks(some)})", some)
        known |= {row["event_id"]: row["number"] for row in found}
    last = next(database.execute("SELECT coalesce(max(number), 0) AS number FROM event_ids"))["number"]
    entries: list[dict[str, Value]] = []
    for row in rows:
        number = known.get(str(row["event_id"]))
        if number is None:
            number = last = last + 1
        entry = {name: row[name] for name in ("event_id", "first_seen", "version")}
        entries.append({"number": number, **entry, "live": 1, "successor": None})
    database.insert("event_ids", entries, replace="event_id")


def _write_joins(database: Database, merged: Sequence[Merged], ids: Sequence[str]) -> None:
    wanted = {row["claim_id"]: row for one, name in zip(merged, ids, strict=True) for row in _join_rows(one, name)}
    held: dict[str, tuple[Any, ...]] = {}
    for some in portions(sorted(wanted)):
        rows = database.execute(f"SELECT * FROM event_claims WHERE claim_id IN ({marks(some)})", some)
        held |= {row["claim_id"]: (row["event_id"], row["score"], row["reasons"]) for row in rows}
    changed = [row for name, row in wanted.items() if held.get(name) != (row["event_id"], row["score"], row["reasons"])]
    database.insert("event_claims", changed, replace="claim_id")


def _join_rows(merged: Merged, event_id: str) -> Iterable[dict[str, Any]]:
    for claim in merged.event.claims:
        join = merged.joins.get(claim.claim_id)
        yield {
            "claim_id": claim.claim_id,
            "event_id": event_id,
            "score": join.score if join else None,
            "reasons": join.told() if join else "alone",
        }


def _retire(database: Database, before: Mapping[str, Stood], gone: Mapping[str, str | None]) -> list[Change]:
    """Withdraw events of which nothing is left, or which are part of another now; their ids stay taken."""
    changes = []
    entries: list[dict[str, Value]] = []
    for event_id, successor in sorted(gone.items()):
        old = before[event_id]
        reason = f"now part of event {successor}" if successor else ""
        changes.append(Change(event_id, old.version + 1, WITHDRAWN, old=dict(old.record), new=successor, reason=reason))
        entry: dict[str, Value] = {"number": old.age, "event_id": event_id, "first_seen": old.first_seen}
        entries.append({**entry, "version": old.version + 1, "live": 0, "successor": successor})
    for some in portions(sorted(gone)):
        database.execute(f"DELETE FROM events WHERE event_id IN ({marks(some)})", some)
    database.insert("event_ids", entries, replace="event_id")
    return changes
