"""To which concepts a word could belong at all, whatever its story has spoken of: the look before any closer one.

Most words belong to none, and most demands fail for want of such a word.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from legation.claims.things import Thing
from legation.claims.titles import Titles
from legation.codebook.entries import ANY, Codebook, Concept
from legation.language.reading import Passage

NOTHING: frozenset[str] = frozenset()


class Families:
    """The codebook's concepts as "@name", by the word that may mean them and by what else can belong to them."""

    def __init__(self, codebook: Codebook) -> None:
        concepts = codebook.concepts.values()
        self.by_noun = _by_word((c.name, c.nouns) for c in concepts)
        self.by_word = _by_word((c.name, codebook.concept_words[c.name]) for c in concepts)
        self.anaphoric = frozenset(codebook.cues["anaphoric_items"])
        self.band = frozenset(codebook.cues["people_heads"])
        self.items = _named(c for c in concepts if c.items)
        self.referred = _named(c for c in concepts if c.items or c.referred)
        self.parties = _named(c for c in concepts if c.parties)
        self.places = _named(c for c in concepts if c.places or c.sites)
        self.people = _named(c for c in concepts if c.people and c.referred)
        self.open = _named(c for c in concepts if c.open)


@lru_cache(maxsize=8)
def families(codebook: Codebook) -> Families:
    """The families of a codebook."""
    return Families(codebook)


class Prospects:
    """The prospects of the words of one passage: a word's own forms and the concepts that it could belong to.

    `meant_by` tells the thing named before that a word stands for.
    """

    def __init__(
        self, codebook: Codebook, passage: Passage, titles: Titles, meant_by: Callable[[int], Thing | None]
    ) -> None:
        self._families = families(codebook)
        self._passage = passage
        self._titles = titles
        self._meant_by = meant_by
        self._nouns: dict[int, frozenset[str]] = {}
        self._found: dict[int, frozenset[str]] = {}

    def of(self, i: int) -> frozenset[str]:
        """The word's forms, and as "@name" the concepts to which the word by itself could belong."""
        found = self._found.get(i)
        if found is None:
            found = self._found[i] = self._look(i)
        return found

    def nouns(self, i: int) -> frozenset[str]:
        """The concepts of which the word is a noun, or the class word before a name: "senior officer Oleg Polguev" is
        an officer.
        """
        if i not in self._nouns:
            words, token = self._words(i), self._passage.parse.tokens[i]
            if token.pos == "PROPN":
                graph = self._passage.graph
                words += [graph.token(a.token).lemma for a in graph.arguments(i) if a.slot == "modifier"]
            self._nouns[i] = _together(self._families.by_noun, words)
        return self._nouns[i]

    def by_words(self, i: int) -> frozenset[str]:
        """Of the prospects those that the word's forms alone give it: all of them where it is no name and stands for
        nothing.
        """
        words = self._words(i)
        return _together(self._families.by_word, words).union(self._families.open, words[:2], (ANY,))

    def _words(self, i: int) -> list[str]:
        token = self._passage.parse.tokens[i]
        class_word = self._titles.noun(token.text)
        return [token.lemma, token.text.lower(), *([class_word] if class_word else ())]

    def _look(self, i: int) -> frozenset[str]:
        known, passage, token = self._families, self._passage, self._passage.parse.tokens[i]
        found = self.by_words(i)
        atom, item = passage.overlay.at(i), passage.overlay.item_at(i)
        named = token.pos == "PROPN" or atom is not None or item is not None or token.lemma in known.band
        party = named or passage.people.at(i) is not None or bool(passage.parties.of(i))
        thing = self._meant_by(i)
        if party:  # of a name its parties are looked up when a concept of parties is asked for
            found |= known.parties
        elif thing is None:
            return found
        found |= self.nouns(i)
        if item is not None or token.lemma in known.anaphoric:
            found |= known.items
        if thing is not None:
            found |= known.referred
        if atom is not None or token.tag in ("NNP", "NNPS"):
            found |= known.places
        if atom is not None or token.lemma in known.band:
            found |= known.people
        return found


def _named(concepts: Iterable[Concept]) -> frozenset[str]:
    return frozenset(f"@{concept.name}" for concept in concepts)


def _by_word(words: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, held in words:
        for word in held:
            found.setdefault(word, set()).add(f"@{name}")
    return {word: frozenset(names) for word, names in found.items()}


def _together(table: dict[str, frozenset[str]], words: Iterable[str]) -> frozenset[str]:
    found = NOTHING
    for word in words:
        found |= table.get(word, NOTHING)
    return found
