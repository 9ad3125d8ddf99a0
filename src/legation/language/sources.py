"""What a phrase is as a source: a person, an organisation, a document, an observer, an agency or an outlet, by name."""

from collections.abc import Callable
from dataclasses import replace

from legation.language.described_sources import DescribedSources
from legation.language.earlier_speakers import EarlierSpeakers, is_the
from legation.language.reading import Passage
from legation.language.speaking_names import OUTLET_KINDS, bearer, kind_of, office_of, printed_name
from legation.language.voice import Meant, Voice
from legation.language.words import voice_words
from legation.model.claim import Party, Source

# what joins the parts of a name: "Hisham al-Rikabi"
NAME_JOINTS = ("-", "al", "bin", "ibn", "van", "von", "de", "der", "da")
# words that the name of an outlet has at most, behind the word for what it is
NAME_LENGTH = 5


class Sources:
    """Names the sources of one passage; `before` tells who spoke last before a sentence and may be meant."""

    def __init__(self, passage: Passage, turn: tuple[Voice, ...], before: Callable[[int, Meant], Voice | None]) -> None:
        self._passage = passage
        self._graph = passage.graph
        self._words = voice_words()
        self._turn = turn
        self._described = DescribedSources(passage)
        self._earlier = EarlierSpeakers(passage, before)

    def voice(self, i: int, force: str, token: int) -> Voice | None:
        """The source that the phrase headed by token `i` names; None when it is nothing that can speak."""
        word = self._graph.token(i)
        if (some := self._some_of(i)) is not None:
            spoken = self._earlier.called_so(some)
            return (
                replace(spoken, force=force, token=token, head=i)
                if spoken
                else self._described.voice(some, force, token)
            )
        nobody = word.text.lower() in self._words["nobody"] and word.tag not in ("PRP", "WP", "WDT")
        if nobody or self._is_time(i):
            return None
        if self._turn and word.text.lower() in self._words["first_person"]:
            return replace(self._turn[0], force=force, token=token, head=i)
        if (spoken := self._earlier.meant_by(i, token)) is not None:
            return replace(spoken, force=force, token=token, head=i)
        if (outlet := self._outlet_named(i)) is not None:
            return self.voice(outlet, force, token)
        if (paper := self._called_outlet(i)) is not None and self._passage.overlay.at(i) is None:
            return Voice(Source(paper, "outlet", None, paper), force, token, None, None, i)
        if word.lemma in self._words["articles"] and (by := self._publisher(i)):
            return self.voice(by[0], force, token)
        document = word.lemma in self._words["documents"] and not word.text.isupper()
        if document and (issuer := self._issuer(i)) is not None:
            return self.voice(issuer, force, token)
        if (spoken := self._earlier.in_statement(i) if document else self._earlier.the_official(i)) is not None:
            return replace(spoken, force=force, token=token, head=i)
        named = self._named_beside(i) or self._introduced(i)
        if named is not None:
            return self._of_party(i, named, force, token)
        if document or self._described.is_of_body(i) or self._described.is_unnamed(i):
            return self._described.voice(i, force, token)
        parties = self._passage.parties.of(i)
        if len(parties) > 1 or (parties and self._described.has_own_name(i, parties[0])):
            return self._described.voice(i, force, token, parties[0])
        if parties:
            return self._of_party(i, parties[0], force, token)
        return self._described.voice(i, force, token) if word.pos in ("NOUN", "PROPN") or word.tag == "CD" else None

    def can_speak(self, i: int) -> bool:
        """Whether a phrase names a person, an office or a body, not merely a state or a thing."""
        if self._passage.people.at(i) is not None or self._named_beside(i) is not None:
            return True
        atom = self._passage.overlay.at(i)
        known = atom is not None and atom.entry.kind in ("title", "branch", "organisation")
        return known or self._graph.token(i).lemma.lower() in self._words["bodies"]

    def _is_time(self, i: int) -> bool:
        """ "expected by next year": a time says nothing; "a business daily" is none."""
        word = self._graph.token(i)
        noun = word.pos in ("NOUN", "PROPN", "NUM") and word.lemma not in self._words["outlet_nouns"]
        return noun and self._graph.tree.in_time(i)

    def name_start(self, i: int) -> int | None:
        """The first token of the name, with its title, of the person at a token; None where no person is named."""
        person, first = self._passage.people.at(i), i
        if person is None:
            return None
        while first > 0 and self._passage.people.at(first - 1) == person:
            first -= 1
        return first

    def is_person(self, i: int) -> bool:
        """Whether a phrase is of one person, by name or by office."""
        atom = self._passage.overlay.at(i)
        return self._passage.people.at(i) is not None or (atom is not None and atom.entry.kind == "title")

    def speaks_for_itself(self, i: int) -> bool:
        """Whether a phrase is of people who speak, named or described: "an aide to the president", "residents"."""
        kinds = ("people", "observers", "diplomats", "spokesmen")
        known = any(self._graph.token(i).lemma in self._words[kind] for kind in kinds)
        return known or self.can_speak(i) or self._called_outlet(i) is not None

    def _called_outlet(self, i: int) -> str | None:
        """ "the newsletter Sahel Dispatch", "the daily La Nation": the name beside the word for what an outlet is."""
        word, before = self._graph.token(i), i
        while before > 0 and self._graph.token(before).tag in ("NNP", "NNPS") and before > word.i - NAME_LENGTH:
            before -= 1
        if before == i or self._graph.token(before).lemma not in self._words["outlet_nouns"]:
            return None
        return self._graph.parse.text[self._graph.token(before + 1).start : word.end]

    def can_be_cited(self, i: int) -> bool:
        """Whether "citing" makes a phrase a source: somebody, a document, an outlet; not "citing a dispute"."""
        word = self._graph.token(i)
        if self.can_speak(i) or word.pos in ("PROPN", "PRON") or word.tag == "CD" or self._passage.parties.of(i):
            return True
        kinds = ("documents", "utterances", "observers", "outlet_nouns", "carriers", "nouns_say", "people")
        return any(word.lemma in self._words[kind] for kind in kinds)

    def outlet(self, i: int, token: int) -> Voice | None:
        """The agency or outlet that a phrase names: whom the speaker told."""
        parties = self._passage.parties.of(i)
        if parties and parties[0].kind in ("agency", *OUTLET_KINDS):
            return self.voice(i, "say", token)
        return None

    def _some_of(self, i: int) -> int | None:
        """ "one of the diplomats", "two of them": whom it is one of."""
        word = self._graph.token(i)
        of = self._graph.slot(i, "of") if word.tag == "CD" else []
        return next((j for j in of if self._graph.token(j).pos == "NOUN"), None)

    def _outlet_named(self, i: int) -> int | None:
        """ "the TASS agency", "the Italian news agency Ansa": the outlet's name beside the word for what it is."""
        if self._graph.token(i).lemma not in self._words["outlet_nouns"] or self._passage.overlay.at(i) is not None:
            return None
        for j in self._graph.slot(i, "modifier", "appositive"):
            atom = self._passage.overlay.at(j)
            if atom is not None and atom.entry.kind == "outlet":
                return j
        return None

    def _issuer(self, i: int) -> int | None:
        """ "its statement", "the ministry's communiqué": what is uttered is said by its owner."""
        if self._graph.token(i).lemma not in self._words["utterances"]:
            return None
        return next(iter((*self._graph.slot(i, "possessor"), *self._signer(i), *self._publisher(i))), None)

    def _publisher(self, i: int) -> list[int]:
        """ "the newspaper published an article claiming": who brings a text out says what stands in it."""
        token = self._graph.token(i)
        verb = self._graph.token(token.head)
        published = token.dep == "dobj" and verb.lemma in self._words["publishing"]
        return [h for h in self._graph.slot(verb.i, "agent") if self.can_be_cited(h)] if published else []

    def _signer(self, i: int) -> list[int]:
        """ "a letter dated Feb. 12 from its ambassador": the person or body that a text is from or by."""
        tokens = self._graph.parse.tokens
        verbs = [c for c in self._graph.parse.children[i] if tokens[c].dep == "acl"]
        heads = [h for j in (i, *verbs) for h in self._graph.slot(j, "from", "by")]
        return [h for h in heads if self.can_speak(h)]

    def _named_beside(self, i: int) -> Party | None:
        """ "the acting head of the centre, Kofi Adu": the person named in apposition."""
        if self._passage.people.at(i) is not None or self._graph.token(i).pos != "NOUN":
            return None
        beside = (self._passage.people.at(j) for j in (*self._graph.slot(i, "appositive"), *self._set_off(i)))
        return next((p for p in beside if p is not None and p.person), None)

    def _set_off(self, i: int) -> list[int]:
        """The word before the last comma-bound end of a phrase: "the head of the state committee, Kofi Adu, said"."""
        low, high = self._graph.parse.subtree(i)
        tokens = self._graph.parse.tokens
        last = high - 2 if tokens[high - 1].text == "," else high - 1
        first = last
        while first > i and (tokens[first].tag in ("NNP", "NNPS") or tokens[first].text.lower() in NAME_JOINTS):
            first -= 1
        return [last] if low <= i < first < last - 1 and tokens[first].text == "," else []

    def _introduced(self, i: int) -> Party | None:
        """ "according to the spokesman", "the secretary general recalled": whom the story calls so, if only one."""
        atom = self._passage.overlay.at(i)
        if atom is None or atom.entry.kind != "title" or self._graph.token(i).tag not in ("NN", "NNP"):
            return None
        beside = {self._graph.token(c).dep for c in self._graph.parse.children[i] if not atom.first <= c < atom.last}
        return (
            self._passage.discourse.people.introduced(atom.text)
            if is_the(self._graph, i) and beside <= {"det", "punct"}
            else None
        )

    def _of_party(self, i: int, party: Party, force: str, token: int) -> Voice:
        office = office_of(self._passage, i, party)
        party = bearer(self._passage, i, party)
        kind = "person" if office is not None else kind_of(party)
        source = Source(printed_name(self._passage, i, party), kind, party.iso3, self._described.phrase(i))
        stands = party if party.iso3 or party.kind not in ("person", "region") else None
        return Voice(source, force, token, party.iso3, party.org, i, stands)
