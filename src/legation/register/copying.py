"""Keeping copies up to date in the tables as pages come and go. Each function runs inside the store's transaction.

What the tables say of a family is a function of the stories in it. So a page that comes or goes changes only what hangs
together with it through pairs.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from legation.model.claim import Claim
from legation.model.page import Page
from legation.register.copies.families import Family, family
from legation.register.copies.known import KnownCopy, added
from legation.register.copies.origin import Copy
from legation.register.copies.pairs import Offsets, Pair, compare
from legation.register.copies.printed import FIRST_SEEN, Printed, StoryId, printed_on
from legation.register.copies.signature import Signature, signature
from legation.register.database import Database, Row, Value, marks, one, portions
from legation.register.independence import Reprint
from legation.register.rows import story_of
from legation.world import World

Worlds = Callable[[], World]
"""Gives the tables of the world, which are loaded only where two stories must be compared."""


def partners(database: Database, sha256: str) -> set[StoryId]:
    """The stories of other pages that stand in a pair with one of this page."""
    rows = database.execute(
        "SELECT DISTINCT other_sha256, other_story FROM copy_pairs WHERE sha256 = ? AND other_sha256 <> ?",
        [sha256, sha256],
    )
    return {(row["other_sha256"], row["other_story"]) for row in rows}


def update(
    database: Database, page: Page, claims: Collection[Claim], before: Iterable[StoryId], worlds: Worlds
) -> set[StoryId]:
    """File a page's stories, find their copies, and settle anew what hangs together with them, or with the stories that
    were their copies `before`. Gives the stories of which something else is told now.
    """
    stories = {printed.id: printed for printed in printed_on(page)}
    for story, printed in stories.items():
        signed = signature(printed.story, [claim for claim in claims if claim.story.index == story[1]])
        # looked up before it is filed, so that each pair of one page is met once
        for other in _candidates(database, signed):
            _pair(database, compare(printed, stories.get(other) or _printed(database, other), worlds()))
        database.insert("copy_keys", [_key_row(story, key, signed) for key in sorted(signed.all)])
    return _settle(database, {*stories, *before}, worlds)


def reprints(database: Database, stories: Collection[StoryId]) -> dict[StoryId, Reprint]:
    """Which of some stories are copies, and of what."""
    wanted = set(stories)
    found: dict[StoryId, Reprint] = {}
    for some in portions(sorted({sha256 for sha256, _ in wanted})):
        for row in database.execute(f"SELECT * FROM copies WHERE sha256 IN ({marks(some)})", some):
            if (row["sha256"], row["story"]) in wanted:
                found[row["sha256"], row["story"]] = reprint_of(row)
    return found


def reprint_of(row: Row) -> Reprint:
    """What a row of `copies` says a story is a copy of."""
    return Reprint((row["root_sha256"], row["root_story"]), row["carrier"], _offsets(row["shared"]))


def known(database: Database) -> Iterator[KnownCopy]:
    """Every copy, under the first story of its text, the earliest first."""
    rows = database.stream(
        "SELECT s.*, p.path, k.kind, k.kept, k.shared, o.story AS of_story, o.title AS of_title, "
        "o.published AS of_published, q.path AS of_path FROM copies k "
        "JOIN stories s ON s.sha256 = k.sha256 AND s.story = k.story JOIN pages p ON p.sha256 = s.sha256 "
        "JOIN stories o ON o.sha256 = k.root_sha256 AND o.story = k.root_story JOIN pages q ON q.sha256 = o.sha256 "
        "ORDER BY coalesce(o.published, '9999'), q.path, o.story, coalesce(s.published, '9999'), p.path, s.story"
    )
    for row in rows:
        yield KnownCopy(
            page=row["path"],
            story=row["story"],
            title=row["title"],
            published=row["published"],
            of_page=row["of_path"],
            of_story=row["of_story"],
            of_title=row["of_title"],
            of_published=row["of_published"],
            kind=row["kind"],
            kept=row["kept"],
            first_seen=row["published_basis"] == FIRST_SEEN,
            adds=added(story_of(row), _offsets(row["shared"])),
        )


def untold(database: Database) -> dict[StoryId, tuple[str | None, str]]:
    """The stories that are told from another day than they should be: that day, None for their own, and the title of
    the story that shows it.
    """
    rows = database.execute(
        "SELECT s.sha256, s.story, f.day, coalesce(o.title, '') AS title FROM stories s "
        "LEFT JOIN first_seen f ON f.sha256 = s.sha256 AND f.story = s.story "
        "LEFT JOIN stories o ON o.sha256 = f.by_sha256 AND o.story = f.by_story "
        "WHERE (s.published_basis = ? AND (f.day IS NULL OR f.day <> s.published)) "
        "OR (f.day IS NOT NULL AND s.published_basis <> ?) ORDER BY s.sha256, s.story",
        [FIRST_SEEN, FIRST_SEEN],
    )
    return {(row["sha256"], row["story"]): (row["day"], row["title"]) for row in rows}


def _settle(database: Database, stories: Iterable[StoryId], worlds: Worlds) -> set[StoryId]:
    pairs = _together(database, stories)
    known = {story: _printed(database, story) for story in pairs}
    told = family({story: mine for story, mine in pairs.items() if mine}, known)
    copies = {story: _copy_row(copy, told, known, worlds) for story, copy in told.copies.items()}
    anchors = {
        story: {**_name(story), "day": day.isoformat(), "by_sha256": by[0], "by_story": by[1]}
        for story, (day, by) in told.anchors.items()
    }
    return {
        story
        for story in sorted(pairs)
        # both are to be brought up to date
        if _replaced(database, "copies", story, copies.get(story))
        | _replaced(database, "first_seen", story, anchors.get(story))
    }


def _together(database: Database, stories: Iterable[StoryId]) -> dict[StoryId, list[Pair]]:
    """The stories that hang together with some through pairs, each with its pairs."""
    found: dict[StoryId, list[Pair]] = defaultdict(list)
    waiting = sorted(set(stories))
    while waiting:
        story = waiting.pop()
        if story in found:
            continue
        found[story] = [
            _pair_of(row)
            for row in database.execute("SELECT * FROM copy_pairs WHERE sha256 = ? AND story = ?", list(story))
        ]
        waiting += [pair.second for pair in found[story]]
    return found


def _replaced(database: Database, table: str, story: StoryId, row: dict[str, Value] | None) -> bool:
    """Put a story's row in the place of what the table holds; whether that changed anything."""
    old = one(database.execute(f"SELECT * FROM {table} WHERE sha256 = ? AND story = ?", list(story)))
    if (dict(old) if old is not None else None) == row:
        return False
    database.execute(f"DELETE FROM {table} WHERE sha256 = ? AND story = ?", list(story))
    database.insert(table, [row] if row else [])
    return True


def _candidates(database: Database, signed: Signature) -> list[StoryId]:
    found: set[StoryId] = set()
    for keys, condition in ((signed.opening, ""), (signed.all - signed.opening, "AND opening = 1")):
        for some in _lists(sorted(keys)):
            sql = f"SELECT DISTINCT sha256, story FROM copy_keys WHERE key IN ({marks(some)}) {condition}"
            found |= {(row["sha256"], row["story"]) for row in database.execute(sql, some)}
    return sorted(found)


def _lists(keys: Sequence[int]) -> Iterable[list[int]]:
    return (list(keys[at : at + 256]) for at in range(0, len(keys), 256))


def _printed(database: Database, story: StoryId) -> Printed:
    row = next(
        database.execute(
            "SELECT s.*, p.site FROM stories s JOIN pages p USING (sha256) WHERE s.sha256 = ? AND s.story = ?",
            list(story),
        )
    )
    return Printed(row["sha256"], row["site"], story_of(row))


def _pair(database: Database, pair: Pair | None) -> None:
    if pair is not None:
        database.insert("copy_pairs", [_pair_row(pair), _pair_row(pair.turned())])


def _key_row(story: StoryId, key: int, signed: Signature) -> dict[str, Value]:
    return {"key": key, **_name(story), "opening": int(key in signed.opening)}


def _pair_row(pair: Pair) -> dict[str, Value]:
    return {
        **_name(pair.first),
        "other_sha256": pair.second[0],
        "other_story": pair.second[1],
        "covered": pair.covered[0],
        "other_covered": pair.covered[1],
        "verbatim": pair.verbatim[0],
        "other_verbatim": pair.verbatim[1],
        "same": int(pair.same),
        "shared": json.dumps(pair.shared[0]),
        "other_shared": json.dumps(pair.shared[1]),
    }


def _pair_of(row: Row) -> Pair:
    return Pair(
        (row["sha256"], row["story"]),
        (row["other_sha256"], row["other_story"]),
        (row["covered"], row["other_covered"]),
        (row["verbatim"], row["other_verbatim"]),
        (_offsets(row["shared"]), _offsets(row["other_shared"])),
        bool(row["same"]),
    )


def _copy_row(copy: Copy, told: Family, known: dict[StoryId, Printed], worlds: Worlds) -> dict[str, Value]:
    root = told.root(copy.story)
    printed = known[root].carrier
    outlet = worlds().outlets.by_name(printed) if printed else None
    return {
        **_name(copy.story),
        "of_sha256": copy.of[0],
        "of_story": copy.of[1],
        "kind": copy.kind,
        "kept": copy.kept,
        "shared": json.dumps(copy.shared),
        "root_sha256": root[0],
        "root_story": root[1],
        "carrier": outlet.name if outlet else printed,
    }


def _name(story: StoryId) -> dict[str, Value]:
    return {"sha256": story[0], "story": story[1]}


def _offsets(text: str) -> Offsets:
    return tuple((start, end) for start, end in json.loads(text))
