"""Where the phrase of a speaker stands beside a verb of saying, whatever the parser takes it for a part of."""

from collections.abc import Callable

from legation.language.graph import Graph
from legation.language.sources import Sources

# what a phrase of a speaker is made of
PHRASE = ("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS", "IN", "CC", "HYPH", "CD", "PRP$", "VBG")
FINITE = ("VBD", "VBZ", "VBP")
INSIDE = ("appos", "pobj", "prep", "compound", "poss", "conj", "nmod", "case")
SET_OFF = (",", "”", '"', "’", "—", "–", ";")


class SpeakerPhrases:
    """Finds the speaker's phrase beside the verbs of one passage; `raw` tells the force of a verb of saying."""

    def __init__(self, graph: Graph, sources: Sources, raw: Callable[[int], str | None]) -> None:
        self._graph = graph
        self._sources = sources
        self._raw = raw

    def subject(self, i: int) -> int | None:
        """The subject next to the verb: of "The drills, he said, go on" the parser may give it both."""
        tokens = self._graph.parse.tokens
        every = [c for c in self._graph.parse.children[i] if tokens[c].dep == "nsubj"]
        found = [c for c in every if not tokens[c].tag.startswith("W")] or every
        behind = [c for c in found if c > i and self._graph.parse.subtree(c)[0] == i + 1]
        if behind and tokens[i - 1].text in SET_OFF:  # "Their task, said the source, is to hold the town"
            return behind[0]
        return max((c for c in found if c < i), default=found[0] if found else None)

    def own_start(self, i: int) -> int:
        """Where a speaker's own phrase starts: "… off Sihanoukville, Maj. Gen. Kofi Adu, the commander, told": a name
        starts with its title, whatever the parser takes it for a part of.
        """
        low = self._graph.parse.subtree(i)[0]
        start = self._sources.name_start(i)
        return start if start is not None and self._graph.parse.tokens[start - 1].text == "," else low

    def misplaced(self, i: int) -> int | None:
        """ "… delivered tanks, the head of the centre, Kofi Adu, said": the phrase between comma and verb speaks,
        though the parser takes it for a part of what stands before.
        """
        tokens = self._graph.parse.tokens
        if tokens[i].tag not in FINITE or self._raw(i) is None:
            return None
        if (closing := self._closing(i)) is not None:
            return closing
        if any(tokens[c].dep == "nsubj" for c in self._graph.parse.children[i]):
            return None
        if (opening := self._opening(i)) is not None:
            return opening
        first = self._graph.parse.sentences[tokens[i].sentence][0]
        j = i - 2 if tokens[i - 1].text == "," else i - 1
        found = None
        while first < j < i and tokens[j].head not in (j, i):
            before = tokens[self._graph.parse.subtree(j)[0] - 1]
            if tokens[j].dep == "appos" and before.text == "," and before.i >= first:
                # "Kofi Adu, a deputy commander, told", "the commander, Kofi Adu, told"
                named = (k for k in (j, tokens[j].head) if self._sources.name_start(k) is not None)
                found = next(named, j)
                if self._sources.name_start(found) is not None:
                    break
            elif tokens[j].dep not in INSIDE:
                break
            j = tokens[j].head
        return found

    def _opening(self, i: int) -> int | None:
        """ "Brigadier Kofi Adu, speaking on board, disclosed": the person who opens the sentence, over what stands
        between commas, before a verb to which the parser gives no subject.
        """
        tokens = self._graph.parse.tokens
        first, _ = self._graph.parse.sentences[tokens[i].sentence]
        end = next((j for j in range(first, i) if tokens[j].text == ","), i)
        if tokens[i - 1].text != "," or not first < end < i - 1:
            return None
        named = self._sources.name_start(end - 1) is not None and all(map(self._in_phrase, range(first, end)))
        return end - 1 if named else None

    def _closing(self, i: int) -> int | None:
        """The head of the phrase that closes a sentence with its speaker; None where none does."""
        found = self.closing_phrase(i)
        return found[1] if found is not None else None

    def closing_phrase(self, i: int) -> tuple[int, int] | None:
        """ "… flights over the Chaco, Defence Minister Kofi Adu said": somebody who speaks, in the words between the
        last comma and the verb, to which the parser gives another subject or none: where they start, and their head.
        """
        tokens = self._graph.parse.tokens
        first, _ = self._graph.parse.sentences[tokens[i].sentence]
        last = i - 1
        while last > first and tokens[last].tag == "RB":
            last -= 1
        low = last
        while low > first and self._in_phrase(low) and tokens[low].text not in SET_OFF:
            low -= 1
        if low in (last, first) or tokens[low].text not in SET_OFF:
            return None
        opened = i + 1 < len(tokens) and tokens[i + 1].text in SET_OFF  # "A new pact, an aide said, may be discussed"
        alone = self.subject(i) is None  # "In reply to the note, Adu denied that …"
        if not opened and not alone and not any(self._graph.is_verb(j) for j in range(first, low)):
            return None
        inside = range(low + 1, last + 1)
        end = next((j for j in inside if tokens[j].tag == "IN"), last + 1)
        head = end - 1
        subject = self.subject(i)
        if subject is not None and (subject in range(low + 1, end) or self._explained(subject, head)):
            return None
        return (low + 1, head) if head > low and self._sources.speaks_for_itself(head) else None

    def _explained(self, subject: int, head: int) -> bool:
        """ "Kofi Adu, head of the centre, said": the words before the verb tell who the speaker before them is."""
        low, high = self._graph.parse.subtree(subject)
        inside = low <= head < high and self._graph.token(head).head in range(subject - 1, subject + 2)
        return inside and self._sources.speaks_for_itself(subject)

    def _in_phrase(self, i: int) -> bool:
        """Whether a word may be part of a speaker's phrase: also of "the Ghana-based weekly"."""
        tokens = self._graph.parse.tokens
        return tokens[i].tag in PHRASE or (tokens[i].tag == "VBN" and tokens[i - 1].tag == "HYPH")
