"""From a phrase of the page to the parties it stands for: states, parts of states, organisations, people.

Order of knowledge: the world tables first, then titles with names, then words that stand for a party named elsewhere
("the ministry", "the Balkan nation", "it", "both sides"), and the statistical names last.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from legation.language import collectives
from legation.language.described import Descriptions
from legation.language.discourse import Discourse, organisation_party, state_party
from legation.language.graph import Graph
from legation.language.names import Atom, Overlay
from legation.language.people import People
from legation.language.pronouns import PREPOSITIONS_OF_OWNER, Hearing, Pronouns
from legation.language.words import description_words
from legation.model.claim import Party
from legation.world.names import Names

# people and units belong to a state by these only: troops in Mali are seldom Mali's
OF_PEOPLE = ("of", "from")
# before the embassy that people are posted at
POSTING = ("at", "of", "in", "from", "with")
EMBASSY = "Embassy"


class Parties:
    """Finds the parties behind phrase heads of one parsed block; `offset` is where the block starts in the story's
    text.
    """

    def __init__(
        self, graph: Graph, overlay: Overlay, people: People, discourse: Discourse, names: Names, offset: int
    ) -> None:
        self._graph = graph
        self._overlay = overlay
        self._people = people
        self._discourse = discourse
        self._names = names
        self._offset = offset
        self._words = description_words()
        self._known: dict[int, tuple[Party, ...]] = {}
        self._pronouns = Pronouns(graph, discourse, self._words, offset, self.of, self._owner, self._atom)
        self._descriptions = Descriptions(
            graph,
            overlay,
            discourse,
            names,
            self._words,
            offset,
            party_of=self.of,
            atom_of=self._atom,
            of_atom=self._of_atom,
            owners_of=self._owners,
            agents_around=self._pronouns.agents_around,
        )

    def hear(self, hearing: Hearing) -> None:
        """Let `hearing` tell whom "we" at a token means and by what it is known: voice, turn or publisher."""
        self._pronouns.hearing = hearing

    def spoken_by(self, party: Party) -> str | None:
        """How a party that the page calls "we" or "our" is known: clause, voice, turn or publisher."""
        return self._pronouns.spoken.get(party.start) if party.start is not None else None

    def note_bodies(self) -> None:
        """Let the story remember the ministries and forces that the block names with their state."""
        for atom in self._overlay.atoms:
            if atom.entry.kind == "branch" and (atom.entry.iso3 or self._owner(atom.head) is not None):
                self.of(atom.head)

    def of(self, i: int) -> tuple[Party, ...]:
        """The parties that the phrase headed by token `i` stands for; empty when it stands for none."""
        if i not in self._known:
            self._known[i] = ()
            self._known[i] = self._find(i)
        return self._known[i]

    def _find(self, i: int) -> tuple[Party, ...]:
        person = self._people.at(i)
        if person is not None:
            return (person,)
        atom = self._atom(i)
        if atom is not None:
            found = self._of_atom(atom, i)
            if found:
                return found
        token = self._graph.token(i)
        if token.text.lower() == "there" and token.dep in ("advmod", "pobj", "pcomp"):
            return self._pronouns.there(i)
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return self._pronouns.of(i)
        return self._descriptions.of(i)

    def _atom(self, i: int) -> Atom | None:
        """The known name at a token, unless it is only part of an adjective that tells no owner: "Iran-backed",
        "Soviet-era", "pro-Russian".
        """
        atom = self._overlay.at(i)
        if atom is None or atom.entry.kind != "state":
            return atom
        before = self._graph.parse.text[: atom.start - self._offset].rsplit(" ", 1)[-1].lower()
        after = self._graph.parse.text[atom.end - self._offset :].split(" ", 1)[0].lower()
        words = self._words["adjective_parts"]
        return None if any(before == f"{w}-" or after.rstrip(",.") == f"-{w}" for w in words) else atom

    def _of_atom(self, atom: Atom, i: int) -> tuple[Party, ...]:
        entry = atom.entry
        if entry.kind == "state":
            return (state_party(self._names, entry.key, atom.text, atom.start, atom.end, entry.org),)
        if entry.kind == "organisation":
            general = organisation_party(self._names, entry, atom.text, atom.start, atom.end)
            return (self._particular(atom, i) or general,)
        if entry.kind == "person":
            return (
                Party(
                    self._state_name(entry.iso3),
                    entry.iso3,
                    entry.org,
                    entry.name,
                    "person",
                    atom.text,
                    atom.start,
                    atom.end,
                ),
            )
        if entry.kind == "region":
            if several := collectives.members(atom, i, self._graph, self._names):
                return several
            return (Party(entry.name, None, None, None, "region", atom.text, atom.start, atom.end),)
        if entry.kind == "outlet":
            return (
                Party(entry.name, entry.iso3, None, None, entry.subkind or "outlet", atom.text, atom.start, atom.end),
            )
        if entry.kind in ("branch", "title"):
            return self._of_branch(atom, i)
        return ()

    def _particular(self, atom: Atom, i: int) -> Party | None:
        """ "The UN peacekeeping mission in Mali": of a name for any mission of an organisation the one it has there."""
        if atom.entry.subkind != "mission" or atom.entry.iso3 is not None or atom.entry.org is None:
            return None
        atoms = (self._atom(j) for j in self._graph.slot(i, "in", "for", "to"))
        fields = frozenset(a.entry.key for a in atoms if a is not None and a.entry.kind == "state")
        known = (
            self._discourse.mission_of(atom.entry.org, fields, atom.start)
            if fields
            else self._discourse.named_mission(atom.entry.org, atom.start)
        )
        return replace(known, text=atom.text, start=atom.start, end=atom.end) if known is not None else None

    def _state_name(self, iso3: str | None) -> str:
        return self._names.state(iso3).name if iso3 else ""

    def _of_branch(self, atom: Atom, i: int) -> tuple[Party, ...]:
        """A ministry, force or office: the state beside it ("Serbia's defence ministry"), else the one the story last
        gave it.
        """
        org = atom.entry.org or (atom.entry.name if atom.entry.kind == "branch" else None)
        several = self._coordinated_owners(atom.head)
        if len(several) > 1:
            return tuple(replace(party, org=org) for party in several)
        owner = self._owner(atom.head) or self._owner(i)
        iso3 = atom.entry.iso3
        if owner is None and iso3:
            owner = state_party(self._names, iso3, atom.text, atom.start, atom.end)
        if (
            owner is None
            and atom.entry.kind == "branch"
            and (self._descriptions.definite(atom.head) or not self.is_people(atom.head))
            and self._graph.token(atom.head).dep not in ("compound", "amod", "nmod")
        ):
            owner = self._state_around(atom.head) or self._of_issuer(atom)
            owner = owner or self._discourse.last_branch(atom.start, org) or self._told_by(i)
            owner = owner or self._discourse.scene(atom.start) or self._at_home(atom, org)
            owner = owner or self._discourse.last_branch(atom.start)
            if owner is None:
                owner = self._discourse.last_state(atom.start) if org == "Government" else self._discourse.protagonist()
        if owner is None and atom.entry.kind == "title" and not self._is_office_apart(atom):
            owner = self._discourse.people.last(atom.start, org) or self._discourse.people.last(atom.start)
            if owner is not None:
                return (replace(owner, text=atom.text, start=atom.start, end=atom.end),)
        if owner is None:
            return ()
        if owner.kind not in ("state", "person"):
            return (replace(owner, org=org),)
        party = replace(owner, org=org, person=None, kind="state", text=atom.text, start=atom.start, end=atom.end)
        if atom.entry.kind == "branch":
            self._discourse.note_branch(atom.start, party)
        return (party,)

    def _is_office_apart(self, atom: Atom) -> bool:
        """ "the deputy infrastructure minister": a word beside the title makes another office of it than that of the
        person named last, unless the story introduces somebody so.
        """
        tokens = self._graph.parse.tokens
        beside = (tokens[c] for c in self._graph.parse.children[atom.head])
        own = [c for c in beside if c.dep == "compound" and c.tag == "NN" and c.i < atom.first]
        if not own:
            return False
        office = self._graph.parse.text[own[0].start : tokens[atom.last - 1].end]
        return self._discourse.people.introduced(office) is None

    def _at_home(self, atom: Atom, org: str | None) -> Party | None:
        """The state of the story's setting; an embassy there is that of the state named last beside it."""
        home = self._discourse.home()
        if org != EMBASSY or home is None or home.iso3 is None:
            return home
        return self._discourse.last_state(atom.start, exclude=frozenset((home.iso3,)))

    def _told_by(self, i: int) -> Party | None:
        """In reported speech "the armed forces" are those of the speaker's state: "The minister said the army …"."""
        for frame in reversed(self._graph.chain(i)):
            agent = self._graph.agent(frame.token) if frame.relation == "complement" else None
            found = self.of(agent) if agent is not None and agent != i else ()
            if found and found[0].iso3 and found[0].kind in ("person", "state"):
                return found[0]
        return None

    def _of_issuer(self, atom: Atom) -> Party | None:
        """In a body's own statement "the Ministry", "the Government" with a capital are the state's own."""
        return self._discourse.issuing() if atom.text[0].isupper() else None

    def _owners(self, i: int) -> tuple[Party, ...]:
        several = self._coordinated_owners(i)
        if len(several) > 1:
            return several
        owner = self._posted(i) or self._owner(i)
        return (owner,) if owner is not None else self._bodies(i)

    @cached_property
    def _has_posts(self) -> bool:
        """Whether the text speaks of an embassy or the like at all."""
        return any(token.lemma.lower() in self._words["post_nouns"] for token in self._graph.parse.tokens)

    def _posted(self, i: int) -> Party | None:
        """Whose embassy people stand at: "the attaché at the Iranian embassy in Oslo" is Iran's."""
        if not self._has_posts:
            return None
        if any((atom := self._atom(j)) and atom.entry.kind == "state" for j in self._graph.slot(i, "modifier")):
            return None
        posts = (
            j
            for j in (*self._graph.slot(i, *POSTING), *self._right_after(i))
            if self._graph.token(j).lemma.lower() in self._words["post_nouns"]
        )
        return next((owner for j in posts if (owner := self._owner(j)) is not None), None)

    def _bodies(self, i: int) -> tuple[Party, ...]:
        """What people are told as part of: "members of the Rwanda Defence Force", "fighters of the company Wagner"."""
        counting = self._graph.token(i).tag == "CD" or self._graph.token(i).lemma in self._words["counting_nouns"]
        if self._graph.token(i).lemma not in self._words["member_nouns"] and not counting:
            return ()
        heads = (j for j in self._graph.slot(i, "of", "from") if counting or self._atom(j) is None)
        return next((found for j in heads if (found := self.of(j) or self._owners(j))), ())

    def _right_after(self, i: int) -> list[int]:
        """What stands under "at" or "of" right after a noun, wherever the parser hangs it."""
        tokens = self._graph.parse.tokens
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        return self._graph.tree.objects(after.i) if after and after.dep == "prep" and after.lemma in POSTING else []

    def _coordinated_owners(self, i: int) -> tuple[Party, ...]:
        """The states beside a noun, several when they are coordinated: "Chinese and Djiboutian soldiers", "the navies
        of Egypt and Greece".
        """
        found: dict[str, Party] = {}
        for j in self._graph.slot(i, "modifier", "possessor", "of", *(("from",) if self.is_people(i) else ())):
            atom = self._atom(j)
            if atom is not None and atom.entry.kind == "state":
                found.setdefault(
                    atom.entry.key, state_party(self._names, atom.entry.key, atom.text, atom.start, atom.end)
                )
        return tuple(found.values())

    def _state_around(self, i: int) -> Party | None:
        """ "In Rome, the government …", "Ivory Coast, where … passed to the army": the place of a clause tells whose
        government or army it is.
        """
        chain = [f.token for f in self._graph.chain(i) if self._graph.is_verb(f.token)]
        for j in (h for verb in chain for h in self._graph.slot(verb, "in", "at") if h != i):
            atom = self._atom(j)
            if atom is not None and atom.entry.kind == "state":
                return next(iter(self._of_atom(atom, atom.head)), None)
        return (self._reached(i, chain[0]) or self._faced(i, chain[0])) if chain else None

    def _reached(self, i: int, verb: int) -> Party | None:
        """ "will come to Senegal and train the guard": where those who act on it have gone."""
        before = self._graph.first_conjunct(verb)
        if before == verb or i not in self._graph.slot(verb, "patient"):
            return None
        for atom in (self._atom(j) for j in self._graph.slot(before, "to")):
            if atom is not None and atom.entry.kind == "state":
                return next(iter(self._of_atom(atom, atom.head)), None)
        return None

    def _faced(self, i: int, verb: int) -> Party | None:
        """ "The administration notified Congress": a body of a known state tells whose the other is."""
        beside = (self._atom(j) for j in self._graph.slot(verb, "agent", "patient", "to", "dative") if j != i)
        for atom in beside:
            if atom is not None and atom.entry.kind == "branch" and (iso3 := atom.entry.iso3):
                return state_party(self._names, iso3, atom.text, atom.start, atom.end)
        return None

    def is_people(self, i: int) -> bool:
        """Say whether a noun tells of people or a unit that act for whoever owns them: "paratroopers"."""
        return self._graph.token(i).lemma in self._words["member_nouns"]

    def is_description(self, i: int) -> bool:
        """Say whether a definite noun describes a party named elsewhere: "the kingdom", "the bloc"."""
        lemma = self._graph.token(i).lemma
        described = lemma in self._words["country_nouns"] or lemma in self._words["organisation_nouns"]
        return described and self._atom(i) is None and self._descriptions.definite(i)

    def is_described(self, i: int, kind: str) -> bool:
        """Say whether a noun is one for organisations of a kind: "mission", "force" for missions."""
        return bool(self._words["organisation_nouns"].get(self._graph.token(i).lemma) == [kind])

    def is_pronoun(self, text: str | None) -> bool:
        """Say whether the words that a party was found by only stand for a name: "its", "they"."""
        return text is not None and text.lower() in self._words["personal"]

    def is_possessed(self, party: Party) -> bool:
        """Say whether a party of this block was found by what is somebody's own: "its army"."""
        i = None if party.start is None else self._graph.parse.token_at(party.start - self._offset)
        owners = () if i is None else self._graph.slot(i, "possessor")
        return any(self._graph.token(j).tag == "PRP$" for j in owners)

    def acting_around(self, i: int) -> frozenset[str]:
        """The states that act in the clause around a word."""
        return self._pronouns.agents_around(i)

    def is_ground(self, i: int) -> bool:
        """Say whether a noun tells of a state's own land: "on its soil"."""
        return self._graph.token(i).lemma in self._words["ground_nouns"]

    def is_border(self, i: int) -> bool:
        """Say whether a noun tells of the line between two states, which is nobody's own."""
        return self._graph.token(i).lemma in self._words["border_nouns"]

    def are_foreign(self, heads: Iterable[int]) -> bool:
        """Say whether one of these nouns is told as not the land's own: "foreign bases", "troops from abroad"."""
        words = self._words["foreign_words"]
        near = (self._graph.token(j) for i in heads for j in (*self._graph.slot(i, "modifier"), i))
        return any(t.lemma in words for t in near)

    def owner_state(self, i: int) -> Party | None:
        """The state or organisation beside a noun: "Russian weapons", "Serbia's units", "forces of Mali"."""
        return self._owner(i)

    def owners(self, i: int) -> tuple[Party, ...]:
        """Whose people or things a noun tells of: the states or the organisation beside it, else what it is part of."""
        return self._owners(i)

    def _bloc(self, atom: Atom) -> Party | None:
        """ "European instructors" in a story of the European Union are the union's."""
        name = self._words["blocs_of_regions"].get(atom.entry.name) if atom.entry.kind == "region" else None
        named = (m.party for m in self._discourse.mentions.before(atom.start) if m.party.name == name)
        known = next(named, None)
        return replace(known, text=atom.text, start=atom.start, end=atom.end) if known is not None else None

    def _is_branch(self, i: int) -> bool:
        atom = self._overlay.at(i)
        return atom is not None and atom.entry.kind == "branch"

    def _owner(self, i: int, prepositions: tuple[str, ...] = PREPOSITIONS_OF_OWNER) -> Party | None:
        people = self._graph.token(i).lemma in self._words["member_nouns"]
        for j in self._graph.slot(
            i, "possessor", "modifier", *(p for p in prepositions if not people or p in OF_PEOPLE)
        ):
            atom = self._atom(j)
            if atom is not None and atom.entry.kind == "branch" and atom.head == i:
                continue  # a part of the same name
            if atom is not None and atom.entry.kind == "place" and atom.entry.iso3 and self._is_branch(i):
                return state_party(self._names, atom.entry.iso3, atom.text, atom.start, atom.end)
            if atom is not None and atom.entry.kind in ("state", "organisation") and atom.entry.subkind != "company":
                return next(iter(self._of_atom(atom, j)), None)
            if atom is not None and (bloc := self._bloc(atom)) is not None:
                return bloc
            if self._graph.token(j).tag == "PRP$" or (atom is None and j in self._graph.slot(i, "possessor")):
                owner = next(iter(self.of(j)), None)
                if owner is not None:
                    return owner
            if atom is not None and atom.entry.kind == "branch" and (atom.first > 0 or atom.entry.iso3):
                inner = next(iter(self.of(j)), None)
                if inner is not None:
                    return replace(inner, org=None)
        return None
