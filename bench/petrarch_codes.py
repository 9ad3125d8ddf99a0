"""The dictionary code of a party, composed as PETRARCH composes it: who it is, then what it is, from its noun phrase.

An actor's code comes from its name; the codes of the agents in its phrase are hung on in the order of the words, each
once ("~GOV" after it, "NGO~" before): "an MSF Arnor diplomat" is NGO + ARN + GOV. What was something once is "ELI". A
phrase that says what somebody is, of whom no name says whose, has no code: "students" are of no state.
"""

from collections.abc import Iterator

from petrarch_dictionaries import FORMER, Dictionaries

import legation
from legation.language.parse import Parse, Token

BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod"})
GROUND = frozenset({"in", "at", "from"})
WHOSE = frozenset({"of", "from", "in"})


class Phrases:
    """The noun phrases of one parsed text."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse

    def head(self, start: int, end: int) -> int | None:
        """The head of the words [start, end) of the text."""
        inside = [t.i for t in self._parse.tokens if t.start < end and t.end > start]
        return next((i for i in inside if self._token(i).head not in inside or self._token(i).head == i), None)

    def _token(self, i: int) -> Token:
        return self._parse.tokens[i]

    def is_ground(self, party: legation.Party) -> bool:
        """Whether a party is named only as where something is: "met in Zurich"."""
        i = self.head(party.start, party.end) if party.start is not None and party.end is not None else None
        if i is None or self._token(i).pos != "PROPN" or self._token(i).dep != "pobj":
            return False
        return self._token(self._token(i).head).lemma in GROUND

    def is_common(self, i: int) -> bool:
        """Whether a word is a common noun."""
        return self._token(i).pos == "NOUN"

    def outward(self, i: int) -> Iterator[int]:
        """The head and the heads of the phrases that hold it as a modifier or as whose they are, nearest first."""
        yield i
        token = self._token(i)
        first = i
        while self._token(first).dep == "conj":
            first = self._token(first).head
        token = self._token(first)
        if token.head == first:
            return
        if token.dep in BEFORE_NOUN:
            yield from self.outward(token.head)
        elif token.dep == "pobj" and self._token(token.head).lemma in WHOSE:
            above = self._token(self._token(token.head).head)
            if above.pos in ("NOUN", "PROPN"):
                yield from self.outward(above.i)

    def words(self, i: int) -> str:
        """The words of the phrase of a head, as printed: without clauses, appositions and what is coordinated."""
        chosen = sorted(self._members(i))
        if self._token(i).dep == "conj" and len(chosen) == 1:
            chosen = sorted({*self._shared(self._token(i).head), i})
        spans: list[list[int]] = []
        for token in map(self._token, chosen):
            if spans and spans[-1][2] == token.i - 1:
                spans[-1][1:] = [token.end, token.i]
            else:
                spans.append([token.start, token.end, token.i])
        return " ".join(self._parse.text[start:end] for start, end, _ in spans)

    def _members(self, i: int) -> set[int]:
        found = {i}
        for c in self._parse.children[i]:
            child = self._token(c)
            if child.dep in BEFORE_NOUN and c < i:
                found |= set(range(*self._parse.subtree(c)))
            elif child.dep == "prep" and child.lemma in (*WHOSE, "for") and c > i:
                found |= {c, *(m for o in self._parse.children[c] for m in self._members(o))}
        return found

    def _shared(self, i: int) -> set[int]:
        """What stands before the first of several nouns holds for the others: "Danish [ media and government ]"."""
        return {m for c in self._parse.children[i] if self._token(c).dep in ("amod", "poss", "compound") and c < i
                for m in range(*self._parse.subtree(c))}  # fmt: skip


def code_of(party: legation.Party, known: Dictionaries, day: str, phrases: Phrases) -> str:
    """The code of a party of a claim, "" if it has none."""
    head = phrases.head(party.start, party.end) if party.start is not None and party.end is not None else None
    outer = [phrases.words(i) for i in phrases.outward(head)] if head is not None else []
    held = next((words for words in outer if known.agents_in(words)), outer[0] if outer else "")
    own = known.code(party.text, day) or known.first_code(held, day)
    own = own or next((code for words in outer if (code := known.first_code(words, day))), None)
    roles = known.agents_in(held)
    if own is None and roles and not party.person and head is not None and phrases.is_common(head):
        return ""
    own = own or known.code(party.person or "", day) or known.code(party.name, day) or party.iso3
    return composed(own, roles, held) if own else ""


def composed(own: str, roles: list[str], words: str) -> str:
    """An actor's code with those of what it is."""
    if roles and "former" in words.lower().split():
        roles = [f"~{FORMER}"]
    for role in roles:
        part = role.replace("~", "")
        if part not in own[3:] and part != own:
            own = part + own if role.endswith("~") else own + part
    return own
