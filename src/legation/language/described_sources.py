"""Sources that a phrase describes and does not name: officials, documents, bodies that no table knows."""

from legation.language.reading import Passage
from legation.language.voice import Voice
from legation.language.words import voice_words
from legation.model.claim import Party, Source


class DescribedSources:
    """Tells for the phrases of one passage whether they only describe a source, and how it is called then."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._graph = passage.graph
        self._words = voice_words()

    def voice(self, i: int, force: str, token: int, party: Party | None = None) -> Voice:
        """The voice of a phrase by its own words; `party` is whose it is, if that is known."""
        word, phrase = self._graph.token(i), self.phrase(i)
        outlet = self._passage.outlets.by_name(phrase) if word.pos == "PROPN" else None
        if outlet is not None:
            kind = "agency" if outlet.kind == "agency" else "outlet"
            return Voice(Source(outlet.name, kind, None, phrase), force, token, None, None, i)
        owner = party or self._passage.parties.owner_state(i)
        iso3 = owner.iso3 if owner is not None else None
        phrase = self._with_owner(i, phrase)
        return Voice(Source(phrase, self._described_kind(i), iso3, phrase), force, token, iso3, None, i, owner)

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

    def is_of_body(self, i: int) -> bool:
        """ "its chair", of a body that the same sentence tells of by a common noun."""
        its = any(self._graph.token(c).text.lower() == "its" for c in self._graph.parse.children[i])
        return its and self._body_told_of(i) is not None

    def has_own_name(self, i: int, party: Party) -> bool:
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

    def is_unnamed(self, i: int) -> bool:
        """ "officials in the minister's entourage", "a source close to the talks": described, not named."""
        word = self._graph.token(i)
        atom = self._passage.overlay.at(i)
        office = atom is not None and (atom.entry.kind != "title" or (atom.entry.org and not self._any_of_them(i)))
        known = office or self._passage.people.at(i) is not None
        return word.pos == "NOUN" and not known and word.lemma not in self._words["bodies"]

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

    def _is_titled(self, i: int) -> bool:
        """ "the Department of Aerial Supply": capitals behind "of" make a name of the noun for a body."""
        word = self._graph.token(i)
        if not word.tag.startswith("NNP") or word.lemma.lower() not in self._words["bodies"]:
            return False
        heads = self._graph.slot(i, "of")
        return any(self._graph.token(j).tag in ("NNP", "NNPS") and self._passage.overlay.at(j) is None for j in heads)

    def _any_of_them(self, i: int) -> bool:
        """ "an EU diplomat", "diplomats in Nairobi": holders of such an office that nobody has named."""
        token = self._graph.token(i)
        articles = (self._graph.token(c).lemma for c in self._graph.parse.children[i])
        several = token.tag in ("NNS", "NNPS")
        return several or not {"a", "an"}.isdisjoint(articles)
