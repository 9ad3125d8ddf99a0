"""What of a text is taken as one: times, numbers, designations, names, fixed phrases; the rest word by word."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.language.gloss.lexicon import APOSTROPHES, NAME, NOUN, Lexicon
from legation.language.gloss.timewords import TimeWords

TIME, NUMBER, DESIGNATION, WORD, PROPER = "time", "number", "designation", "word", "proper"
_FIGURES = re.compile(
    r"(?<![\w,.])\d{1,3}(?:[   ]\d{3})+(?:,\d+)?(?!\w)|(?<![\w,.])\d+,\d+(?!\w)|(?<![\w,.-])\d+(?![\w-])"
)
_SPACES = re.compile(r"[   ]")


_WORD = re.compile(r"MM?\.|(?:[A-Z]\.)+|[^\W_]+(?:[-.][^\W_]+)*['’]?|[^\w\s]|_")
_INVERTED = re.compile(r"(?:-t)?-(?:il|elle|on|ils|elles|ce)$")


def bounds_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the words and signs of a text stand; "a-t-il" is two, "l'armée" is two, "Royaume-Uni" is one."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        turned = _INVERTED.search(match.group())
        if turned is not None and turned.start() and match.group()[0].islower():
            yield start, start + turned.start()
            start += turned.start()
        yield start, end


@dataclass(frozen=True, slots=True)
class Unit:
    """Words [first, last) of a text that stand for the `english`; `kind` is that of a phrase, or time, number,
    designation, word. `adjective` is a word inside it that is none of it ("ministre malien de la Défense").
    """

    first: int
    last: int
    kind: str
    english: str
    subkind: str = ""
    adjective: int | None = None


def is_plain(text: str, words: Sequence[tuple[int, int]], unit: Unit) -> bool:
    """Whether a unit ends in a common word of some length, such as a thing that a name may follow."""
    start, end = words[unit.last - 1]
    return text[start:end].isalpha() and text[start:end].islower() and end - start > 3


class Units:
    """Parts a text into units; `designations` tells where weapons stand by their names."""

    def __init__(
        self, lexicon: Lexicon, times: TimeWords, designations: Callable[[str], Sequence[tuple[int, int]]]
    ) -> None:
        self._lexicon = lexicon
        self._times = times
        self._designations = designations
        numbers: Mapping[str, Any] = lexicon.numbers
        self._cardinals: dict[str, int] = {**numbers["cardinals"], **numbers["magnitudes"]}
        self._magnitudes: frozenset[str] = frozenset(numbers["magnitudes"])
        self._large: dict[str, str] = numbers["large"]
        self._about: dict[str, int] = numbers["about"]
        self._many: dict[str, str] = numbers["many"]
        self._ordinals: dict[str, str] = numbers["ordinals"]
        hedges = ((french.split(), english) for english, words in numbers["hedges"].items() for french in words)
        self._hedges = sorted(hedges, key=lambda row: -len(row[0]))

    def of(self, text: str, words: Sequence[tuple[int, int]]) -> list[Unit]:
        """The units of a text whose words have these bounds, in order."""
        spans = [(t.start, t.end, TIME, t.english) for t in self._times.find(text)]
        spans += [(s, e, DESIGNATION, text[s:e]) for s, e in self._designations(text)]
        spans += [(m.start(), m.end(), NUMBER, _figures(m.group())) for m in _FIGURES.finditer(text)]
        fixed = self._fixed(spans, words)
        texts = [text[start:end] for start, end in words]
        found: list[Unit] = []
        i = 0
        while i < len(words):
            unit = fixed.get(i) or self._number(texts, i) or self._phrase(texts, i, fixed)
            unit = self._counted(texts, unit) if unit.kind == NUMBER else unit
            unit = self._hedged(texts, unit, found)
            found.append(unit)
            i = unit.last
        return self._with_proper(text, words, found)

    def _with_proper(self, text: str, words: Sequence[tuple[int, int]], units: Sequence[Unit]) -> list[Unit]:
        """Words with capitals that follow one another are one name; one of them behind a thing is the thing's."""
        found: list[Unit] = []
        i = 0
        while i < len(units):
            j = i
            while j < len(units) and self._capital(text, words, units, j, i):
                j += 1
            while j > i and text[words[units[j - 1].first][0]].islower():
                j -= 1
            thing = self._is_thing(text, words, found[-1]) if found else False
            if j - i > 1 or (j - i == 1 and i and (thing or not _opens(text, words, units[i]))):
                first, last = units[i].first, units[j - 1].last
                english = text[words[first][0] : words[last - 1][1]]
                alone = j - i == 1 and thing
                found.append(Unit(first, last, DESIGNATION if alone else NAME, english, "" if alone else PROPER))
            else:
                j = max(j, i + 1)
                found += units[i:j]
            i = j
        return found

    def _capital(self, text: str, words: Sequence[tuple[int, int]], units: Sequence[Unit], j: int, i: int) -> bool:
        unit = units[j]
        word = text[words[unit.first][0] : words[unit.first][1]]
        joined = j > i and word.lower() in ("de", "du", "la", "le", "bin", "al", "ben") and j + 1 < len(units)
        plain = unit.kind == WORD and word[:1].isalpha() and word.lower() not in self._lexicon.demonyms
        if joined and word[:1].islower():
            return word in ("bin", "ben", "al")
        if not plain or not word[:1].isupper() or word.endswith(("'", "’")) or len(word) == 1:
            return False
        return joined or not self._lexicon.is_function(word.lower())

    def _is_thing(self, text: str, words: Sequence[tuple[int, int]], unit: Unit) -> bool:
        if unit.kind not in (WORD, NOUN) or not is_plain(text, words, unit):
            return False
        start, end = words[unit.last - 1]
        return unit.kind == NOUN or self._lexicon.word("nouns", "", text[start:end]) is not None

    def _fixed(self, spans: Sequence[tuple[int, int, str, str]], words: Sequence[tuple[int, int]]) -> dict[int, Unit]:
        """The spans as units by their first word; the first of two that overlap stands."""
        found: dict[int, Unit] = {}
        taken: set[int] = set()
        for start, end, kind, english in spans:
            inside = [i for i, (s, e) in enumerate(words) if s < end and start < e]
            if inside and words[inside[0]][0] == start and not taken & set(inside):
                found[inside[0]] = Unit(inside[0], inside[-1] + 1, kind, english)
                taken.update(inside)
        return found

    def _number(self, texts: Sequence[str], i: int) -> Unit | None:
        """A number in words: "deux cents", "vingt-cinq", "une vingtaine de", "des dizaines de"."""
        word = texts[i].lower()
        after = texts[i + 1].lower() if i + 1 < len(texts) else ""
        if word in ("un", "une", "la") and after in self._about and self._of(texts, i + 2):
            return Unit(i, i + 3, NUMBER, f"about {self._about[after]}")
        if word == "des" and after in self._many and self._of(texts, i + 2):
            return Unit(i, i + 3, NUMBER, self._many[after].removesuffix(" of"), "many")
        if word in ("un", "une"):
            return None
        j, total, current = i, 0, 0
        while j < len(texts) and all(p in (*self._cardinals, "et") for p in texts[j].lower().split("-")):
            for part in texts[j].lower().split("-"):
                value = self._cardinals.get(part, 0)
                if value == 1000:
                    total, current = total + max(current, 1) * 1000, 0
                elif value == 100 or (part in ("vingt", "vingts") and current == 4):
                    current = max(current, 1) * value
                else:
                    current += value
            j += 1
            if j < len(texts) and texts[j].lower() in ("un", "une", "et"):
                break
        return Unit(i, j, NUMBER, str(total + current)) if j > i and total + current else None

    def _counted(self, texts: Sequence[str], unit: Unit) -> Unit:
        """A number with "millions de" behind it."""
        if unit.last < len(texts) and texts[unit.last].lower() in self._large:
            last = unit.last + 1
            last += self._of(texts, last)
            return Unit(unit.first, last, NUMBER, f"{unit.english} {self._large[texts[unit.last].lower()]}")
        return unit

    def _hedged(self, texts: Sequence[str], unit: Unit, before: list[Unit]) -> Unit:
        """A number with "plus de" or "environ" before it, which is taken back from the units before."""
        if unit.kind != NUMBER or unit.subkind:
            return unit
        for words, english in self._hedges:
            first = unit.first - len(words)
            if first >= 0 and [self._lexicon.key(t) for t in texts[first : unit.first]] == [
                self._lexicon.key(w) for w in words
            ]:
                while before and before[-1].first >= first:
                    before.pop()
                return Unit(first, unit.last, NUMBER, f"{english} {unit.english}")
        return unit

    def _phrase(self, texts: Sequence[str], i: int, fixed: Mapping[int, Unit]) -> Unit:
        limit = min((j for j in fixed if j > i), default=len(texts))
        found = self._lexicon.longest(texts[:limit], i)
        if found is None:
            return Unit(i, i + 1, WORD, "")
        end, phrase, adjective = found
        return Unit(i, end, phrase.kind, phrase.english, phrase.subkind, adjective)

    def _of(self, texts: Sequence[str], i: int) -> bool:
        return i < len(texts) and texts[i].lower().translate(APOSTROPHES) in ("de", "d'")


def _opens(text: str, words: Sequence[tuple[int, int]], unit: Unit) -> bool:
    """Whether a unit opens a sentence, so that its capital says nothing."""
    before = text[: words[unit.first][0]].rstrip(' «"“\n')
    return not before or before[-1] in ".!?:"


def _figures(printed: str) -> str:
    """A number as English prints it: "1 500" is "1,500", "8,5" is "8.5"."""
    return _SPACES.sub(",", printed.replace(",", "."))
