"""What "they", "the first six", "two more", "the remaining ones" stand for: the things that a story has named so far.

Only what the words themselves cannot tell is looked for here; a definite noun ("the vessels") is known by its concept.
The nearest thing of the right number wins, within a few sentences; people named nearer than any thing stand in the way.
"""

from bisect import insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from legation.claims.titles import Titles
from legation.codebook.entries import Codebook
from legation.language.discourse import Discourse
from legation.language.reading import Passage
from legation.world.weapons import ItemHit

# how many sentences back a thing may lie that a pronoun, or a bare number, stands for
NEAR = {"pronoun": 1, "bare": 2, "people": 2, "batch": 3}
SINGULAR = frozenset({"it", "this", "one"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all", "such", "any"})
# forms of a state's name that mean its people, the adjective where it heads a phrase: "the Dutch"
NATIONALS = frozenset({"demonym_noun", "demonym_plural", "demonym_adj"})
MONEY = frozenset({"$", "€", "£", "%"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "dative", "dep", "ROOT"})


@dataclass(frozen=True, slots=True)
class Thing:
    """One mention of a thing, or of people, in the order of the story; `plural` is None where the words do not tell."""

    start: int
    sentence: int
    plural: bool | None
    concepts: frozenset[str]
    hit: ItemHit | None
    passage: Passage
    token: int


@lru_cache(maxsize=8)
def _concepts_of(codebook: Codebook) -> Mapping[str, Sequence[str]]:
    """The concepts of things and people that are referred to, by the nouns that name them."""
    found: dict[str, list[str]] = {}
    for concept in codebook.concepts.values():
        for noun in (*concept.nouns, *concept.called) if concept.referred or concept.people else ():
            found.setdefault(noun, []).append(concept.name)
    return found


class Things:
    """The things of one story, noted passage by passage; `established` are the concepts that it has spoken of;
    `martial` tells whether it speaks of forces or arms at all; `barred` are acts of others, by type and offset;
    `headed` are the concepts that its headline names, with the nouns.
    """

    def __init__(
        self,
        codebook: Codebook,
        established: set[str] | None = None,
        martial: bool = True,
        headed: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.headed = headed or {}
        self.established = (established or set()) | set(self.headed)
        self.martial = martial
        self.barred: list[tuple[str, int]] = []
        self._bare = frozenset(codebook.cues["bare_heads"])
        self._pronouns = frozenset(codebook.cues["thing_pronouns"])
        self._taking_up = self._pronouns | {"one", "ones"}
        self._people_heads = frozenset(codebook.cues["people_heads"])
        self._batches = frozenset(codebook.cues["batch_nouns"])
        self._items = frozenset(codebook.cues["anaphoric_items"])
        self._kinds = frozenset(codebook.cues["kind_nouns"])
        self._people = frozenset(n for n, c in codebook.concepts.items() if c.people)
        self._in_arms = frozenset(n for n, c in codebook.concepts.items() if c.people and c.referred)
        self._concepts_of = _concepts_of(codebook)
        self.titles = Titles(codebook)
        self._mentions: list[Thing] = []
        self._section: Discourse | None = None
        self._before = 0
        self._after = 0

    def enter(self, passage: Passage, holds: Callable[[int, str], bool], item: Callable[[int], bool]) -> None:
        """Note what a passage names; `holds` tells whether a word is a noun of a concept, `item` whether a weapon."""
        if passage.discourse is not self._section:
            self._section, self._mentions = passage.discourse, []
        self.titles.enter(passage)
        self._before, self._after = self._after, self._after + len(passage.parse.sentences)
        covered = {a.head for a in passage.overlay.items}
        hits = {a.head: a.hit for a in passage.overlay.items if item(a.head)}
        for i in [i for i in hits if passage.graph.token(i).dep in ("compound", "nmod") and hits[i].designation]:
            hits[passage.graph.token(i).head] = hits.pop(i)  # "Kirpi vehicles" is one thing, by its designation
        found = [self._mention(passage, i, frozenset(), hit) for i, hit in hits.items()]
        for token in passage.parse.tokens:
            lemma = self.titles.noun(token.text) or token.lemma
            names = self._concepts_of.get(lemma) if token.pos in ("NOUN", "PROPN") else None
            if names and token.i not in covered:
                held = frozenset(name for name in names if holds(token.i, name))
                if held:
                    found.append(self._mention(passage, token.i, held, None))
        self._mentions += sorted(found, key=lambda thing: thing.start)
        self._nationals(passage)
        self._go_on(passage, {thing.token for thing in found} | covered)

    def _nationals(self, passage: Passage) -> None:
        """ "Thirty Norwegians", "the Tanzanians": people told by their state, once the story has spoken of people in
        arms.
        """
        for atom in passage.overlay.atoms:
            if atom.entry.kind != "state" or atom.entry.form not in NATIONALS:
                continue
            near = [passage.graph.token(c) for c in passage.parse.children[atom.head]]
            told = any(c.tag == "CD" or c.lemma in DEFINITE for c in near)
            start = passage.graph.token(atom.head).start + passage.offset
            if told and any(t.concepts & self._in_arms for t in self._mentions if t.start < start):
                insort(self._mentions, self._mention(passage, atom.head, self._in_arms, None), key=lambda t: t.start)

    def _go_on(self, passage: Passage, named: set[int]) -> None:
        """ "The accord … The current one … It was extended", "two others … the vehicles": what takes a thing up is one
        more mention of it.
        """
        for token in passage.parse.tokens:
            again = token.text.lower() in self._taking_up
            if token.i in named or not (again or token.tag == "CD" or token.lemma in self._bare | self._items):
                continue
            thing = self._taken_up(passage, token.i)
            if thing is None or (self.is_people(thing) and not again):
                continue
            plural = thing.plural if again else self._mention(passage, token.i, thing.concepts, thing.hit).plural
            start, sentence = token.start + passage.offset, self._before + token.sentence
            insort(self._mentions, replace(thing, start=start, sentence=sentence, plural=plural), key=lambda t: t.start)

    def _taken_up(self, passage: Passage, i: int) -> Thing | None:
        token = passage.graph.token(i)
        if token.lemma not in self._items or token.text.lower() in self._taking_up:
            return self.antecedent(passage, i)
        if not any(passage.graph.token(c).lemma in DEFINITE for c in passage.parse.children[i]):
            return None
        before = (t for t in reversed(self._mentions) if t.start < token.start + passage.offset)
        return next((t for t in before if t.hit), None)

    def _mention(self, passage: Passage, i: int, concepts: frozenset[str], hit: ItemHit | None) -> Thing:
        token = passage.graph.token(i)
        counted = any(
            passage.graph.token(c).dep == "nummod" and passage.graph.token(c).lemma not in ("one", "1")
            for c in passage.parse.children[i]
        )
        one = any(passage.graph.token(c).text.lower() in ("a", "an", "one") for c in passage.parse.children[i])
        single = one and not concepts & self._people  # "a battalion … they"
        plural = True if counted or token.tag in ("NNS", "NNPS") else False if single else None
        return Thing(token.start + passage.offset, self._before + token.sentence, plural, concepts, hit, passage, i)

    def antecedent(self, passage: Passage, i: int) -> Thing | None:
        """The thing, or the people, that a pronoun, a number without a noun, or "the batch" stands for."""
        kind = self._kind(passage, i)
        if kind is None:
            return None
        token = passage.graph.token(i)
        here, start = self._before + token.sentence, token.start + passage.offset
        wanted = None if kind != "pronoun" else token.text.lower() not in SINGULAR
        for thing in reversed(self._mentions):
            if thing.start >= start or (wanted is not None and thing.plural is (not wanted)):
                continue
            if kind == "bare" and thing.hit is None and thing.plural is not True and not self.is_people(thing):
                continue  # "the third" is one of several
            if here - thing.sentence > NEAR[kind]:
                return None
            return None if kind == "people" and not self.is_people(thing) else thing
        return None

    def is_people(self, thing: Thing) -> bool:
        """Whether a mention is of a group of people."""
        return bool(thing.concepts & self._people)

    def spoken_of(self, passage: Passage, i: int, concept: str) -> bool:
        """Whether the story has named the concept before the word at `i`."""
        start = passage.graph.token(i).start + passage.offset
        return any(concept in t.concepts and t.start < start for t in self._mentions)

    def last(self, passage: Passage, i: int, concept: str) -> Thing | None:
        """The thing of a concept named shortly before the word at `i`, which takes it up: "the troops"."""
        token = passage.graph.token(i)
        here, start = self._before + token.sentence, token.start + passage.offset
        near = (t for t in reversed(self._mentions) if t.start < start and here - t.sentence <= NEAR["batch"])
        return next((t for t in near if concept in t.concepts), None)

    def _kind(self, passage: Passage, i: int) -> str | None:
        token = passage.graph.token(i)
        if token.dep not in ARGUMENTS or passage.in_time(i) or passage.overlay.item_at(i) is not None:
            return None
        word = token.text.lower()
        if word in self._pronouns:
            return "pronoun" if token.tag in ("PRP", "DT") else None
        children = [passage.graph.token(c) for c in passage.parse.children[i]]
        if token.lemma in self._people_heads and any(c.dep in ("nummod", "poss", "det") for c in children):
            return "people"
        of = any(c.lemma == "of" and not self._of_the_kind(passage, c.i) for c in children)
        if of or any(c.dep in ("compound", "poss", "quantmod") or c.text in MONEY for c in children):
            return None
        if token.lemma in self._batches and token.pos == "NOUN":
            return "batch" if any(c.tag in ("JJ", "DT") for c in children) else None
        return "bare" if (token.tag == "CD" and token.dep != "conj") or token.lemma in self._bare else None

    def _of_the_kind(self, passage: Passage, of: int) -> bool:
        """ "two more of the type": what stands behind "of" names nothing else."""
        return any(passage.graph.token(j).lemma in self._kinds for j in passage.parse.children[of])
