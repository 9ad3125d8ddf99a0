"""What passes: designation, class, number, batch and mode, read from the phrase in the item slots."""

from dataclasses import dataclass, replace

from legation.claims.concepts import Concepts
from legation.claims.things import Thing
from legation.codebook.entries import Codebook
from legation.language.graph import Graph
from legation.language.quantities import ordinals
from legation.language.reading import Passage
from legation.model.claim import Item, ItemPart, Number, Range
from legation.model.quantity import Quantity

INCLUDING = ("including",)


@dataclass(frozen=True, slots=True)
class Member:
    """One phrase of a list of items: its head token, the first token that belongs to it, and its count."""

    head: int
    first: int
    quantity: Quantity | None


class Items:
    """Reads items in one passage."""

    def __init__(self, codebook: Codebook, passage: Passage, concepts: Concepts) -> None:
        self._codebook = codebook
        self._passage = passage
        self._graph: Graph = passage.graph
        self.concepts = concepts

    def read(self, heads: list[int], mode: str | None) -> list[Item]:
        """The items behind coordinated phrase heads: one for each counted member, or one with parts."""
        members = self._members(heads)
        if not members:
            return self._anaphoric(heads)
        batch = self._batch(heads)
        sentence = self._graph.token(members[0].head).sentence
        mode = mode or self._mode(sentence)
        counted = [m for m in members if m.quantity is not None]
        if len(members) == 1 or len(counted) == len(members):
            return [self._item(m, batch, mode) for m in members]
        listed = [self._item(m, batch, mode) for m in counted]
        rest = [m for m in members if m.quantity is None]
        if len(rest) == 1:
            return [*listed, self._item(rest[0], batch, mode)]
        return [*listed, self._package(rest, batch, mode)]

    def _anaphoric(self, heads: list[int]) -> list[Item]:
        """ "The first batch arrived", "they", "12 of them": a batch or count whose thing an earlier sentence names."""
        for head in heads:
            token = self._graph.token(head)
            thing = next((t for i in self.concepts.meant(head) if (t := self.concepts.stands_for(i))), None)
            if (
                thing is not None
                or token.lemma in self._codebook.cues["batch_nouns"]
                or token.lemma in self._codebook.cues["anaphoric_items"]
            ):
                return [self._standing_for(head, thing)]
        return self._plain(heads)

    def unnamed(self, head: int) -> Item:
        """The thing of an act that the story told before, which the clause does not name: "that offer"."""
        return self._standing_for(head, None)

    def _standing_for(self, head: int, thing: Thing | None) -> Item:
        """What a phrase without a thing of its own says: its count and batch are its own, the rest is the thing's."""
        low, _ = self._graph.parse.subtree(head)
        start, end = self._graph.token(low).start, self._graph.token(head).end
        hit = thing.hit if thing is not None else None
        return Item(
            self._passage.parse.text[start:end],
            hit.name if hit else "",
            designation=hit.designation if hit else None,
            category=hit.category if hit else None,
            unroca=hit.unroca if hit else None,
            quantity=number_of(self._count(low, head)),
            batch=self._batch([head]),
            start=start + self._passage.offset,
            end=end + self._passage.offset,
        )

    def _plain(self, heads: list[int]) -> list[Item]:
        """A thing no table knows, by its own words, without a class: "military aid", "300 sets of binoculars"."""
        for head in heads:
            token = self._graph.token(head)
            if token.pos == "NOUN" and not self._passage.parties.of(head):
                first = self._left(head)
                start, end = self._graph.token(first).start, token.end
                text = self._passage.parse.text[start:end]
                name = self._passage.parse.text[self._nominal(head) : end]
                return [
                    Item(
                        text,
                        name,
                        quantity=number_of(self._count(first, head)),
                        start=start + self._passage.offset,
                        end=end + self._passage.offset,
                    )
                ]
        return []

    def _nominal(self, head: int) -> int:
        """Where the phrase begins without article and number."""
        first = head
        while (
            first > 0
            and self._graph.token(first - 1).dep in ("compound", "amod", "nmod")
            and self._graph.token(first - 1).head == head
        ):
            first -= 1
        return self._graph.token(first).start

    def _members(self, heads: list[int]) -> list[Member]:
        found: list[Member] = []
        for head in heads:
            for meant in self._innermost(head):
                if any(m.head == meant for m in found):  # "a lot of drones": its own slot names them as well
                    continue
                low, _ = self._graph.parse.subtree(head)
                first = max([low, *(m.head + 1 for m in found if m.head < meant)])
                found.append(Member(meant, first, self._count(first, meant)))
        return found

    def _innermost(self, head: int) -> list[int]:
        """The weapon phrases that a head stands for: itself, or through "a batch of", "a range of … and …"."""
        if self._atom(head) is not None:
            return [head]
        found: list[int] = []
        for meant in self.concepts.meant(head):
            if meant != head:
                found += [c for c in self._graph.conjuncts(meant) if self._atom(c) is not None and c not in found]
        return found

    def is_thing(self, i: int) -> bool:
        """Whether a word heads the name of a thing: "boats" of "patrol boats"."""
        atom = self._atom(i)
        return atom is not None and atom.head == i and self._graph.token(i).dep not in ("compound", "amod", "nmod")

    def _atom(self, i: int):  # type: ignore[no-untyped-def]
        return self._passage.overlay.item_at(i)

    def _count(self, first: int, head: int) -> Quantity | None:
        """The count that stands between the phrase's first word and its head; the nearest to the head wins."""
        tokens = self._graph.parse.tokens
        start, end = tokens[first].start, tokens[head].end
        inside = [q for q in self._passage.quantities if q.kind == "count" and start <= q.start and q.end <= end]
        counts = [q for q in inside if not self._in_designation(q)]
        return counts[-1] if counts else None

    def _in_designation(self, quantity: Quantity) -> bool:
        """The 2 of "Leopard 2" counts nothing."""
        offset = self._passage.offset
        return any(
            a.hit.designation and a.hit.start - offset <= quantity.start and quantity.end <= a.hit.end - offset
            for a in self._passage.overlay.items
        )

    def _item(self, member: Member, batch: str | None, mode: str | None) -> Item:
        head = self._atom(member.head)
        designation = self._designation(member)
        hit = (designation or head).hit
        tokens = self._graph.parse.tokens
        first = min(member.head, (designation or head).first, head.first)
        if member.quantity is not None:
            first = min(first, self._token_at(member.quantity.start, first))
        last = max(member.head + 1, head.last)
        start, end = tokens[first].start, tokens[last - 1].end
        parts = self._parts(member.head)
        return Item(
            text=self._passage.parse.text[start:end],
            name=hit.name,
            designation=hit.designation,
            category=hit.category,
            unroca=hit.unroca or (head.hit.unroca if designation else None),
            quantity=number_of(member.quantity),
            unit=None,
            batch=batch,
            is_total=self._is_total(member),
            mode=mode,
            parts=parts,
            start=start + self._passage.offset,
            end=end + self._passage.offset,
        )

    def _designation(self, member: Member):  # type: ignore[no-untyped-def]
        head = self._atom(member.head)
        if head.hit.designation:
            return head
        for atom in self._passage.overlay.items:
            if atom.hit.designation and member.first <= atom.first and atom.last <= member.head + 1:
                return atom
        for j in self._graph.slot(member.head, "appositive"):
            atom = self._atom(j)
            if atom is not None and atom.hit.designation:
                return atom
        following = self._atom(member.head + 1) if member.head + 1 < len(self._graph.parse.tokens) else None
        return following if following is not None and following.hit.designation else None

    def _token_at(self, start: int, default: int) -> int:
        return next((t.i for t in self._graph.parse.tokens if t.start >= start), default)

    def _parts(self, head: int) -> tuple[ItemPart, ...]:
        parts = []
        for listed in self._graph.slot(head, *INCLUDING):
            if self._atom(listed) is not None and listed > head:
                parts.append(self._part(Member(listed, listed, self._count(self._left(listed), listed))))
        return tuple(parts)

    def _left(self, i: int) -> int:
        token = self._graph.token
        first = i
        while (
            first > 0
            and token(first - 1).dep in ("compound", "amod", "nummod", "nmod", "quantmod", "det")
            and token(first - 1).text != ","
        ):
            first -= 1
        return first

    def _part(self, member: Member) -> ItemPart:
        item = (
            self._item(member, None, None)
            if not self._graph.slot(member.head, *INCLUDING)
            else replace(self._item(member, None, None), parts=())
        )
        return ItemPart(item.name, item.designation, item.category, item.quantity, item.text, item.start, item.end)

    def _package(self, members: list[Member], batch: str | None, mode: str | None) -> Item:
        parts = tuple(self._part(m) for m in members)
        start, end = min(p.start or 0 for p in parts), max(p.end or 0 for p in parts)
        categories = {p.category for p in parts}
        text = self._passage.parse.text[start - self._passage.offset : end - self._passage.offset]
        category = categories.pop() if len(categories) == 1 else "mixed"
        return Item(text=text, name=text, category=category, batch=batch, mode=mode, parts=parts, start=start, end=end)

    def _batch(self, heads: list[int]) -> str | None:
        """The number of the batch: "a second batch of", "the first delivery"; "final" says none."""
        nouns = self._codebook.cues["batch_nouns"]
        for head in heads:
            for i in (head, *(f.token for f in self._graph.chain(head)[:1])):
                if self._graph.token(i).lemma in nouns:
                    number = self.ordinal(i)
                    if number:
                        return number
        return None

    def ordinal(self, i: int) -> str | None:
        """The ordinal that stands before the noun at `i`, as a number in text."""
        low, _ = self._graph.parse.subtree(i)
        start, end = self._graph.token(low).start, self._graph.token(i).end
        found = [q for q in ordinals(self._passage.parse.text[start:end]) if q.low is not None]
        return str(int(found[0].low)) if found and found[0].low else None

    def _is_total(self, member: Member) -> bool:
        start = self._graph.token(member.first).start
        before = self._passage.parse.text[max(0, start - 40) : self._graph.token(member.head).start].lower()
        return any(cue in before for cue in self._codebook.cues["total_cues"])

    def _mode(self, sentence: int) -> str | None:
        _, _, text = self._passage.sentence_text(sentence)
        words = f" {text.lower()} "
        for mode in ("gift", "loan", "lease", "sale"):
            if any(f" {cue}" in words for cue in self._codebook.cues[f"mode_{mode}"]):
                return mode
        return None


def number_of(quantity: Quantity | None) -> Number | Range | None:
    """A stated number as the record holds it: whole numbers as int, bounded ones as a range, vague words as nothing."""
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    exact = quantity.exact
    if exact is not None:
        return _whole(exact)
    return Range(_whole(quantity.low), _whole(quantity.high))


def _whole(value: float | None) -> Number | None:
    return None if value is None else int(value) if value == int(value) else value
