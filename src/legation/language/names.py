"""Names of the world laid over a parsed block: which tokens are a state, a ministry, a title, an outlet, a weapon."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from legation.language.parse import Parse
from legation.world.names import Entry, Hit
from legation.world.weapons import ItemHit


@dataclass(frozen=True, slots=True)
class Atom:
    """A known name on a token range [first, last); `head` is the token that the range hangs from."""

    first: int
    last: int
    head: int
    entry: Entry
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ItemAtom:
    """A weapon designation or class word on a token range [first, last)."""

    first: int
    last: int
    head: int
    hit: ItemHit


class Overlay:
    """Known names of one block by token: `at(i)` is the name that covers token `i`, `item_at(i)` the weapon."""

    def __init__(self, parse: Parse, hits: Sequence[Hit], items: Sequence[ItemHit], offset: int) -> None:
        self._starts = [t.start for t in parse.tokens]
        self._ends = [t.end for t in parse.tokens]
        self.atoms: list[Atom] = []
        self.items: list[ItemAtom] = []
        self._by_token: dict[int, Atom] = {}
        self._item_by_token: dict[int, ItemAtom] = {}
        for hit in hits:
            self._add(parse, hit, offset)
        for item in items:
            self._add_item(parse, item, offset)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_right(self._ends, start)
        return first, bisect_left(self._starts, end)

    def _add(self, parse: Parse, hit: Hit, offset: int) -> None:
        first, last = self._range(hit.start - offset, hit.end - offset)
        if first >= last or not hit.entries:
            return
        atom = Atom(first, last, span_head(parse, first, last), hit.entries[0], hit.start, hit.end, hit.text)
        self.atoms.append(atom)
        for i in range(first, last):
            self._by_token.setdefault(i, atom)

    def _add_item(self, parse: Parse, item: ItemHit, offset: int) -> None:
        first, last = self._range(item.start - offset, item.end - offset)
        if first >= last:
            return
        atom = ItemAtom(first, last, span_head(parse, first, last), item)
        self.items.append(atom)
        for i in range(first, last):
            self._item_by_token.setdefault(i, atom)

    def at(self, i: int) -> Atom | None:
        """The known name that covers token `i`, if any."""
        return self._by_token.get(i)

    def item_at(self, i: int) -> ItemAtom | None:
        """The weapon designation or class word that covers token `i`, if any."""
        return self._item_by_token.get(i)


def span_head(parse: Parse, first: int, last: int) -> int:
    """The token of [first, last) that hangs from outside it; the last such, since English names are head-final."""
    heads = [i for i in range(first, last) if not first <= parse.tokens[i].head < last or parse.tokens[i].head == i]
    return heads[-1] if heads else last - 1
