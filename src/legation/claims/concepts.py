"""Does a phrase belong to one of the codebook's concepts ("@weapon", "@office", "@state") or lemmas?"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from legation.claims.equipment import Equipment
from legation.claims.phrases import words_beside
from legation.claims.prospects import Prospects
from legation.claims.things import DEFINITE, NATIONALS, Thing, Things
from legation.codebook.entries import ANY, Codebook, Concept
from legation.language.gloss.words import NEUTRAL
from legation.language.parse import Token
from legation.language.reading import Passage
from legation.model.claim import Party

# kinds of known names that are places
PLACES = frozenset({"state", "region", "place", "site"})
# what can stand for a thing
THINGS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# what can stand for a thing by the words around it: "the Dutch", "those of the army"
MEANING = frozenset({"ADJ", "DET"})


class Concepts:
    """Tests phrase heads of one passage against the codebook's concepts; answers are remembered.

    `things` are those that the story has named so far; they are shared by the story's passages and grow.
    `martial` tells whether the story speaks of forces or arms at all;
    `barred` are the acts of others, see `bars`.
    """

    def __init__(self, codebook: Codebook, passage: Passage, things: Things | None = None) -> None:
        self._codebook = codebook
        self._things = things or Things(codebook)
        self._established = self._things.established
        self.martial = self._things.martial
        self.barred = self._things.barred
        self._anaphoric = frozenset(codebook.cues["anaphoric_items"])
        self._equipment = Equipment(passage, self._anaphoric)
        self._band = frozenset(codebook.cues["people_heads"])
        self._pick_up = frozenset(codebook.cues["pick_up_words"])
        self._passage = passage
        self._graph = passage.graph
        self._known: dict[tuple[int, str], bool] = {}
        self._antecedents: dict[int, Thing | None] = {}
        self._meant: dict[int, tuple[int, ...]] = {}
        self._prospects = Prospects(codebook, passage, self._things.titles, self._meant_by)
        self._could: dict[int, frozenset[str]] = {}
        self._by_concept: dict[int, dict[str, list[int]]] = {}
        self._within: dict[int, frozenset[str]] = {}
        self._taking_up: dict[int, bool] = {}
        self.owners: dict[int, tuple[Party, ...]] = {}
        self._things.enter(passage, self._names_concept, self._equipment.is_sure)

    def _names_concept(self, i: int, name: str) -> bool:
        entry = self._codebook.concepts[name]
        if self._is_noun(i, entry):
            return True
        token = self._graph.token(i)
        return name in self._established and token.lemma in entry.called and self.takes_up(i)

    def stands_for(self, i: int) -> Thing | None:
        """The thing named before that a pronoun or a phrase without a noun stands for, "they", "two more"."""
        thing = self._meant_by(i)
        return None if thing is None or self._things.is_people(thing) else thing

    def _meant_by(self, i: int) -> Thing | None:
        if i not in self._antecedents:
            self._antecedents[i] = self._things.antecedent(self._passage, i)
        return self._antecedents[i]

    def holds(self, i: int, concept: str) -> bool:
        """Whether the phrase headed by `i` (or what its "of" names: "a batch of howitzers") belongs to the concept."""
        known = self._known.get((i, concept))
        if known is None:
            known = (concept[0] != "@" or concept in self.prospects(i)) and self._belongs(i, concept)
        return known

    def _belongs(self, i: int, concept: str) -> bool:
        self._known[i, concept] = False
        found = next((j for j in self.meant(i) if self._direct(j, concept)), None)
        if found in self.owners:
            self.owners[i] = self.owners[found]
        elif found is not None and found != i:
            self._own_through(i, found)
        self._known[i, concept] = found is not None
        return found is not None

    def bare(self, i: int, concept: str) -> bool:
        """Whether the phrase headed by `i` has a noun of the concept that nothing around tells to be one, and nothing
        tells to be another thing: "the accord", "a force".
        """
        if not concept.startswith("@"):
            return False
        entry = self._codebook.concepts[concept[1:]]
        return any(concept in self._prospects.nouns(j) and not self._is_other(j, entry) for j in self.meant(i))

    def _is_other(self, i: int, entry: Concept) -> bool:
        token = self._graph.token(i)
        verb = token.pos in ("VERB", "AUX") and token.tag != "VBG"
        words = words_beside(self._graph, i)
        # a word of another language that its gloss does not know may tell any kind
        return verb or entry.named or not words.isdisjoint(entry.without) or any(w.startswith(NEUTRAL) for w in words)

    def prospects(self, i: int) -> frozenset[str]:
        """The lemmas, and as "@name" the concepts, to which the phrase headed by `i` could belong at all."""
        found = self._could.get(i)
        if found is None:
            found = self._prospects.of(i).union(*(self._prospects.of(j) for j in self.meant(i)[1:]))
            self._could[i] = found
        return found

    def within(self, sentence: int) -> frozenset[str]:
        """The lemmas, and as "@name" the concepts, to which any word of a sentence could belong at all."""
        if sentence not in self._within:
            first, last = self._graph.parse.sentences[sentence]
            beside = (t for t in self._graph.parse.tokens[first:last] if not _is_thing(t))
            self._within[sentence] = frozenset(self._candidates(sentence)).union(*map(self._beside, beside))
        return self._within[sentence]

    def _beside(self, token: Token) -> frozenset[str]:
        """What a word that is no thing could belong to: the nearer look only where it may name or stand for one."""
        named = self._passage.overlay.at(token.i) is not None or self._passage.overlay.item_at(token.i) is not None
        if named or token.pos in MEANING or self._passage.people.at(token.i) is not None:
            return self.prospects(token.i)
        return self._prospects.by_words(token.i)

    def among(self, sentence: int, concept: str) -> list[int]:
        """The words of a sentence whose phrases belong to the concept."""
        return [i for i in self._candidates(sentence).get(concept, ()) if self.holds(i, concept)]

    def _candidates(self, sentence: int) -> dict[str, list[int]]:
        """The words of a sentence that could belong to each concept."""
        if sentence not in self._by_concept:
            found: dict[str, list[int]] = {}
            first, last = self._graph.parse.sentences[sentence]
            for token in self._graph.parse.tokens[first:last]:
                if _is_thing(token):
                    for concept in self.prospects(token.i):
                        found.setdefault(concept, []).append(token.i)
            self._by_concept[sentence] = found
        return self._by_concept[sentence]

    def establish(self, names: Iterable[str]) -> None:
        """Note concepts the story has come to speak of: after "inspected the units", "the inspections" are known."""
        self._established.update(name.removeprefix("@") for name in names)

    def spoken(self) -> frozenset[str]:
        """The concepts that the story has come to speak of."""
        return frozenset(self._established)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Look without taking note: what is asked meanwhile does not count as spoken of."""
        before = set(self._established)
        yield
        self._established.intersection_update(before)

    def meant(self, i: int) -> tuple[int, ...]:
        """The phrase's head, then what it stands for: through "a number of", "including" and "such as"."""
        if i not in self._meant:
            self._meant[i] = (i, *self._through(i))
        return self._meant[i]

    def _through(self, i: int) -> Iterator[int]:
        token = self._graph.token(i)
        # "the second of four radars", "the last of the ships": an ordinal is no thing of its own
        if token.lemma in self._codebook.transparent or token.pos in ("NUM", "ADJ", "PRON", "DET") or token.tag == "CD":
            for j in self._graph.slot(i, "of"):
                if j != i:
                    yield from self.meant(j)

    def _direct(self, i: int, concept: str) -> bool:
        if not concept.startswith("@"):
            token = self._graph.token(i)
            return concept in (ANY, token.lemma, token.text.lower())
        entry = self._codebook.concepts[concept[1:]]
        if (entry.items and self._equipment.belongs(i, entry)) or self._is_noun(i, entry):
            self._established.add(entry.name)
            self._recall_owner(i, entry)
            return True
        if entry.parties and self._is_party(i, entry):
            return True
        if (entry.places or entry.sites) and self._is_place(i, entry):
            return True
        if self._is_anaphor(i, entry):
            return True
        people = entry.people and entry.referred
        return (people and (self._is_national(i, entry) or self._is_band(i))) or self._is_thing(i, entry)

    def _is_thing(self, i: int, entry: Concept) -> bool:
        """Any common noun for a thing, where the story is about such things: "handed over 300 sets of binoculars"."""
        if not entry.open or not self._established & set(entry.open):
            return False
        token = self._graph.token(i)
        known = self._passage.overlay.at(i) is not None or self._passage.people.at(i) is not None
        counted = any(
            self._graph.token(c).dep == "nummod" for j in self.meant(i) for c in self._graph.parse.children[j]
        )
        common = (
            token.tag in ("NN", "NNS")
            and not known
            and token.lemma not in entry.without
            and not self._passage.in_time(i)
        )
        return common and counted and self._near(i, entry)

    def _is_anaphor(self, i: int, entry: Concept) -> bool:
        """ "the drills", "this pact", "the two vessels": a definite phrase for a thing of the concept that the story
        spoke of before.
        """
        if self._is_referred(i, entry):
            return True
        if entry.name not in self._established or entry.named or not self.takes_up(i):
            return False
        token = self._graph.token(i)
        nouns = self._anaphoric if entry.items else (*entry.nouns, *entry.called)
        if token.lemma not in nouns and token.text.lower() not in nouns:
            return False
        return not entry.without or not words_beside(self._graph, i) & set(entry.without)

    def _is_referred(self, i: int, entry: Concept) -> bool:
        if not entry.items and not entry.referred:
            return False
        thing = self.stands_for(i) if entry.items else self._meant_by(i)
        if thing is None:
            return False
        if thing.hit is not None:
            return "*" in entry.items or thing.hit.category in entry.items
        if entry.name not in thing.concepts:
            return False
        owners = self._owners_of(thing)
        if owners:
            self.owners[i] = owners
        return True

    def _is_national(self, i: int, entry: Concept) -> bool:
        """ "150 Fijians", "the Tanzanians": people told by their state alone, in a story of people in arms."""
        atom = self._passage.overlay.at(i)
        if atom is None or atom.entry.kind != "state" or atom.entry.form not in NATIONALS:
            return False
        counted = any(self._graph.token(c).tag == "CD" for c in self._graph.parse.children[i])
        return (counted or self.takes_up(i)) and self._things.spoken_of(self._passage, i, entry.name)

    def _is_band(self, i: int) -> bool:
        """ "whose 600 men", "its 40 people there": counted people who are somebody's, in a story of arms."""
        if self._graph.token(i).lemma not in self._band:
            return False
        counted = any(self._graph.token(c).tag == "CD" for c in self._graph.parse.children[i])
        return counted and bool(self._graph.slot(i, "possessor")) and self.martial

    def _own_through(self, i: int, inner: int) -> None:
        """ "850 of the nation's peacekeepers", "hundreds of Rwandan soldiers" are whoever's the inner ones are."""
        owners = () if self._passage.parties.of(i) else self._passage.parties.owners(inner)
        if owners:
            self.owners[i] = owners

    def _owners_of(self, thing: Thing) -> tuple[Party, ...]:
        parties = thing.passage.parties
        national = thing.passage.overlay.at(thing.token) is not None
        return parties.owners(thing.token) or (parties.of(thing.token) if national else ())

    def _recall_owner(self, i: int, entry: Concept) -> None:
        """ "The troops" right after "Dutch troops" are the Dutch ones; "200 soldiers" are whoever's the story has not
        said yet.
        """
        if not entry.referred or self._passage.parties.owners(i):
            return
        if self.takes_up(i):
            thing = self._things.last(self._passage, i, entry.name)
            if thing is not None:
                self.owners[i] = self._owners_of(thing)
        elif entry.people:
            self.owners[i] = ()

    def _is_place(self, i: int, entry: Concept) -> bool:
        """A name that is nobody's after a preposition: "at Tapa", "in Goma", not "in the Korean War"; a known site."""
        atom = self._passage.overlay.at(i)
        if atom is not None:
            return (entry.places and atom.entry.kind in PLACES) or (entry.sites and atom.entry.kind == "site")
        token = self._graph.token(i)
        return (
            entry.places
            and token.tag in ("NNP", "NNPS")
            and token.dep == "pobj"
            and all(self._graph.token(c).dep in ("compound", "appos", "punct") for c in self._graph.parse.children[i])
            and not self._passage.parties.of(i)
            and self._passage.overlay.item_at(i) is None
            and not self._passage.in_time(i)
        )

    def takes_up(self, i: int) -> bool:
        """True of a phrase that takes up what was named before: "the sale", "their offer", "a second lot",
        "last year's edition"."""
        if i not in self._taking_up:
            tokens, children = self._graph.parse.tokens, self._graph.parse.children[i]
            self._taking_up[i] = any(self._picks_up(tokens[c]) for c in children)
        return self._taking_up[i]

    def _picks_up(self, token: Token) -> bool:
        return (
            token.lemma in DEFINITE
            or token.tag == "PRP$"
            or token.text.lower() in self._pick_up
            or (token.dep == "poss" and self._passage.in_time(token.i))
        )

    def _is_party(self, i: int, entry: Concept) -> bool:
        return any(
            p.kind in entry.parties or (p.kind == "person" and p.iso3 and "state" in entry.parties)
            for p in self._passage.parties.of(i)
        )

    def _is_noun(self, i: int, entry: Concept) -> bool:
        if f"@{entry.name}" not in self._prospects.nouns(i):
            return False
        token = self._graph.token(i)
        if token.pos in ("VERB", "AUX") and token.tag != "VBG":
            return False
        if entry.named and not any(letter.isupper() for letter in token.text[1:]):
            return False
        words = words_beside(self._graph, i)
        if entry.without and words & set(entry.without):
            return False
        headed = token.lemma in self._things.headed.get(entry.name, ())
        described = headed or bool(words & set(entry.modifiers)) or self._near(i, entry)
        return not entry.modifiers or described or self._amid(i, entry)

    def _amid(self, i: int, entry: Concept) -> bool:
        """The story has just spoken of what such things go with: "two Portuguese officers", after an inspection."""
        return any(
            name in self._established and self._things.last(self._passage, i, name) is not None for name in entry.amid
        )

    def class_word(self, i: int) -> str | None:
        """The class word for which a proper name stands that the story has given: "Iron Griffin" for the exercise."""
        return self._things.titles.noun(self._graph.token(i).text)

    def _near(self, i: int, entry: Concept) -> bool:
        """A word of the sentence may tell what kind of thing is meant: "the defence ministers signed an agreement"."""
        if not entry.near:
            return False
        first, last = self._graph.parse.sentences[self._graph.token(i).sentence]
        topics = self._graph.slot(i, "about", "on", "concerning", "regarding")
        if topics:
            low, high = zip(*(self._graph.parse.subtree(j) for j in topics), strict=True)
            first, last = min(low), max(high)
        return any(t.lemma in entry.near or t.text.lower() in entry.near for t in self._graph.parse.tokens[first:last])


def _is_thing(token: Token) -> bool:
    return token.pos in THINGS or token.tag == "VBG"
