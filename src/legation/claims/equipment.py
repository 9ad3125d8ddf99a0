"""Is a word the name of a piece of equipment, and of which class? Many designations are ordinary words, too."""

from legation.claims.phrases import first_word
from legation.codebook.entries import Concept
from legation.language.reading import Passage


class Equipment:
    """Tests the words of one passage; `anaphoric` are the words for a piece of equipment as such ("unit", "system")."""

    def __init__(self, passage: Passage, anaphoric: frozenset[str]) -> None:
        self._passage = passage
        self._graph = passage.graph
        self._item_at = passage.overlay.item_at
        self._anaphoric = anaphoric

    def is_sure(self, i: int) -> bool:
        """Whether the word names a piece of equipment beyond doubt."""
        atom = self._item_at(i)
        return atom is not None and (not atom.hit.ambiguous or self._confirmed(i))

    def belongs(self, i: int, entry: Concept) -> bool:
        """Whether the word names a piece of equipment of the concept's classes, or stands for one named before it."""
        atom = self._item_at(i)
        if atom is None:
            return self._unit_of(i, entry)
        hit = atom.hit
        if hit.ambiguous and not self._confirmed(i):
            return False
        return "*" in entry.items or hit.category in entry.items

    def _unit_of(self, i: int, entry: Concept) -> bool:
        """ "Patriot fire units": a word for a piece of equipment with the weapon named before it."""
        if self._graph.token(i).lemma not in self._anaphoric:
            return False
        named = [c for c in self._graph.parse.children[i] if self._graph.token(c).dep in ("compound", "nmod")]
        return any(
            (atom := self._item_at(c)) is not None and atom.hit.designation is not None and self.belongs(c, entry)
            for c in named
        )

    def _confirmed(self, i: int) -> bool:
        """A designation that is also an ordinary word counts only beside a weapon's class word or a number."""
        atom = self._item_at(i)
        if atom is not None and (" " in atom.hit.text or any(c.isdigit() for c in atom.hit.text)):
            return True
        token = self._graph.token(i)
        if (
            token.tag in ("NNPS", "NNS")
            and token.text[:1].isupper()
            and token.i != first_word(self._graph, token.sentence)
        ):
            return True  # "handed over its Stingers": capitals within a sentence are no common noun's
        near = (token.head, *self._graph.parse.children[i])
        if any(
            p.kind == "state"
            for j in self._graph.parse.children[i]
            if self._graph.token(j).dep in ("amod", "compound")
            for p in self._passage.parties.of(j)
        ):
            return True
        return any(
            ((other := self._item_at(j)) is not None and not other.hit.ambiguous) or self._graph.token(j).tag == "CD"
            for j in near
        )
