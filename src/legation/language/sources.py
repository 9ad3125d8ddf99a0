"""What a phrase is as a source: a person, an organisation, a document, an observer, an agency or an outlet, by name."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from legation.language.reading import Passage
from legation.language.words import voice_words
from legation.model.claim import Party, Source

MEDIA = ("agency", "outlet")
OUTLET_KINDS = ("outlet", "broadcaster", "newspaper", "state_media")
# what joins the parts of a name: "Hisham al-Rikabi"
NAME_JOINTS = ("-", "al", "bin", "ibn", "van", "von", "de", "der", "da")
# words that the name of an outlet has at most, behind the word for what it is
NAME_LENGTH = 5
# parts of an organisation that speak under their own name
ORGANS = ("organ", "committee")


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of the chain with the force of the word that hands over (say, allege, deny, ask …), and that word's
    token; `head` is the token of the speaker's own phrase, `party` whom the speaker stands for, `at` where the speaker
    stands in the story, if that is known.
    """

    source: Source
    force: str
    token: int
    party_iso3: str | None
    org: str | None = None
    head: int = -1
    party: Party | None = None
    at: int = -1


Meant = Callable[[Voice], bool]


class Sources:
    """Names the sources of one passage; `before` tells who spoke last before a sentence and may be meant."""

    def __init__(self, passage: Passage, turn: tuple[Voice, ...], before: Callable[[int, Meant], Voice | None]) -> None:
        self._passage = passage
        self._graph = passage.graph
        self._words = voice_words()
        self._turn = turn
        self._before = before

    def voice(self, i: int, force: str, token: int) -> Voice | None:
        """The source that the phrase headed by token `i` names; None when it is nothing that can speak."""
        word = self._graph.token(i)
        if (some := self._some_of(i)) is not None:
            spoken = self._called_so(some)
            return replace(spoken, force=force, token=token, head=i) if spoken else self._described(some, force, token)
        nobody = word.text.lower() in self._words["nobody"] and word.tag not in ("PRP", "WP", "WDT")
        if nobody or self._is_time(i):
            return None
        if self._turn and word.text.lower() in self._words["first_person"]:
            return replace(self._turn[0], force=force, token=token, head=i)
        if (spoken := self._spoken_of(i, token)) is not None:
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
        if (spoken := self._told_before(i) if document else self._the_official(i)) is not None:
            return replace(spoken, force=force, token=token, head=i)
        named = self._named_beside(i) or self._introduced(i)
        if named is not None:
            return self._of_party(i, named, force, token)
        if document or self._is_of_body(i) or self._unnamed(i):
            return self._described(i, force, token)
        parties = self._passage.parties.of(i)
        if len(parties) > 1 or (parties and self._has_own_name(i, parties[0])):
            return self._described(i, force, token, parties[0])
        if parties:
            return self._of_party(i, parties[0], force, token)
        return self._described(i, force, token) if word.pos in ("NOUN", "PROPN") or word.tag == "CD" else None

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

    def _topic_since(self, sentence: int, spoken: Voice | None, token: int) -> Voice | None:
        """ "Kofi Adu could not be reached. Last month, he said …": the person of whom a sentence after the latest
        speaker's tells; "he added" goes on with the speaker.
        """
        if token >= 0 and self._graph.lemma(token) in self._words["resuming"]:
            return None
        start = self._passage.offset + self._graph.token(self._graph.parse.sentences[sentence][0]).start
        found = self._passage.discourse.people.last_topic(start)
        if found is None or (spoken is not None and found[0] <= spoken.at):
            return None
        person = found[1]
        name = self._passage.discourse.people.spelling(person.person or person.name)
        stands = person if person.iso3 else None
        return Voice(Source(name, "person", person.iso3, person.text or ""), "say", token, person.iso3, party=stands)

    def _spoken_of(self, i: int, token: int) -> Voice | None:
        """ "he added", "the same officials": the speaker of the sentences before whom the word can mean."""
        word = self._graph.token(i)
        if word.pos == "PRON":
            if word.text.lower() not in self._words["third_person"]:
                single = word.text.lower() == "it"  # a person is no "it", a newspaper may be
                barred = ("person", "observer") if single else MEDIA
                return self._before(word.sentence, lambda v: v.source.kind not in barred)
            spoken = self._before(word.sentence, lambda v: v.source.kind in ("person", "observer"))
            return self._topic_since(word.sentence, spoken, token) or spoken
        if any(self._graph.token(c).lemma == "same" for c in self._graph.parse.children[i]):
            return self._called_so(i)
        return None

    def _called_so(self, i: int) -> Voice | None:
        """The latest speaker who was called by the word at `i`; a diplomat is one by office, too."""
        word = self._graph.token(i)
        called = (word.lemma, *(self._words["diplomats"] if word.lemma == "diplomat" else ()))
        return self._before(word.sentence, lambda v: any(w in v.source.text.lower() for w in called))

    def _the_official(self, i: int) -> Voice | None:
        """ "the official said": the official who spoke last, be it one of whom the story knows name and office."""
        word = self._graph.token(i)
        beside = {self._graph.token(c).dep for c in self._graph.parse.children[i]}
        if (
            word.lemma not in self._words["officials"]
            or word.tag != "NN"
            or not self._is_the(i)
            or not beside <= {"det", "punct"}
        ):
            return None
        return self._before(word.sentence, lambda v: word.lemma in v.source.text.lower() or self._holds_office(v))

    def _holds_office(self, voice: Voice) -> bool:
        """Whether a voice is of a person by name whom the story introduces by an office or a rank."""
        titles = self._passage.discourse.people.titles_of(voice.source.name)
        return voice.source.kind == "person" and not self._words["private_titles"].issuperset(titles)

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

    def _told_before(self, i: int) -> Voice | None:
        """ "according to the statement": the body that has just spoken speaks in it, too."""
        word = self._graph.token(i)
        if word.lemma not in self._words["utterances"] or self._is_told_apart(i) or not self._is_the(i):
            return None
        return self._before(word.sentence, lambda v: v.source.kind not in ("observer", *MEDIA))

    def _is_told_apart(self, i: int) -> bool:
        """ "the notice in the gazette": more is told of it than that there is one."""
        deps = {self._graph.token(c).dep for c in self._graph.parse.children[i]}
        return not deps <= {"det", "punct"}

    def _is_the(self, i: int) -> bool:
        return any(self._graph.token(c).lemma == "the" for c in self._graph.parse.children[i])

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
            if self._is_the(i) and beside <= {"det", "punct"}
            else None
        )

    def _unnamed(self, i: int) -> bool:
        """ "officials in the minister's entourage", "a source close to the talks": described, not named."""
        word = self._graph.token(i)
        atom = self._passage.overlay.at(i)
        office = atom is not None and (atom.entry.kind != "title" or (atom.entry.org and not self._any_of_them(i)))
        known = office or self._passage.people.at(i) is not None
        return word.pos == "NOUN" and not known and word.lemma not in self._words["bodies"]

    def _any_of_them(self, i: int) -> bool:
        """ "an EU diplomat", "diplomats in Nairobi": holders of such an office that nobody has named."""
        token = self._graph.token(i)
        articles = (self._graph.token(c).lemma for c in self._graph.parse.children[i])
        several = token.tag in ("NNS", "NNPS")
        return several or not {"a", "an"}.isdisjoint(articles)

    def _of_party(self, i: int, party: Party, force: str, token: int) -> Voice:
        office = _office(self._passage, i, party)
        party = bearer(self._passage, i, party)
        kind = "person" if office is not None else _kind(party)
        source = Source(printed_name(self._passage, i, party), kind, party.iso3, self.phrase(i))
        stands = party if party.iso3 or party.kind not in ("person", "region") else None
        return Voice(source, force, token, party.iso3, party.org, i, stands)

    def _has_own_name(self, i: int, party: Party) -> bool:
        """ "the Norwegian Materiel Agency", "China's mission at the UN": a body of a state that no table knows speaks
        under the name that the page gives it.
        """
        word = self._graph.token(i)
        if party.kind != "state" or party.person or self._passage.overlay.at(i) is not None:
            return False
        if party.org or self._is_titled(i):
            return self._is_titled(i)
        body = word.lemma.lower() in self._words["bodies"]
        owned = self._passage.parties.owner_state(i) is not None
        return owned and body and (word.tag.startswith("NNP") or word.lemma in self._words["offices_abroad"])

    def _is_titled(self, i: int) -> bool:
        """ "the Department of Aerial Supply": capitals behind "of" make a name of the noun for a body."""
        word = self._graph.token(i)
        if not word.tag.startswith("NNP") or word.lemma.lower() not in self._words["bodies"]:
            return False
        heads = self._graph.slot(i, "of")
        return any(self._graph.token(j).tag in ("NNP", "NNPS") and self._passage.overlay.at(j) is None for j in heads)

    def _described(self, i: int, force: str, token: int, party: Party | None = None) -> Voice:
        word, phrase = self._graph.token(i), self.phrase(i)
        outlet = self._passage.outlets.by_name(phrase) if word.pos == "PROPN" else None
        if outlet is not None:
            kind = "agency" if outlet.kind == "agency" else "outlet"
            return Voice(Source(outlet.name, kind, None, phrase), force, token, None, None, i)
        owner = party or self._passage.parties.owner_state(i)
        iso3 = owner.iso3 if owner is not None else None
        phrase = self._with_owner(i, phrase)
        return Voice(Source(phrase, self._described_kind(i), iso3, phrase), force, token, iso3, None, i, owner)

    def _with_owner(self, i: int, phrase: str) -> str:
        """ "its chair" is the chair of the body that the sentence tells of, "its mission in New York" that of a state:
        the pronoun gives way to the name that it stands for.
        """
        owned = next((c for c in self._graph.parse.children[i] if self._graph.token(c).tag == "PRP$"), None)
        rest = phrase.partition(" ")[2]
        if owned is None or not rest or phrase.partition(" ")[0].lower() != self._graph.token(owned).text.lower():
            return phrase
        body = self._body_told_of(i) if self._graph.token(owned).text.lower() == "its" else None
        if body is not None:
            return f"{rest} of {body}"
        states = [p for p in self._passage.parties.of(owned) if p.iso3]
        return f"{self._passage.adjective(states[0].iso3)} {rest}" if states and states[0].iso3 else phrase

    def _is_of_body(self, i: int) -> bool:
        """ "its chair", of a body that the same sentence tells of by a common noun."""
        its = any(self._graph.token(c).text.lower() == "its" for c in self._graph.parse.children[i])
        return its and self._body_told_of(i) is not None

    def _body_told_of(self, i: int) -> str | None:
        """The body or document, no state, that is the subject before a phrase in its sentence, in the page's words."""
        first, _ = self._graph.parse.sentences[self._graph.token(i).sentence]
        subjects = [t for t in self._graph.parse.tokens[first:i] if t.dep in ("nsubj", "nsubjpass")]
        bodies = self._words["companies"] | self._words["documents"] | self._words["offices_abroad"]
        told_of = next((t for t in reversed(subjects) if t.lemma.lower() in bodies), None)
        return self.phrase(told_of.i) if told_of is not None else None

    def _described_kind(self, i: int) -> str:
        word = self._graph.token(i)
        if word.lemma in self._words["documents"]:
            return "document"
        if word.pos != "NOUN":
            return "organisation"
        if word.lemma in self._words["companies"] or word.lemma in self._words["bodies"]:
            return "organisation"
        return "observer" if word.lemma in self._words["observers"] else "person"

    def phrase(self, i: int) -> str:
        """The noun phrase around `i` without what follows a comma or a relative pronoun."""
        low, high = self._graph.parse.subtree(i)
        for j in range(i + 1, high):
            token = self._graph.token(j)
            if token.text in (",", "(", "—", "–") or token.tag in ("WP", "WDT") or token.dep in ("relcl", "acl"):
                high = max(i + 1, min(j, self._graph.parse.subtree(j)[0]))
                break
        tokens = self._graph.parse.tokens
        while low < i and (tokens[low].lemma in ("the", "a", "an") or tokens[low].text == ","):
            low += 1
        return self._graph.parse.text[tokens[low].start : tokens[high - 1].end]


def _office(passage: Passage, i: int, party: Party) -> str | None:
    """The office of a state by which a phrase calls somebody."""
    atom = passage.overlay.at(i)
    return atom.entry.key if atom is not None and atom.entry.kind == "title" and party.kind == "state" else None


def bearer(passage: Passage, i: int, party: Party) -> Party:
    """Whom the story names, before or later, as the one bearer of the office at token `i`; the party itself else."""
    atom, office = passage.overlay.at(i), _office(passage, i, party)
    if atom is None or office is None or party.person:
        return party
    definite = _is_definite(passage, i)
    if party.iso3 and (definite or office in voice_words()["single_offices"]):
        party = passage.discourse.people.holder(party.iso3, office, atom.text) or party
    if definite and not party.person:
        party = passage.discourse.people.named_next(party, passage.offset + passage.graph.token(i).start) or party
    return party


def _is_definite(passage: Passage, i: int) -> bool:
    """ "its ambassador", "the foreign minister": one bearer, whom the story has in mind."""
    articles = {passage.graph.token(c).lemma for c in passage.graph.parse.children[i]}
    return passage.graph.token(i).tag in ("NN", "NNP") and articles.isdisjoint(("a", "an", "another", "one"))


def printed_name(passage: Passage, i: int, party: Party) -> str:
    """The name of a party that speaks, whose words stand at token `i`: a person's as the page spells it, an
    organisation's, a part of a state by adjective and office ("Serbian Ministry of Defence").
    """
    if party.person:
        return passage.discourse.people.spelling(party.person)
    if party.kind in ORGANS and party.org:
        return party.org
    if party.kind != "state" or not party.org or not party.iso3:
        return party.name
    atom = passage.overlay.at(i)
    if atom is not None and atom.entry.iso3 and atom.entry.kind in ("branch", "organisation"):
        return atom.text if atom.entry.kind == "branch" else atom.entry.name
    office = atom.text if atom is not None and atom.entry.kind == "title" else party.org
    return f"{passage.adjective(party.iso3)} {office}"


def _kind(party: Party) -> str:
    if party.person:
        return "person"
    if party.kind == "agency":
        return "agency"
    return "outlet" if party.kind in OUTLET_KINDS else "organisation"
