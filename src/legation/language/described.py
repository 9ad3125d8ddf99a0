"""Who is meant by a description: "the Balkan nation", "both sides", "the AU mission in Somalia", "its neighbour"."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from legation.language.collectives import count
from legation.language.discourse import Discourse, state_party
from legation.language.graph import Graph
from legation.language.names import Atom, Overlay
from legation.model.claim import Party
from legation.world.names import Names

# two are told by words of their own
PAIR = 2
PARLIAMENT = "Parliament"
Found = tuple[Party, ...]


class Descriptions:
    """Resolves the common nouns of one block that stand for parties named elsewhere.

    What other phrases stand for is told by `party_of`, the known name at a word by `atom_of`, its parties by `of_atom`,
    whose people a noun tells of by `owners_of`, and who acts in the clause by `agents_around`.
    """

    def __init__(
        self,
        graph: Graph,
        overlay: Overlay,
        discourse: Discourse,
        names: Names,
        words: Mapping[str, Any],
        offset: int,
        *,
        party_of: Callable[[int], Found],
        atom_of: Callable[[int], Atom | None],
        of_atom: Callable[[Atom, int], Found],
        owners_of: Callable[[int], Found],
        agents_around: Callable[[int], frozenset[str]],
    ) -> None:
        self._graph = graph
        self._overlay = overlay
        self._discourse = discourse
        self._names = names
        self._words = words
        self._offset = offset
        self._party_of = party_of
        self._atom_of = atom_of
        self._of_atom = of_atom
        self._owners_of = owners_of
        self._agents_around = agents_around

    def _place(self, i: int) -> tuple[str, int, int]:
        token = self._graph.token(i)
        return token.text, token.start + self._offset, token.end + self._offset

    def of(self, i: int) -> tuple[Party, ...]:
        """The parties that a common noun stands for; empty when it describes none."""
        token = self._graph.token(i)
        text, start, end = self._place(i)
        if self._is_pair(i):
            return tuple(replace(p, text=text, start=start, end=end) for p in self._discourse.pair(start))
        if counted := self._counted(i):
            listed = self._discourse.mentions.listed(start, counted)
            return tuple(replace(p, text=text, start=start, end=end) for p in listed)
        named = self._named_in_apposition(i) or self._explained(i) or self._half(i)
        if named:
            return named
        kinds = self._words["organisation_nouns"].get(token.text.lower())
        mission = self._mission(i, text, start, end) if kinds == ["mission"] else ()
        if mission:
            return mission
        bodies = self._words["state_body_nouns"]
        if (token.lemma in bodies or token.text.lower() in bodies) and not self._relational(i):
            org = bodies.get(token.lemma) or bodies.get(token.text.lower())
            owners = self._owners_of(i) or self._of_house(org) or self._of_bloc(i)
            if owners:
                return tuple(replace(o, org=org or o.org) if o.kind == "state" else o for o in owners)
        if token.lemma in self._words["country_nouns"] and (self.definite(i) or self._relational(i)):
            return self._country(i, text, start, end)
        if token.lemma in self._words["branch_nouns"] and self.definite(i):
            body = self._discourse.last_body(start, self._words["branch_names"].get(token.lemma, [token.lemma]))
            party = body or self._own_body(token.lemma, start) or self._discourse.issuing()
            return (replace(party, text=text, start=start, end=end),) if party else ()
        if kinds and self.definite(i):
            party = self._discourse.last_organisation(start, kinds)
            return (replace(party, text=text, start=start, end=end),) if party else ()
        return ()

    def _own_body(self, noun: str, start: int) -> Party | None:
        """The body spoken of last; "the ministry" is no army, but one of the same state."""
        last = self._discourse.last_branch(start)
        ministry = noun in ("ministry", "department") and last is not None and last.kind == "state"
        return replace(last, org=noun) if last is not None and ministry else last

    def _of_house(self, org: str | None) -> tuple[Party, ...]:
        """Lawmakers without a state are those of the land that the story is set in."""
        land = self._discourse.setting() if org == PARLIAMENT else None
        return (land,) if land is not None else ()

    def _of_bloc(self, i: int) -> tuple[Party, ...]:
        """ "The leaders of the bloc": of an organisation that is described, those who act for it."""
        found = (
            p for j in self._graph.slot(i, "of", "possessor") if self._atom_of(j) is None for p in self._party_of(j)
        )
        return tuple(p for p in found if p.kind in ("igo", "regional", "alliance"))[:1]

    def _relational(self, i: int) -> bool:
        """ "its northern neighbour": a noun that names a state by its relation to another."""
        return self._graph.token(i).lemma in self._words["relational_nouns"] and bool(self._graph.slot(i, "possessor"))

    def definite(self, i: int) -> bool:
        """Say whether a noun has "the", "this" or "that"."""
        return any(self._graph.token(c).lemma in ("the", "this", "that") for c in self._graph.parse.children[i])

    def _is_pair(self, i: int) -> bool:
        token = self._graph.token(i)
        words = {self._graph.token(c).lemma for c in self._graph.parse.children[i]}
        if (
            token.lemma in self._words["pair_nouns"]
            and token.tag in ("NNS", "NN")
            and words & set(self._words["pair_words"])
        ):
            return True
        if (
            token.text.lower() in self._words["pair_plurals"]
            and self.definite(i)
            and not self._graph.slot(i, "modifier", "possessor", "of", "to")
        ):
            return True
        return token.lemma == "both" and token.dep in ("nsubj", "pobj", "dobj")

    def _counted(self, i: int) -> int | None:
        """ "the three nations": how many states a plural stands for that nothing else describes."""
        token = self._graph.token(i)
        if token.tag != "NNS" or token.lemma not in self._words["pair_nouns"] or not self.definite(i):
            return None
        number = count(i, self._graph)
        described = self._graph.slot(i, "possessor", "of") or any(
            self._atom_of(j) is not None for j in self._graph.slot(i, "modifier")
        )
        return number if number is not None and number > PAIR and not described else None

    def _named_in_apposition(self, i: int) -> tuple[Party, ...]:
        """ "its ally Belarus", "the state arms exporter, Rosoboronexport", "the force, known as UNIFIL": the name tells
        who is meant.
        """
        called = [c for c in self._graph.parse.children[i] if self._graph.token(c).lemma in self._words["naming_verbs"]]
        named = [j for c in called for j in self._graph.slot(c, "as", "attribute", "patient") if j != i]
        for j in (*self._graph.slot(i, "appositive", "including"), *named):
            atom = self._atom_of(j)
            if atom is not None and atom.entry.kind in ("state", "organisation"):
                return self._of_atom(atom, j)
        return ()

    def _explained(self, i: int) -> tuple[Party, ...]:
        """ "The Majilis, the lower house of Kazakhstan's parliament": what an unknown name is said to be."""
        token = self._graph.token(i)
        if token.pos != "PROPN":
            return ()
        text, start, end = self._place(i)
        heads = [j for j in self._graph.slot(i, "appositive") if self._graph.token(j).pos == "NOUN"]
        bodies = (j for h in heads for j in (h, *self._graph.slot(h, "of")) if self._is_body(j))
        found = next((p for j in bodies if (p := self._party_of(j))), ())
        return tuple(replace(p, text=text, start=start, end=end) for p in found)

    def _is_body(self, i: int) -> bool:
        token, bodies = self._graph.token(i), self._words["state_body_nouns"]
        atom = self._atom_of(i)
        return token.lemma in bodies or (atom is not None and atom.entry.kind == "branch")

    def _half(self, i: int) -> tuple[Party, ...]:
        """ "The North" is the northern state of a divided land, in a story that names it."""
        text, start, end = self._place(i)
        iso3 = self._words["halves"].get(text)
        if iso3 is None or not self.definite(i) or self._graph.slot(i, "of", "modifier"):
            return ()
        if not any(m.party.iso3 == iso3 for m in self._discourse.mentions):
            return ()
        return (state_party(self._names, iso3, text, start, end),)

    def _mission(self, i: int, text: str, start: int, end: int) -> tuple[Party, ...]:
        """ "the AU mission in Somalia": the known mission of the organisation in that field, else one named by the
        phrase.
        """
        if any(self._graph.token(j).lemma in self._words["other_missions"] for j in self._graph.slot(i, "modifier")):
            return ()
        sender = next(
            (p for j in self._graph.slot(i, "modifier", "possessor", "of") for p in self._organisation(j)), None
        )
        atoms = (self._atom_of(j) for j in self._graph.slot(i, "in", "for", "to"))
        fields = frozenset(a.entry.key for a in atoms if a is not None and a.entry.kind == "state")
        if sender is None and (known := self._of_alliance(i, fields, start)) is not None:
            return (replace(known, text=text, start=start, end=end),)
        if sender is None and not self._of_coalition(i):
            return ()
        words = (
            [self._graph.token(j).text.lower() for j in (*self._graph.slot(i, "modifier"), i)] if sender is None else []
        )
        known = self._discourse.mission_of(sender.name if sender else None, fields, start, words)
        if known is not None or sender is None:
            return (replace(known, text=text, start=start, end=end),) if known else ()
        where = next((f" in {self._names.state(iso3).name}" for iso3 in sorted(fields)), "")
        return (
            Party(
                f"{sender.text} {self._graph.token(i).text}{where}",
                None,
                sender.name,
                None,
                "mission",
                text,
                start,
                end,
            ),
        )

    def _of_alliance(self, i: int, fields: frozenset[str], start: int) -> Party | None:
        """ "the NATO-led force in Kosovo": the one mission of an alliance in the land that the phrase names; elsewhere
        a force of an alliance is no mission.
        """
        atoms = (self._atom_of(j) for j in self._graph.slot(i, "modifier", "possessor", "of"))
        names = (a.entry.name for a in atoms if a is not None and a.entry.subkind == "alliance")
        return next(
            (known for name in names if fields and (known := self._discourse.mission_of(name, fields, start))), None
        )

    def _of_coalition(self, i: int) -> bool:
        """ "the Kenya-led mission", "the multinational force": of several states, under no organisation."""
        return any(
            self._graph.token(j).lemma in self._words["coalition_words"]
            or self._graph.token(j).text.lower() in self._words["coalition_words"]
            for j in self._graph.slot(i, "modifier")
        )

    def _organisation(self, i: int) -> tuple[Party, ...]:
        atom = self._atom_of(i)
        found = self._of_atom(atom, i) if atom is not None and atom.entry.kind == "organisation" else ()
        return tuple(p for p in found if p.kind in ("igo", "regional", "organ"))

    def _country(self, i: int, text: str, start: int, end: int) -> tuple[Party, ...]:
        exclude = self._agents_around(i)
        if self._relational(i):
            exclude |= {p.iso3 for j in self._graph.slot(i, "possessor") for p in self._party_of(j) if p.iso3}
            single = self._graph.token(i).tag == "NN"  # "its allies" are no state in particular
            near = self._discourse.last_state(start, self._region(i), exclude) if single else None
            return (replace(near, text=text, start=start, end=end),) if near else ()
        if self._graph.token(i).lemma in self._words["coloniser_nouns"]:
            party = self._discourse.last_of(start, self._words["colonial_powers"])
        else:
            party = (
                self._scene(i, exclude)
                or self._pointed_at(i, start, exclude)
                or self._discourse.state_described(start, self._region(i), exclude)
            )
        return (replace(party, text=text, start=start, end=end),) if party else ()

    def _pointed_at(self, i: int, start: int, exclude: frozenset[str]) -> Party | None:
        """ "that country" is the one named last; "the country" the only one that its paragraph has told of before the
        sentence, whatever the story as a whole is about: "Niger has moved fastest. … to be stationed in the country".
        """
        if self._graph.token(i).lemma != "country" or self._region(i) is not None:
            return None
        if any(self._graph.token(c).lemma == "that" for c in self._graph.parse.children[i]):
            return self._discourse.last_state(start, None, exclude)
        first, _ = self._graph.parse.sentences[self._graph.token(i).sentence]
        begun = self._graph.token(first).start + self._offset
        return self._discourse.only_named(self._offset, begun, exclude)

    def _scene(self, i: int, exclude: frozenset[str]) -> Party | None:
        """The state in which the sentence has set its scene before the word: "will lead the office in Chad and advise
        the country's army".
        """
        first, _ = self._graph.parse.sentences[self._graph.token(i).sentence]
        found = None
        for atom in self._overlay.atoms:
            head = self._graph.token(atom.head)
            named = first <= atom.first < i and atom.entry.kind == "state" and atom.entry.key not in exclude
            if named and head.dep == "pobj" and self._graph.token(head.head).lemma == "in":
                found = state_party(self._names, atom.entry.key, atom.text, atom.start, atom.end)
        return found

    def _region(self, i: int) -> str | None:
        """The region that a description names: "the Balkan nation", "the nation in the Sahel"."""
        for j in self._graph.slot(i, "modifier", "in", "of"):
            atom = self._atom_of(j)
            if atom is not None and atom.entry.kind == "region":
                return atom.entry.name
        return None
