"""Who says so: the attribution chain of a predicate, from the nearest speaker outward.

Read from the embedding chain (*Reuters reported [ Titorenko said [ … ]]*), "according to", "citing", "told", and, for
words in quotation marks without a speaker of their own, from the speaker before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from legation.language.reading import Passage
from legation.language.words import voice_words
from legation.model.claim import Party, Source

MEDIA = ("agency", "outlet")


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of the chain with the force of the word that hands over (say, allege, deny, ask …), and that word's
    token.
    """

    source: Source
    force: str
    token: int
    party_iso3: str | None
    org: str | None = None
    head: int = -1
    party: Party | None = None


class Voices:
    """Finds attribution chains in one passage; `sayings` maps a verb of saying to its force."""

    def __init__(self, passage: Passage, sayings: Mapping[str, str], before: tuple[Voice, ...] = ()) -> None:
        self._passage = passage
        self._graph = passage.graph
        self._sayings = sayings
        self._words = voice_words()
        self._turn = _turn(passage)
        self._last: tuple[Voice, ...] = self._turn or before
        self._by_sentence: dict[int, tuple[Voice, ...]] = {}
        passage.parties.hear(self._first_person)

    def chain(self, i: int) -> tuple[Voice, ...]:
        """The voices around the word at `i`, nearest first."""
        found: list[Voice] = []
        for token in (i, *(f.token for f in self._graph.chain(i))):
            for voice in self._voices_at(token, i):
                if all(v.source.name != voice.source.name for v in found):
                    found.append(voice)
        if not any(v.source.kind not in MEDIA for v in found):
            known = {v.source.name for v in found}
            found = [v for v in self._aside(self._graph.token(i).sentence) if v.source.name not in known] + found
        if not found and not self._turn and self._quoted(i):
            return self._speaker_before(self._graph.token(i).sentence)
        found += [v for v in self._turn if all(v.source.name != f.source.name for f in found)]
        return tuple(sorted(found, key=lambda v: v.source.kind in MEDIA))

    def _first_person(self, i: int) -> tuple[Party, str] | None:
        """Whom "we" means: the nearest speaker that stands for a state or organisation, else the speaker of the turn,
        else, in nobody's quotation, the body that publishes the page.
        """
        for voice in self.chain(i):
            if voice.source.kind not in MEDIA and voice.head != i:
                return (voice.party, "turn" if voice in self._turn else "voice") if voice.party is not None else None
        publisher = self._passage.publisher
        if publisher is None or self._turn or self._quoted(i):
            return None
        return publisher, "publisher"

    def _aside(self, sentence: int) -> list[Voice]:
        """Speakers that the sentence names beside its main line: "…, the embassy said, …", "… , according to the
        ministry".
        """
        first, last = self._graph.parse.sentences[sentence]
        found: list[Voice] = []
        for i in range(first, last):
            if not self._graph.is_verb(i):
                if self._graph.token(i).dep == "prep" and self._graph.token(i).lemma in ("accord", "according"):
                    found += [v for v in self._according(self._graph.token(i).head) if v not in found]
                continue
            force = self._sayings.get(self._graph.lemma(i))
            if force is not None and force not in self._words["party_forces"] and self._parenthetical(i):
                found += self._speakers(i, force)
            found += self._according(i)
        return found

    def _parenthetical(self, i: int) -> bool:
        """A verb of saying set off by commas, with a subject and nothing said after it."""
        tokens = self._graph.parse.tokens
        subject = next((c for c in self._graph.parse.children[i] if tokens[c].dep == "nsubj"), None)
        if subject is None or tokens[subject].tag.startswith("W"):
            return False
        low = min(self._graph.parse.subtree(subject)[0], i)
        set_off = low > 0 and tokens[low - 1].text in (",", "”", '"', "’", "—", "–", ";")
        told = any(tokens[c].dep in ("ccomp", "dobj", "xcomp") and c > i for c in self._graph.parse.children[i])
        return set_off and not told

    def _voices_at(self, token: int, inner: int) -> list[Voice]:
        found: list[Voice] = []
        if self._graph.is_verb(token):
            found += self._according(token)
            force = self._sayings.get(self._graph.lemma(token))
            if (
                force is not None
                and force not in self._words["party_forces"]
                and token != inner
                and self._utters(token, inner)
            ):
                if (
                    self._graph.lemma(token) in self._words["citing"]
                    and self._graph.token(token).tag == "VBG"
                    and self._graph.slot(token, "patient")
                ):
                    return [
                        v for a in self._graph.slot(token, "patient") if (v := self._voice(a, force, token)) is not None
                    ] + found
                found = self._cited(token, force) + self._speakers(token, force) + found
        return found

    def _utters(self, token: int, inner: int) -> bool:
        """True when the inner word lies in what is said, not in a side remark about the speaker."""
        first = next((f for f in self._graph.chain(inner) if f.token == token), None)
        return first is not None and first.relation in (
            "complement",
            "object",
            "purpose",
            "on",
            "of",
            "about",
            "to",
            "for",
        )

    def _speakers(self, token: int, force: str) -> list[Voice]:
        passive = self._graph.features(token).passive
        agents = self._graph.slot(token, "by") if passive else self._graph.slot(token, "agent")
        found = [v for a in agents if (v := self._voice(a, force, token)) is not None]
        if self._graph.lemma(token) in self._words["addressee_verbs"]:
            found += [
                v for a in self._graph.slot(token, "patient", "dative") if (v := self._outlet(a, token)) is not None
            ]
        found += [v for a in self._graph.slot(token, "to", "in", "with") if (v := self._outlet(a, token)) is not None]
        return found

    def _cited(self, token: int, force: str) -> list[Voice]:
        for c in self._graph.parse.children[token]:
            child = self._graph.token(c)
            if child.lemma in self._words["citing"] and child.dep in ("advcl", "prep", "conj"):
                return [v for a in self._graph.slot(c, "patient") if (v := self._voice(a, force, c)) is not None]
        return []

    def _according(self, token: int) -> list[Voice]:
        found = []
        for a in self._graph.slot(token, "according to", "per"):
            voice = self._voice(a, "say", token)
            if voice is not None:
                found.append(voice)
        return found

    def _outlet(self, i: int, token: int) -> Voice | None:
        parties = self._passage.parties.of(i)
        if parties and parties[0].kind in ("agency", "outlet", "broadcaster", "newspaper", "state_media"):
            return self._voice(i, "say", token)
        return None

    def _voice(self, i: int, force: str, token: int) -> Voice | None:
        word = self._graph.token(i)
        if self._turn and word.text.lower() in self._words["first_person"]:
            return replace(self._turn[0], force=force, token=token, head=i)
        if word.pos == "PRON" and (spoken := self._speaker_meant(word.sentence)) is not None:
            return replace(spoken, force=force, token=token, head=i)
        parties = self._passage.parties.of(i)
        if self._unnamed(i) or (word.lemma in self._words["documents"] and not word.text.isupper()):
            return self._by_description(i, force, token)
        if parties:
            party = parties[0]
            kind = _kind(party.kind, party.person)
            return Voice(
                Source(self._printed(i, party), kind, party.iso3, self._phrase(i)),
                force,
                token,
                party.iso3,
                party.org,
                i,
                party if party.iso3 or party.kind not in ("person", "region") else None,
            )
        return self._by_description(i, force, token) if word.pos in ("NOUN", "PROPN") or word.tag == "CD" else None

    def _speaker_meant(self, sentence: int) -> Voice | None:
        """ "he added": the speaker of the sentences before goes on."""
        return next((v for v in self._speaker_before(sentence) if v.source.kind not in MEDIA), None)

    def _unnamed(self, i: int) -> bool:
        """ "officials in the minister's entourage", "a source close to the talks": described, not named."""
        word = self._graph.token(i)
        atom = self._passage.overlay.at(i)
        known = (
            atom is not None and not (atom.entry.kind == "title" and not atom.entry.org)
        ) or self._passage.people.at(i) is not None
        return word.pos == "NOUN" and not known and word.lemma not in self._words["bodies"]

    def _by_description(self, i: int, force: str, token: int) -> Voice:
        word, phrase = self._graph.token(i), self._phrase(i)
        outlet = self._passage.outlets.by_name(phrase) if word.pos == "PROPN" else None
        if outlet is not None:
            return Voice(
                Source(outlet.name, "agency" if outlet.kind == "agency" else "outlet", None, phrase),
                force,
                token,
                None,
                None,
                i,
            )
        owner = self._passage.parties.owner_state(i)
        iso3 = owner.iso3 if owner is not None else None
        kind = (
            "document" if word.lemma in self._words["documents"] else "person" if word.pos == "NOUN" else "organisation"
        )
        return Voice(Source(phrase, kind, iso3, phrase), force, token, iso3, None, i, owner)

    def _printed(self, i: int, party: Party) -> str:
        """The speaker's name: the person's, an organisation's, a part of a state by adjective and office ("Serbian
        Ministry of Defence").
        """
        if party.person:
            return party.person
        if party.kind != "state" or not party.org or not party.iso3:
            return party.name
        atom = self._passage.overlay.at(i)
        if atom is not None and atom.entry.iso3 and atom.entry.kind == "branch":
            return atom.text
        return f"{self._passage.adjective(party.iso3)} {party.org}"

    def _phrase(self, i: int) -> str:
        """The noun phrase around `i` without what follows a comma or a relative pronoun."""
        low, high = self._graph.parse.subtree(i)
        for j in range(i + 1, high):
            token = self._graph.token(j)
            if token.text in (",", "(", "—", "–") or token.tag in ("WP", "WDT") or token.dep in ("relcl", "acl"):
                high = j
                break
        tokens = self._graph.parse.tokens
        while low < i and tokens[low].lemma in ("the", "a", "an"):
            low += 1
        return self._graph.parse.text[tokens[low].start : tokens[high - 1].end]

    def _quoted(self, i: int) -> bool:
        """True when an opening quotation mark stands before the word in its paragraph and is not closed again."""
        text = self._graph.parse.text[: self._graph.token(i).start]
        if "“" in text or "”" in text:
            return text.rfind("“") > text.rfind("”")
        return text.count('"') % 2 == 1

    def _speaker_before(self, sentence: int) -> tuple[Voice, ...]:
        for index in range(sentence - 1, -1, -1):
            found = self.of_sentence(index)
            if found:
                return found
        return self._last

    def of_sentence(self, index: int) -> tuple[Voice, ...]:
        """The voices of a sentence's main clause."""
        if index not in self._by_sentence:
            first, last = self._graph.parse.sentences[index]
            found: list[Voice] = []
            for i in range(first, last):
                force = self._sayings.get(self._graph.lemma(i)) if self._graph.is_verb(i) else None
                if (
                    force is not None
                    and force not in self._words["party_forces"]
                    and self._graph.token(i).dep in ("ROOT", "ccomp", "conj", "parataxis")
                ):
                    found += [v for v in self._speakers(i, force) if v.source.kind != "agency"]
                found += self._according(i) if self._graph.is_verb(i) else []
            self._by_sentence[index] = tuple(found)
        return self._by_sentence[index]

    def last(self) -> tuple[Voice, ...]:
        """The latest speaker of the passage, for the paragraph that follows."""
        found = self._speaker_before(len(self._graph.parse.sentences))
        return tuple(replace(v, head=-1) for v in found)


def _turn(passage: Passage) -> tuple[Voice, ...]:
    """Who says the words of a transcript's turn."""
    speaker = passage.speaker
    if speaker is None:
        return ()
    iso3, org = speaker.source.iso3, speaker.party.org if speaker.party else None
    return (Voice(speaker.source, "say", -1, iso3, org, -1, speaker.party),)


def _kind(kind: str, person: str | None) -> str:
    if person:
        return "person"
    if kind == "agency":
        return "agency"
    return "outlet" if kind in ("outlet", "broadcaster", "newspaper", "state_media") else "organisation"
