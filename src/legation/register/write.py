"""Writing pages, claims and events into the tables. Each function runs inside a transaction that the store has
begun."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from legation.model.claim import Claim
from legation.model.decision import Decision, Seen
from legation.model.page import Outcome, Page
from legation.model.record import claim_from_record, claim_record
from legation.register import copying, decisions, facets, making
from legation.register.adding import is_added, with_added
from legation.register.blocking import drawers
from legation.register.copies.printed import FIRST_SEEN, StoryId
from legation.register.database import Database, Row, Value, marks, one, portions, storable
from legation.register.decisions import Standing
from legation.register.features import features
from legation.register.heirs import heir
from legation.register.history import Occasion
from legation.register.making import Stood
from legation.register.regroup import NOTHING_LEFT, Left, left_by
from legation.register.rows import (
    Run,
    claim_of,
    claim_row,
    dropped_row,
    page_row,
    part_rows,
    reading,
    run_row,
    story_row,
    words_row,
)
from legation.register.shelf import Shelf
from legation.world import World


def outcome(database: Database, told: Outcome) -> bool:
    """Keep what became of an input; False if just that is kept already."""
    sha256 = told.page.sha256 if told.page else None
    row = {"path": storable(told.path), "status": told.status, "reason": told.reason, "sha256": sha256}
    old = one(database.execute("SELECT path, status, reason, sha256 FROM outcomes WHERE path = ?", [row["path"]]))
    if old is not None and dict(old) == row:
        return False
    database.insert("outcomes", [row], replace="path")
    _address(database, {str(one) for one in (sha256, old["sha256"] if old is not None else None) if one})
    return True


def _address(database: Database, hashes: Iterable[str]) -> None:
    """Note all paths and addresses of some pages, as they are searched."""
    for sha256 in sorted(hashes):
        database.execute("DELETE FROM addresses WHERE sha256 = ?", [sha256])
        database.execute(
            "INSERT INTO addresses (address, sha256) SELECT lower(path), sha256 FROM pages WHERE sha256 = ? "
            "UNION SELECT lower(url), sha256 FROM pages WHERE url IS NOT NULL AND sha256 = ? "
            "UNION SELECT lower(path), sha256 FROM outcomes WHERE sha256 = ?",
            [sha256] * 3,
        )


def page(
    database: Database, told: Page, claims: Sequence[Claim], run: Run, at: str, worlds: copying.Worlds = World.shared
) -> bool:
    """Keep a page and its claims in place of what the same bytes gave before; False if just that is kept already."""
    read = reading(told, claims, run)
    old = one(database.execute("SELECT path, reading FROM pages WHERE sha256 = ?", [told.sha256]))
    if old is not None and old["reading"] == read:
        return False
    path = old["path"] if old is not None else storable(told.path)
    again = f" again, by codebook {run.codebook}" if old is not None else ""
    _replace(database, told, claims, run, read, Occasion(at, f"page {path} read{again}"), worlds)
    return True


def retold(
    database: Database, told: Page, claims: Sequence[Claim], at: str, worlds: copying.Worlds = World.shared
) -> None:
    """Put a page read anew from another day in the place of what is kept. It still counts as the reading that it was,
    so that reading its bytes once more changes nothing.
    """
    row = next(database.execute("SELECT * FROM pages JOIN runs USING (run_id) WHERE sha256 = ?", [told.sha256]))
    run = Run(row["tool"], row["codebook"], row["model"], row["published"])
    days = {story.published_basis for story in told.stories}
    day = "the day of an earlier copy" if FIRST_SEEN in days else "its own day again"
    occasion = Occasion(at, f"page {row['path']} told from {day}")
    _replace(database, told, claims, run, row["reading"], occasion, worlds)


def _replace(
    database: Database,
    told: Page,
    claims: Sequence[Claim],
    run: Run,
    read: str,
    occasion: Occasion,
    worlds: copying.Worlds,
) -> None:
    """Put a page in the place of what was kept of its bytes, if anything was."""
    old = one(database.execute("SELECT path, kept_at, gone_at FROM pages WHERE sha256 = ?", [told.sha256]))
    kept = {name: old[name] for name in ("kept_at", "gone_at")} if old is not None else {"kept_at": occasion.at}
    path = str(old["path"] if old is not None else storable(told.path))
    leaving = _leave(database, told.sha256) if old is not None else NOTHING
    copied = copying.partners(database, told.sha256)
    if old is not None:
        database.execute("DELETE FROM stories WHERE sha256 = ?", [told.sha256])
        database.execute("DELETE FROM dropped WHERE sha256 = ?", [told.sha256])
    database.insert("runs", [run_row(run)], replace="run_id")
    database.insert("pages", [{**page_row(told, run, read), "path": path, **kept}], replace="sha256")
    database.insert("stories", [story_row(told, story) for story in told.stories])
    database.insert("dropped", [dropped_row(told.sha256, n, piece) for n, piece in enumerate(told.dropped)])
    _address(database, {told.sha256})
    settled = copying.update(database, told, claims, copied, worlds)
    others = {*leaving.others, *_claims_in(database, {story for story in settled if story[0] != told.sha256})}
    earlier = _earlier(database, told.sha256, storable(told.path))
    here = [replace(claim, page=path) for claim in claims]
    _settle(database, told.sha256, here, replace(leaving, others=others), earlier, occasion)


def are_gone(database: Database, sha256: str) -> bool:
    """Whether the bytes of a page were dropped."""
    return any(database.execute("SELECT 1 AS gone FROM pages WHERE sha256 = ? AND gone_at IS NOT NULL", [sha256]))


def back(database: Database, sha256: str, at: str) -> None:
    """Note that a page's bytes, which were dropped, are kept again."""
    database.execute("UPDATE pages SET gone_at = NULL, kept_at = ? WHERE sha256 = ?", [at, sha256])


def turn(database: Database) -> None:
    """Note that the register is not what it was, so that nothing remembered of it is told any more."""
    database.execute("UPDATE turns SET number = number + 1")


def seen(database: Database, claim_id: str) -> Seen:
    """A claim as a decision remembers it: as it was read."""
    row = next(database.execute("SELECT sha256, record, as_read FROM claims WHERE claim_id = ?", [claim_id]))
    return Seen(row["sha256"], claim_id, json.loads(row["as_read"] or row["record"]))


def standings(database: Database) -> Iterator[Standing]:
    """Every decision, with what became of it."""
    made, undone = decisions.every(database), decisions.taken_back(database)
    in_force = [decision for decision in made if decision.number not in undone]

    @cache
    def pages(sha256: str) -> list[tuple[str, list[Claim]]]:
        there = [*sorted(also_read(database, {sha256}) - {sha256}), sha256]
        return [(one, as_read(database, one)) for one in there]

    for decision in made:
        if decision.number in undone:
            yield Standing(decision, "undone")
        else:
            yield decisions.standing(decision, pages, in_force)


def also_read(database: Database, hashes: Collection[str]) -> set[str]:
    """Some pages, and those whose bytes took their place at the same path."""
    found = set(hashes)
    for some in portions(sorted(hashes)):
        rows = database.execute(
            "SELECT o.sha256 FROM pages p JOIN outcomes o ON o.path = p.path "
            f"WHERE o.sha256 IS NOT NULL AND p.sha256 IN ({marks(some)})",
            some,
        )
        found.update(row["sha256"] for row in rows)
    return found


def judge_again(database: Database, hashes: Iterable[str], occasion: Occasion) -> None:
    """Put into effect what was decided of claims on some pages that stay as they were read."""
    for sha256 in sorted(set(hashes)):
        claims = as_read(database, sha256)
        leaving = _leave(database, sha256)
        database.execute("DELETE FROM claims WHERE sha256 = ?", [sha256])
        paths = [row["path"] for row in database.execute("SELECT path FROM outcomes WHERE sha256 = ?", [sha256])]
        earlier = [other for path in paths for other in _earlier(database, sha256, path)]
        _settle(database, sha256, claims, leaving, earlier, occasion)


def merge_again(database: Database, occasion: Occasion) -> None:
    """Make all events anew, since the rules of merging have changed."""
    for table in ("filed", "cores", "leanings"):
        database.execute(f"DELETE FROM {table}")
    database.execute("DELETE FROM events WHERE event_id NOT IN (SELECT event_id FROM event_ids)")
    for types in _apart(database):
        numbered = dict(_claims_of(database, types))
        _file(database, numbered)
        making.make_all(database, numbered.values(), occasion)


def as_read(database: Database, sha256: str) -> list[Claim]:
    """The claims of a page as they were read, whatever was decided of them since."""
    rows = database.execute("SELECT record, as_read FROM claims WHERE sha256 = ? ORDER BY number", [sha256])
    return [claim_from_record(json.loads(row["as_read"] or row["record"])) for row in rows]


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What a page's claims leave behind when they go: themselves, the events they stood in, the claims that stay in
    these, and what is to be grouped anew.
    """

    claims: Sequence[Claim] = ()
    stood: Mapping[str, Stood] = field(default_factory=dict)
    others: Collection[str] = ()
    left: Left = NOTHING_LEFT


NOTHING = _Leaving()
"""What is left behind where nothing was."""


def _leave(database: Database, sha256: str) -> _Leaving:
    """Note what the claims of a page leave behind, before their rows go; their words go at once."""
    here = [replace(claim_of(row), page=sha256) for row in _claims_on(database, sha256)]
    counting = [claim for claim in here if not _rejected(claim)]
    stood = making.stood(database, [claim.claim_id for claim in counting])
    members = {name for event in stood.values() for name in event.claims}
    database.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM claims WHERE sha256 = ?)", [sha256])
    denied = {claim.claim_id for claim in making.denied_by(database, counting)}
    others = (members | denied) - {claim.claim_id for claim in here}
    return _Leaving(here, stood, others, left_by(database, counting))


def _settle(
    database: Database,
    sha256: str,
    claims: Sequence[Claim],
    leaving: _Leaving,
    earlier: Iterable[str],
    occasion: Occasion,
) -> None:
    """Keep the claims of a page as they hold after what was decided, and make the events that this touches.

    `earlier` are other bytes that the page's path had: what was decided of them is to be decided again.
    """
    made = decisions.on_pages(database, {sha256, *earlier})
    claims = _with_added(database, claims, made, sha256)
    held = decisions.judged(claims, sha256, made)
    numbered = _keep(database, claims, held, sha256)
    _rule(database, made)
    counting = {n: replace(claim, page=sha256) for n, claim in numbered.items() if not _rejected(claim)}
    _file(database, counting)
    heirs = {old.claim_id: new.claim_id for old in leaving.claims if (new := heir(old, held))}
    others = Shelf(database).claims(leaving.others)
    making.make(database, [*others, *counting.values()], leaving.left, leaving.stood, heirs, occasion)
    facets.keep(database, [claim.claim_id for claim in numbered.values() if _rejected(claim)])


def _with_added(database: Database, claims: Sequence[Claim], made: Sequence[Decision], sha256: str) -> Sequence[Claim]:
    """The claims of a page, and those that people found on it."""
    if not any(decision.verdict == "add" for decision in made) and not any(map(is_added, claims)):
        return claims
    rows = database.execute("SELECT story, text FROM stories WHERE sha256 = ?", [sha256])
    stories = {row["story"]: row["text"] for row in rows}
    path = next(database.execute("SELECT path FROM pages WHERE sha256 = ?", [sha256]))["path"]
    return with_added(claims, made, stories, sha256, path)


def _earlier(database: Database, sha256: str, path: Value) -> list[str]:
    rows = database.execute("SELECT sha256 FROM pages WHERE path = ? AND sha256 <> ?", [path, sha256])
    return [row["sha256"] for row in rows]


def _keep(database: Database, read: Sequence[Claim], held: Sequence[Claim], sha256: str) -> dict[int, Claim]:
    """Write the rows of a page's claims; the claims by the numbers that they get."""
    last = next(database.execute("SELECT coalesce(max(number), 0) AS number FROM claims"))["number"]
    rows = []
    for number, (was, claim) in enumerate(zip(read, held, strict=True), last + 1):
        as_it_was = None if was == claim else json.dumps(claim_record(was), ensure_ascii=False)
        decided = claim.decided.state if claim.decided else ""
        rows.append({**claim_row(claim, sha256, number), "decided": decided, "as_read": as_it_was})
    database.insert("claims", rows)
    database.insert("words", [words_row(claim, number) for number, claim in enumerate(held, last + 1)])
    for table, parts in part_rows(held).items():
        database.insert(table, parts)
    return dict(enumerate(held, last + 1))


def _rule(database: Database, made: Iterable[Decision]) -> None:
    """Put into effect what was decided of pairs; of several decisions on one pair the last counts."""
    last: dict[tuple[str, str], str] = {}
    for decision in made:
        if decision.claim and decision.other:
            first, second = sorted((decision.claim.claim_id, decision.other.claim_id))
            last[first, second] = decision.verdict
    wanted = {name for pair in last for name in pair}
    here = {claim.claim_id for claim in Shelf(database).claims(wanted)}
    rows: list[dict[str, Value]] = []
    for (first, second), verdict in last.items():
        database.execute("DELETE FROM rulings WHERE claim_id IN (?, ?) AND other_id IN (?, ?)", [first, second] * 2)
        if verdict != "unsure" and {first, second} <= here:
            rows += [
                {"claim_id": a, "other_id": b, "same": verdict == "same"} for a, b in ((first, second), (second, first))
            ]
    database.insert("rulings", rows)


def _file(database: Database, numbered: Mapping[int, Claim]) -> None:
    """File claims, with the page's hash for its path, where merging looks for them."""
    places = {number: drawers(features(claim)).filed for number, claim in numbered.items()}
    filed: list[dict[str, Value]] = [
        {"drawer": drawer, "number": number} for number, filed_in in places.items() for drawer in sorted(filed_in)
    ]
    database.insert("filed", filed)


def _claims_in(database: Database, stories: Iterable[StoryId]) -> Iterator[str]:
    for sha256, story in sorted(stories):
        rows = database.execute("SELECT claim_id FROM claims WHERE sha256 = ? AND story = ?", [sha256, story])
        yield from [row["claim_id"] for row in rows]


def _apart(database: Database) -> list[set[str]]:
    """The types of claims, those together between whose claims people see one act: no others are ever merged."""
    rows = database.execute("SELECT DISTINCT type FROM claims WHERE decided <> 'rejected' ORDER BY type")
    apart = [{str(row["type"])} for row in rows]
    pairs = database.execute(
        "SELECT DISTINCT a.type AS one, b.type AS other FROM rulings r JOIN claims a ON a.claim_id = r.claim_id "
        "JOIN claims b ON b.claim_id = r.other_id WHERE r.same = 1 AND a.type < b.type"
    )
    for row in list(pairs):
        both = [types for types in apart if not types.isdisjoint({row["one"], row["other"]})]
        apart = [types for types in apart if types not in both] + [set().union(*both)]
    return apart


def _claims_of(database: Database, types: Collection[str]) -> Iterator[tuple[int, Claim]]:
    """The claims of some types that count, with their numbers."""
    asked = (
        f"SELECT number, sha256, record FROM claims WHERE decided <> 'rejected' AND type IN ({marks(sorted(types))}) "
        "ORDER BY number"
    )
    for row in database.stream(asked, sorted(types)):
        yield row["number"], replace(claim_of(row), page=row["sha256"])


def _claims_on(database: Database, sha256: str) -> list[Row]:
    return list(database.execute("SELECT claim_id, record FROM claims WHERE sha256 = ? ORDER BY claim_id", [sha256]))


def _rejected(claim: Claim) -> bool:
    return claim.decided is not None and claim.decided.state == "rejected"
