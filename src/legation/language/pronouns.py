"""Who pronouns and "there" stand for: subjects before, speakers, the place just named."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from legation.language.discourse import Discourse
from legation.language.graph import Graph
from legation.language.names import Atom
from legation.model.claim import Party

PREPOSITIONS_OF_OWNER = ("of", "from", "in", "for")


# whom "we" at a token means, and by what it is known
Hearing = Callable[[int], tuple[Party, str] | None]


class Pronouns:
    """Resolves the pronouns of one block; `party_of` and `owner_of` tell the parties of other phrases, `atom_of` the
    known names.

    `hearing` tells whom "we" means; `spoken` says of each such word, by its offset, how that is known.
    """

    def __init__(
        self,
        graph: Graph,
        discourse: Discourse,
        words: Mapping[str, Any],
        offset: int,
        party_of: Callable[[int], tuple[Party, ...]],
        owner_of: Callable[[int, tuple[str, ...]], Party | None],
        atom_of: Callable[[int], Atom | None],
    ) -> None:
        self._graph = graph
        self._discourse = discourse
        self._words = words
        self._offset = offset
        self._of = party_of
        self._owner_of = owner_of
        self._atom_of = atom_of
        self.hearing: Hearing = self._issued
        self.spoken: dict[int, str] = {}

    def _owner(self, i: int, prepositions: tuple[str, ...] = PREPOSITIONS_OF_OWNER) -> Party | None:
        return self._owner_of(i, prepositions)

    def _place(self, i: int) -> tuple[str, int, int]:
        token = self._graph.token(i)
        return token.text, token.start + self._offset, token.end + self._offset

    def of(self, i: int) -> tuple[Party, ...]:
        """The parties that a pronoun stands for."""
        kind = self._words["personal"].get(self._graph.token(i).text.lower())
        text, start, end = self._place(i)
        if kind == "person":
            person = self._in_office(i) or self._discourse.people.last(start)
            return (replace(person, text=text, start=start, end=end),) if person else ()
        if kind == "speaker":
            return tuple(replace(p, text=text, start=start, end=end) for p in self._speakers(i))
        if kind not in ("thing", "group"):
            return ()
        subject = self._subject_before(i)
        if subject:
            return tuple(replace(p, text=text, start=start, end=end) for p in subject)
        clause = self.agents_around(i) if self._graph.token(i).dep in ("dobj", "dative", "pobj") else frozenset()
        last = self._discourse.last_state(start, exclude=clause) if kind == "thing" else None
        return (replace(last, text=text, start=start, end=end),) if last else ()

    def _in_office(self, i: int) -> Party | None:
        """ "Egypt's foreign minister said his country": the state of whoever an office alone names before the pronoun,
        unless a person is named between.
        """
        for j in self._subjects(self._graph.token(i).sentence, i):
            found = self._of(j)
            if any(p.person for p in found):
                return None
            atom = self._atom_of(j)
            if atom is not None and atom.entry.kind == "title" and len(found) == 1 and found[0].iso3:
                return found[0]
        return None

    def _speakers(self, i: int) -> tuple[Party, ...]:
        """ "we" and "our" mean the state of whoever says the words: the clause's speaker, else whom the voices name."""
        start = self._graph.token(i).start + self._offset
        for frame in self._graph.chain(i):
            telling = frame.relation == "complement" and self._graph.is_verb(frame.token)
            agent = self._graph.agent(frame.token) if telling else None
            if agent is not None and self._graph.token(agent).tag not in ("PRP", "PRP$"):
                found = self._of(agent) or tuple(p for p in (self._owner(agent),) if p is not None)
                self.spoken[start] = "clause"
                return tuple(p for p in found if p.iso3 or p.kind != "person")
        heard = self.hearing(i)
        if heard is None:
            return ()
        self.spoken[start] = heard[1]
        return (heard[0],)

    def _issued(self, _: int) -> tuple[Party, str] | None:
        issuer = self._discourse.issuing()
        return (issuer, "publisher") if issuer is not None else None

    def there(self, i: int) -> tuple[Party, ...]:
        """The state that "there" points to: of the scene, else the only one just named, else the story's."""
        text, start, end = self._place(i)
        agents = self.agents_around(i)
        last = (
            self._discourse.scene(start, agents)
            or self._discourse.last_named(start, agents)
            or self._discourse.state_described(start, None, agents)
        )
        return (replace(last, text=text, start=start, end=end),) if last else ()

    def agents_around(self, i: int) -> frozenset[str]:
        """The states that act in the clause around a word: a description or "there" in it means another."""
        token = self._graph.token(i)
        while token.head != token.i and not self._graph.is_verb(token.i):
            token = self._graph.token(token.head)
        agent = self._graph.agent(token.i) if self._graph.is_verb(token.i) else None
        if agent is None or agent == i:
            return frozenset()
        return frozenset(p.iso3 for c in self._graph.conjuncts(agent) for p in self._of(c) if p.iso3)

    def _subject_before(self, i: int) -> tuple[Party, ...]:
        """ "it" and "its" mean the subject of the clause or of a clause around or before it, as a rule; next the main
        subject of the sentence before.
        """
        sentence = self._graph.token(i).sentence
        apart = self._graph.token(i).dep in ("dobj", "dative", "pobj") or self._answered(i)
        clause = self.agents_around(i) if apart else frozenset()
        single = self._words["personal"].get(self._graph.token(i).text.lower()) == "thing"
        for j in (*self._subjects(sentence, i), *self._main_first(sentence - 1)):
            if (single and self._plural(j)) or self._aside(j):
                continue
            heads = self._graph.conjuncts(j)
            # one person is no "they", several are: "the two presidents said they would meet"
            barred = ("agency", "outlet") if not single and len(heads) > 1 else ("agency", "outlet", "person")
            found = tuple(p for c in heads for p in self._meant(c, single) if p.kind not in barred)
            if found and not {p.iso3 for p in found} & clause:
                return found
        return ()

    def _answered(self, i: int) -> bool:
        """ "The Council turned down its request": nobody answers a request of their own."""
        noun = self._graph.token(self._graph.token(i).head)
        verb = self._graph.token(noun.head)
        asks = self._graph.token(i).dep == "poss" and noun.lemma in self._words["asking_nouns"] and noun.dep == "dobj"
        return asks and verb.lemma in self._words["answering_verbs"]

    def _meant(self, i: int, single: bool) -> tuple[Party, ...]:
        """The parties of a subject; "they" may also be the people of whoever owns it ("Russia's share …; they")."""
        found = self._of(i)
        owner = None if found else self._owner(i, () if single else PREPOSITIONS_OF_OWNER)
        return (owner,) if owner is not None else found

    def _subjects(self, sentence: int, before: int) -> list[int]:
        """The subjects of a sentence that stand before a token, nearest first."""
        first, last = self._graph.parse.sentences[sentence]
        tokens = (self._graph.token(j) for j in range(min(last, before) - 1, first - 1, -1))
        subjects = [t for t in tokens if t.dep in ("nsubj", "nsubjpass") and t.i != before]
        return [
            self._graph.antecedent(t.i)
            for t in subjects
            if t.pos != "PRON"
            or self._relative(t.i, before)
            or (t.text.lower() in self._words["lasting"] and not self._empty(t.i))
        ]

    def _relative(self, i: int, inner: int) -> bool:
        """ "The United States, which lifted an embargo it had imposed": to a word in its clause "which" is whom it
        follows.
        """
        verb = self._graph.token(self._graph.token(i).head)
        inside = verb.dep == "relcl" and inner < self._graph.parse.subtree(verb.i)[1]
        return inside and self._graph.token(i).tag in ("WDT", "WP")

    def _empty(self, i: int) -> bool:
        """ "it is possible to …": such an "it" stands for nobody."""
        verb = self._graph.token(i).head
        kinds = {self._graph.token(c).dep for c in self._graph.parse.children[verb]}
        return "acomp" in kinds or "expl" in kinds

    def _main_first(self, sentence: int) -> list[int]:
        if sentence < 0:
            return []
        found = self._subjects(sentence, self._graph.parse.sentences[sentence][1])
        return sorted(found, key=lambda j: self._graph.token(self._graph.token(j).head).dep != "ROOT")

    def _plural(self, i: int) -> bool:
        return self._graph.token(i).tag in ("NNS", "NNPS") or len(self._graph.conjuncts(i)) > 1

    def _aside(self, i: int) -> bool:
        """The speaker of a verb of saying put after the words said ("…, the embassy said, …") is not what those words
        are about.
        """
        verb = self._graph.token(self._graph.token(i).head)
        return verb.dep == "parataxis" or any(
            self._graph.token(c).dep == "ccomp" and c < min(i, verb.i) for c in self._graph.parse.children[verb.i]
        )
