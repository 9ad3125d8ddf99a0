"""Finding military items in news text: listed designations, shapes of designations, and class nouns."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from legation.compiled import compiled
from legation.world.folding import fold
from legation.world.items_lexicon import BESIDE, COUNTED, NOUN, Reading, readings
from legation.world.items_patterns import Shape, may_begin, shapes
from legation.world.items_vetoes import Veto, vetoes

__all__ = ["ItemHit", "Weapons"]

_VARIANT = re.compile(r"[A-Z][A-Z0-9]{0,4}(?:-[A-Z0-9]{1,3})?(?=s?(?![A-Za-z0-9]))")
"""The letters of a version after a listed designation: the "V" of "F-16V", the "PMU-2" of "S-300PMU-2"."""
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")
_WINDOW = 4
"""So many words either side of a noun can forbid or support its reading."""
_REACH = 60
"""Characters either side in which those words are sought."""
_COUNT = re.compile(
    r"(?:(?<![\w.-])\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|hundred|thousand|million|dozen)|\b(?:dozens|scores|hundreds|thousands|tens of thousands|millions|a number) of)"
    r"\s+(?:(?:more|additional|new|used|second-hand|modern|mobile|modernised|modernized|advanced|heavy|light|further)\s+)?",
    re.IGNORECASE,
)
"""A number before a noun, perhaps with one colourless adjective between."""
_TOUCHING = re.compile(r"""[ "'-]{1,3}|""")

SHAPED = "shape:"
"""What the rule of an item begins with that no table knows."""

_LISTED, _VERSION, _SHAPE, _CLASS = range(4)


_MARK = re.compile(r" (?:Block|Mk\.?|Mark|Flight|Tranche) (?:[IVX]+[A-Z]?|\d+[A-Z]*(?:/\d+)?)\b")


@dataclass(frozen=True, slots=True)
class ItemHit:
    """A military item named in a text: offsets (end exclusive), the words, and what they are.

    `name` is the canonical designation or the singular class noun; `designation` is None for a class noun.
    `category` is one of item_classes.csv; `unroca` the category I to VIII of the UN Register of Conventional Arms or
    None; `producer` the iso3 keys of the states that make it. `generic` means a bare cover term (weapons, military
    equipment); `ambiguous` that the words alone do not settle that an item is meant. `rule` is the row behind it.
    """

    start: int
    end: int
    text: str
    name: str
    designation: str | None
    category: str
    unroca: str | None
    producer: tuple[str, ...]
    generic: bool
    ambiguous: bool
    rule: str

    @property
    def by_shape(self) -> bool:
        """Whether no table knows the thing, and only its shape tells what it is."""
        return self.rule.startswith(SHAPED)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible hit; a `conditional` one counts beside a designation, or else as `otherwise` where that is given."""

    rank: int
    hit: ItemHit
    conditional: bool = False
    otherwise: ItemHit | None = None


# texts whose items are remembered, for the gate asks for those of a story before it is read; none of so many characters
REMEMBERED, LONG = 128, 20_000


class Weapons:
    """All designations, shapes and class nouns of the item tables behind one automaton."""

    def __init__(self, known: dict[str, Reading], forms: Iterable[Shape], forbidden: Iterable[Veto] = ()) -> None:
        self._known = known
        self._vetoes = tuple(forbidden)
        self._shapes: dict[str, list[Shape]] = {}
        for shape in forms:
            for literal in shape.literals:
                self._shapes.setdefault(literal, []).append(shape)
        self._literals = list(dict.fromkeys((*known, *self._shapes)))
        self._automaton = AhoCorasick(self._literals)
        self._remembered = lru_cache(REMEMBERED)(self._find)

    @classmethod
    def load(cls, extra: Path | None = None) -> "Weapons":
        """The items of the packaged tables, with those of a user's directory laid over them.

        Raises `tables.TableError` for a table that is not as described.
        """
        known = readings(extra) if extra is not None else compiled("items", readings)
        return cls(known, shapes(extra), vetoes(extra))

    def find(self, text: str) -> list[ItemHit]:
        """The items named in a text in order, the leftmost and longest where several overlap.

        A class noun directly after a designation is a hit of its own: "10 BRDM-2 armoured vehicles" holds two.
        A designation that is also a common word or name stays `ambiguous` unless a class noun follows it.
        """
        return [*(self._remembered(text) if len(text) <= LONG else self._find(text))]

    def _find(self, text: str) -> tuple[ItemHit, ...]:
        folded = fold(text)
        found = [candidate for candidate in self._candidates(text, folded) if self._allowed(candidate.hit, folded)]
        plain = _leftmost(candidate for candidate in found if not candidate.conditional)
        chosen = _leftmost((*plain, *_supported(found, plain, folded)))
        return tuple(_settled([_with_mark(candidate.hit, text) for candidate in chosen], folded))

    def designations(self, text: str) -> list[tuple[int, int]]:
        """The spans of the designations in a text, for a parser that takes each as one word."""
        return [(hit.start, hit.end) for hit in self.find(text) if hit.designation and not hit.ambiguous]

    def made_by(self) -> Counter[str]:
        """How many designations of the tables each state makes, by ISO3."""
        makers = {r.designation: r.producer for r in self._known.values() if r.designation}
        return Counter(iso3 for producers in makers.values() for iso3 in producers)

    def literals(self) -> list[str]:
        """Lower-case strings of which every text with an item holds one: for a gate that skips the others."""
        return list(self._literals)

    def _allowed(self, hit: ItemHit, folded: str) -> bool:
        return hit.designation is None or not any(veto.forbids(folded, hit.start, hit.end) for veto in self._vetoes)

    def _candidates(self, text: str, folded: str) -> Iterator[_Candidate]:
        lowered = folded.lower()
        size = len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            literal = self._literals[number]
            if literal in self._shapes and may_begin(lowered, start, end):
                yield from self._shaped(literal, text, folded, start)
            if start and lowered[start - 1].isalnum():
                continue
            reading = self._known.get(literal)
            if reading is None or not reading.printed(folded[start:end]):
                continue
            if end == size or not lowered[end].isalnum():
                yield from _read(reading, text, folded, start, end)
            elif reading.designation is not None:
                yield from _longer(reading, text, folded, start, end)

    def _shaped(self, literal: str, text: str, folded: str, start: int) -> Iterator[_Candidate]:
        for shape in self._shapes[literal]:
            match = shape.near(folded, start)
            if match:
                designation = shape.designation(match)
                words = text[match.start() : match.end()]
                hit = ItemHit(
                    start=match.start(),
                    end=match.end(),
                    text=words,
                    name=designation or self._singular(folded[match.start() : match.end()]),
                    designation=designation,
                    category=shape.category,
                    unroca=shape.unroca,
                    producer=(),
                    generic=False,
                    ambiguous=False,
                    rule=f"pattern:{shape.id}",
                )
                yield _Candidate(_SHAPE, hit)

    def _singular(self, words: str) -> str:
        """A describing phrase with its class noun in the singular: "155mm howitzers" → "155mm howitzer"."""
        for gap in re.finditer(r"[ -]", words):
            reading = self._known.get(words[gap.end() :].lower())
            if reading is not None:
                return words[: gap.end()] + reading.name
        return words


def _read(reading: Reading, text: str, folded: str, start: int, end: int) -> Iterator[_Candidate]:
    rank = _LISTED if reading.designation else _CLASS
    conditional = False
    if reading.unless or reading.needs:
        near = _near(folded, start, end)
        if _any(reading.unless, near):
            return
        conditional = bool(reading.needs) and not _any(reading.needs, near)
        if conditional and BESIDE not in reading.needs:
            return
    hit = _hit(reading, text, start, end)
    otherwise = hit if conditional and COUNTED in reading.needs and _counted(folded, start) else None
    beside = replace(hit, category="", unroca=None) if conditional and reading.whole else hit
    yield _Candidate(rank, beside, conditional, otherwise)


def _counted(folded: str, start: int) -> bool:
    """Whether a number stands directly before this place."""
    low = max(0, start - _REACH)
    return any(match.end() == start for match in _COUNT.finditer(folded, low, start))


def _any(words: tuple[str, ...], near: str) -> bool:
    return any(f" {word} " in near for word in words)


def _longer(reading: Reading, text: str, folded: str, start: int, end: int) -> Iterator[_Candidate]:
    """A listed designation that goes on: in the plural ("F-16s"), or to a version that is not listed ("F-16V")."""
    version = _VARIANT.match(folded, end) if folded[end - 1].isdigit() else None
    letters = version.group() if version else ""
    stop = end + len(letters)
    if folded[stop : stop + 1] == "s":
        stop += 1
    if stop == end or folded[stop : stop + 1].isalnum():
        return
    hit = _hit(reading, text, start, stop)
    if letters:
        base = reading.name if reading.name[-1].isdigit() else reading.written
        full = f"{base}{letters}"
        hit = replace(hit, name=full, designation=full)
    yield _Candidate(_VERSION if letters else _LISTED, hit)


def _hit(reading: Reading, text: str, start: int, end: int) -> ItemHit:
    return ItemHit(
        start=start,
        end=end,
        text=text[start:end],
        name=reading.name,
        designation=reading.designation,
        category=reading.category,
        unroca=reading.unroca,
        producer=reading.producer,
        generic=reading.generic,
        ambiguous=reading.ambiguous,
        rule=reading.rule,
    )


def _near(folded: str, start: int, end: int) -> str:
    """The few words of the same sentence around a noun in lower case: once with the noun itself, once with `NOUN`."""
    before = _SENTENCE.split(folded[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE.split(folded[end : end + _REACH])[0]
    left, right = " ".join(_WORD.findall(before)[-_WINDOW:]), " ".join(_WORD.findall(after)[:_WINDOW])
    noun = " ".join(_WORD.findall(folded[start:end]))
    return f" {left} {noun} {right} | {left} {NOUN} {right} ".lower()


def _leftmost(found: Iterable[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    reach = 0
    for candidate in sorted(found, key=lambda c: (c.hit.start, -c.hit.end, c.rank)):
        if candidate.hit.start >= reach:
            reach = candidate.hit.end
            kept.append(candidate)
    return kept


def _supported(found: list[_Candidate], plain: list[_Candidate], folded: str) -> Iterator[_Candidate]:
    """The conditional nouns beside a designation, with its category where they have none of their own, or counted."""
    starts = [candidate.hit.start for candidate in plain]
    for candidate in found:
        if not candidate.conditional:
            continue
        noun = candidate.hit
        place = bisect_left(starts, noun.start)
        before = plain[place - 1].hit if place else None
        after = plain[place].hit if place < len(plain) else None
        if (before and before.end > noun.start) or (after and after.start < noun.end):
            continue
        beside = next((hit for hit in (before, after) if hit and hit.designation and _touch(hit, noun, folded)), None)
        if beside:
            yield replace(candidate, hit=_taken_on(noun, beside))
        elif candidate.otherwise:
            yield replace(candidate, hit=candidate.otherwise)


def _taken_on(noun: ItemHit, beside: ItemHit) -> ItemHit:
    return noun if noun.category else replace(noun, category=beside.category, unroca=beside.unroca)


def _touch(one: ItemHit, other: ItemHit, folded: str) -> bool:
    """Whether nothing but a space, hyphen or quotation mark stands between two hits."""
    first, second = sorted((one, other), key=lambda hit: hit.start)
    return _TOUCHING.fullmatch(folded[first.end : second.start]) is not None


def _with_mark(hit: ItemHit, text: str) -> ItemHit:
    """A designation with the mark of its make behind it: "JF-17C Block III", "Abrams Mk 2"."""
    mark = _MARK.match(text, hit.end) if hit.designation else None
    return replace(hit, end=mark.end(), text=text[hit.start : mark.end()]) if mark else hit


def _settled(hits: list[ItemHit], folded: str) -> Iterator[ItemHit]:
    """The hits, with a doubtful designation no longer so where a class noun follows it: "Javelin missiles"."""
    for number, hit in enumerate(hits):
        after = hits[number + 1] if number + 1 < len(hits) else None
        confirmed = hit.ambiguous and after and not after.designation and _touch(hit, after, folded)
        yield replace(hit, ambiguous=False) if confirmed else hit
