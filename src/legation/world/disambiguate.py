"""Settling what a doubtful name stands for: republic or vehicle, country or federal state, capital or namesake.

The readings of a name compete by points. The table `ambiguity` gives each reading its prior and the words that
speak for it: right beside the name (`~` marks the name) or near it. Beyond the table, the same few observations
count for every name: states the story speaks of elsewhere, given names beside the words, a federal state after a
comma, a title before a surname. A reading called `other` stands for all that the tables do not know; where it
wins, the hit is dropped. A form with `*` gives the rows of a whole class (`*capital`, `*surname`, `*outlet`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from legation.world import tables
from legation.world.entries import Entry, Hit
from legation.world.folding import fold
from legation.world.tables import split

OTHER = "other"
_NEAR = 150
"""How many characters on either side count as near."""
_BESIDE_POINTS = 4
_NEAR_POINTS = 2
_NEAR_MOST = 4
_STORY_POINTS = 2
_CONTEXT_POINTS = 3
_FULL_NAME_POINTS = 5
_GIVEN_NAME_POINTS = 4
_FOLLOWED_POINTS = 5
_FEDERAL = frozenset({"us_state", "province"})
_HEADLINE = 0.6
"""A line with more than this share of capitalised words is a headline: capitals in it say nothing."""
_TEXTS = frozenset(
    f"{word}{ending}"
    for word in (
        "Accord",
        "Agreement",
        "Charter",
        "Convention",
        "Declaration",
        "Document",
        "Memorandum",
        "Protocol",
        "Treaty",
    )
    for ending in ("", "s")
)
"""Texts that are called after the capital in which they were signed, as such a name writes them."""
_WORD_BEFORE = re.compile(r"(?<![\w'-])([^\W\d_][\w'-]*) $")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w'-]*)")


@dataclass(frozen=True, slots=True)
class Cue:
    """What the table says for one reading of one form: its prior and the words that speak for it."""

    reading: str
    prior: int
    beside: tuple[tuple[str, str], ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """A text with what its settled names say: the states it speaks of and the persons it names in full."""

    text: str
    lowered: str
    hits: tuple[Hit, ...]
    context: frozenset[str]
    given: frozenset[str]
    persons: frozenset[str]


def reading(entry: Entry) -> str:
    """The key under which an entry competes: iso3, organisation or place key, `branch:iso3`."""
    return f"{entry.key}:{entry.iso3}" if entry.kind == "branch" and entry.iso3 else entry.key


class Resolver:
    """The rules of the table `ambiguity`, ready to be applied to the hits of a story."""

    def __init__(self, cues: Iterable[tuple[str, Cue]], given_names: Iterable[str]):
        self._cues: dict[str, list[Cue]] = {}
        for form, cue in cues:
            self._cues.setdefault(form, []).append(cue)
        self._given_names = frozenset(given_names)

    @classmethod
    def load(cls, extra: Path | None = None) -> "Resolver":
        """The packaged rules with a user's laid over them. Raises `tables.TableError`."""
        names = (fold(row["name"]) for row in tables.read(tables.GIVEN_NAMES, extra))
        return cls(((fold(row["form"]), _cue(row)) for row in tables.read(tables.AMBIGUITY, extra)), names)

    def resolve(self, text: str, hits: Sequence[Hit], story_states: Sequence[str] = ()) -> list[Hit]:
        """The hits with each doubtful one settled: its entries narrowed, or the hit dropped as something else.

        A second look counts what the first has settled: once "Georgia" is the country, it speaks for its presidents.
        Readings that stay level are all kept. `story_states` are iso3 keys known from elsewhere (dateline,
        headline, an earlier part of the story). The order of the hits is kept.
        """
        folded = fold(text)
        story = _Story(
            text=folded,
            lowered=folded.lower(),
            hits=tuple(hits),
            context=_context(hit for hit in hits if not self._doubtful(hit)),
            given=frozenset(story_states),
            persons=frozenset(e.key for hit in hits for e in hit.entries if e.kind == "person" and e.form != "surname"),
        )
        first = self._settled(story)
        decided = _context(hit for hit in first if hit.entries[0].kind == "state" and len(_readings(hit)) == 1)
        return self._settled(replace(story, context=story.context | decided))

    def _settled(self, story: _Story) -> list[Hit]:
        settled = (self._settle(story, place, hit) for place, hit in enumerate(story.hits))
        return [hit for hit in settled if hit is not None]

    def _doubtful(self, hit: Hit) -> bool:
        if any(entry.ambiguous for entry in hit.entries) or fold(hit.text) in self._cues:
            return True
        return len(_readings(hit)) > 1

    def _settle(self, story: _Story, place: int, hit: Hit) -> Hit | None:
        if not self._doubtful(hit):
            return None if _is_namesake(story, place, hit) else hit
        rows = self._rows(hit)
        scores: dict[str, int] = {}
        for entry in hit.entries:
            name = reading(entry)
            points = self._points(story, hit, rows, name) + _support(story, entry)
            scores[name] = max(scores.get(name, points), points)
        if any(row.reading == OTHER for row in rows):
            scores[OTHER] = self._points(story, hit, rows, OTHER) + self._stranger(story, place, hit)
        best = max(scores.values())
        winners = {name for name, points in scores.items() if points == best}
        if OTHER in winners and (len(winners) == 1 or hit.entries[0].form == "lowercase"):
            return None
        entries = tuple(entry for entry in hit.entries if reading(entry) in winners)
        return replace(hit, entries=entries)

    def _rows(self, hit: Hit) -> list[Cue]:
        """The rows for the words themselves, else those for the classes of their readings."""
        own = self._cues.get(fold(hit.text)) or self._cues.get(fold(hit.text).title())
        if own:
            return own
        classes = dict.fromkeys(_class(entry) for entry in hit.entries if entry.ambiguous)
        return [cue for name in classes for cue in self._cues.get(name, [])]

    def _points(self, story: _Story, hit: Hit, rows: list[Cue], name: str) -> int:
        points = 0
        for row in rows:
            if row.reading == name or (row.reading == "*" and name != OTHER):
                points += row.prior + _beside(story, hit, row) + _near(story, hit, row)
        return points

    def _stranger(self, story: _Story, place: int, hit: Hit) -> int:
        """Points for a person or a town of that name: given names beside it, a federal state after it."""
        points = 0
        before = _WORD_BEFORE.search(story.text, max(0, hit.start - 40), hit.start)
        given = before is not None and before[1] in self._given_names
        if given or (hit.text in self._given_names and _surname_follows(story, place, hit)):
            points += _GIVEN_NAME_POINTS
        if _federal_follows(story, place, hit, certain=False):
            points += _FOLLOWED_POINTS
        return points


def _cue(row: tables.Row) -> Cue:
    beside = []
    for phrase in split(fold(row["beside"]).lower()):
        left, mark, right = phrase.partition("~")
        if not mark:
            raise tables.TableError(f"{tables.AMBIGUITY.file}: {row['form']}: {phrase!r} has no ~")
        beside.append((left, right))
    near = tuple(fold(word).lower() for word in split(row["near"]))
    return Cue(row["reading"], int(row["prior"]), tuple(beside), near)


def _readings(hit: Hit) -> set[str]:
    return {reading(entry) for entry in hit.entries}


def _class(entry: Entry) -> str:
    return f"*{entry.form if entry.kind in ('state', 'person') else entry.kind}"


def _context(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset(entry.iso3 for hit in hits for entry in hit.entries if entry.iso3)


def _support(story: _Story, entry: Entry) -> int:
    points = 0
    if entry.iso3 in story.context:
        points += _CONTEXT_POINTS
    if entry.iso3 in story.given:
        points += _STORY_POINTS
    if entry.form == "surname" and entry.key in story.persons:
        points += _FULL_NAME_POINTS
    return points


def _beside(story: _Story, hit: Hit, row: Cue) -> int:
    for left, right in row.beside:
        start, end = hit.start - len(left), hit.end + len(right)
        if start < 0 or story.lowered[start : hit.start] != left or story.lowered[hit.end : end] != right:
            continue
        if left and start and left[0].isalnum() and story.lowered[start - 1].isalnum():
            continue
        if right and end < len(story.lowered) and right[-1].isalnum() and story.lowered[end].isalnum():
            continue
        return _BESIDE_POINTS
    return 0


def _near(story: _Story, hit: Hit, row: Cue) -> int:
    if not row.near:
        return 0
    around = story.lowered[max(0, hit.start - _NEAR) : hit.start] + " " + story.lowered[hit.end : hit.end + _NEAR]
    found = sum(1 for word in row.near if _contains(around, word))
    return min(_NEAR_MOST, _NEAR_POINTS * found)


def _contains(text: str, word: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _next_hit(story: _Story, place: int) -> Hit | None:
    return story.hits[place + 1] if place + 1 < len(story.hits) else None


def _federal_follows(story: _Story, place: int, hit: Hit, certain: bool) -> bool:
    """Whether ", Texas" or the like follows; `certain` leaves out names that are also states ("Georgia")."""
    following = _next_hit(story, place)
    if following is None or story.text[hit.end : following.start] != ", ":
        return False
    federal = [entry.subkind in _FEDERAL for entry in following.entries]
    return all(federal) if certain else any(federal)


def _is_namesake(story: _Story, place: int, hit: Hit) -> bool:
    """Whether a capital's name is a town elsewhere, "Moscow, Idaho", or part of the name of a text: "the Vienna
    Document", "the Minsk agreements" written as a name.
    """
    if not any(entry.form == "capital" for entry in hit.entries):
        return False
    after = _WORD_AFTER.match(story.text, hit.end)
    if after is not None and after[1] in _TEXTS:
        return True
    return _federal_follows(story, place, hit, certain=True)


def _surname_follows(story: _Story, place: int, hit: Hit) -> bool:
    after = _WORD_AFTER.match(story.text, hit.end)
    if not after or not after[1].istitle():
        return False
    following = _next_hit(story, place)
    if following is not None and following.start == hit.end + 1:
        return False
    return not _in_headline(story.text, hit)


def _in_headline(text: str, hit: Hit) -> bool:
    line = text[max(0, hit.start - 60) : hit.end + 60]
    words = re.findall(r"[^\W\d_]{4,}", line)
    return bool(words) and sum(word[0].isupper() for word in words) / len(words) > _HEADLINE


@cache
def _packaged() -> Resolver:
    return Resolver.load()


def resolve(text: str, hits: list[Hit], story_states: Sequence[str] = ()) -> list[Hit]:
    """`Resolver.resolve` with the packaged rules: doubtful hits settled or dropped, the order kept."""
    return _packaged().resolve(text, hits, story_states)
