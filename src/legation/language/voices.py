"""Who says so: the attribution chain of a predicate, from the nearest speaker outward.

Read from the embedding chain (*Reuters reported [ Titorenko said [ … ]]*), "according to", "citing", "told", and, for
words in quotation marks without a speaker of their own, from the speaker before; in a transcript from the turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from legation.language.cues import Cues
from legation.language.quoted import is_quoted
from legation.language.reading import Passage
from legation.language.sources import Sources
from legation.language.voice import MEDIA, Meant, Voice
from legation.model.claim import Party

# clauses that say when something was told are no part of what was told
BESIDE = ("temporal", "after", "before", "since", "following")

# so many words of the first person plural make a text that goes on in it
FIRST_PERSONS = 4

__all__ = ["MEDIA", "Spoken", "Voice", "Voices"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One attribution of a passage: the words that hand over, and the source's words and name, if the passage has them;
    spans are the passage's own characters.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    name: str | None


class Voices:
    """Finds attribution chains in one passage; `sayings` maps a verb of saying to its force, `before` are the latest
    speakers of the passages before, `following` tells whom the passage behind names for what stands before it.
    """

    def __init__(
        self,
        passage: Passage,
        sayings: Mapping[str, str],
        before: tuple[Voice, ...] = (),
        following: Callable[[], tuple[Voice, ...]] | None = None,
    ) -> None:
        self._following = following
        self._passage = passage
        self._graph = passage.graph
        self._turn = _turn(passage)
        self._cues = Cues(passage, sayings, Sources(passage, self._turn, self._speaker_meant))
        self._last: tuple[Voice, ...] = self._turn or before
        self._by_sentence: dict[int, tuple[Voice, ...]] = {}
        passage.parties.hear(self._first_person)

    def chain(self, i: int) -> tuple[Voice, ...]:
        """The voices around the word at `i`, nearest first."""
        found: list[Voice] = list(self._cues.in_itself(i))
        for token in (i, *(f.token for f in self._graph.chain(i))):
            for voice in self._cues.around(token, i):
                if all(v.source.name != voice.source.name for v in found):
                    found.append(voice)
        sentence = self._graph.token(i).sentence
        if not any(v.source.kind not in MEDIA for v in found):
            known = {v.source.name for v in found}
            around = {f.token for f in self._graph.chain(i) if f.relation in BESIDE}
            aside = (v for v in self._cues.aside(sentence) if v.token not in around)
            found = [v for v in aside if v.source.name not in known] + found
        if not found and not self._turn and self._quoted(i):
            return self._speaker_closing(i) or self._speaker_before(sentence)
        if not any(v.source.kind not in MEDIA for v in found) and not self._turn:
            found = [*self._speaker_after(sentence), *found]
        found = _without_denied(_without_thinkers(found))
        found += [v for v in self._turn if all(v.source.name != f.source.name for f in found)]
        return tuple(sorted(found, key=lambda v: v.source.kind in MEDIA))

    def _first_person(self, i: int) -> tuple[Party, str] | None:
        """Whom "we" means: the nearest speaker that stands for a state or organisation, else the speaker of the turn,
        else, in nobody's quotation, the body that publishes the page, or the land whose story it is.
        """
        for voice in self.chain(i):
            if voice.source.kind not in MEDIA and voice.head != i:
                known = "turn" if voice in self._turn else "voice"
                return (voice.party, known) if voice.party is not None else self._written(i, bool(self._turn))
        publisher = self._passage.publisher
        if publisher is None or self._turn or self._quoted(i):
            return self._written(i, bool(self._turn))
        return publisher, "publisher"

    def _written(self, i: int, spoken: bool) -> tuple[Party, str] | None:
        """In a text that goes on in the first person ("our frigates", "they sold us") "we" is the land it is set in, or
        the one it is about.
        """
        discourse = self._passage.discourse
        if discourse.first_persons < FIRST_PERSONS or (self._quoted(i) and not spoken):
            return None
        land = discourse.home() or discourse.protagonist()
        return (land, "land") if land is not None else None

    def _speaker_meant(self, sentence: int, meant: Meant) -> Voice | None:
        """ "he added": the latest speaker of the sentences before whom the word can mean goes on."""
        earlier = (self._placed(self.of_sentence(index)) for index in range(sentence - 1, -1, -1))
        voices = (v for found in (*earlier, self._last) for v in found)
        return next((v for v in voices if meant(v)), None)

    def _quoted(self, i: int) -> bool:
        """True when an opening quotation mark stands before the word in its paragraph and is not closed again."""
        return is_quoted(self._graph.parse.text, self._graph.token(i).start)

    def _speaker_closing(self, i: int) -> tuple[Voice, ...]:
        """ ""We trained them there. They have left," the minister said": who is named where the quotation ends."""
        text, start = self._graph.parse.text, self._graph.token(i).start
        marks = "”" if "”" in text[start:] else '"'
        end = text.find(marks, start)
        last = next((t.sentence for t in self._graph.parse.tokens if t.start <= end < t.end), None)
        if last is None or last == self._graph.token(i).sentence:
            return ()
        behind = self._graph.parse.sentences[last]
        after = [v for v in self.of_sentence(last) if v.source.kind not in MEDIA and self._is_behind(v, end, behind[1])]
        return tuple(after)

    def _is_behind(self, voice: Voice, end: int, last: int) -> bool:
        """Whether a voice hands over behind the end of a quotation, before the next one opens."""
        if not 0 <= voice.token < last:
            return False
        start = self._graph.token(voice.token).start
        return start > end and not {"“", '"'} & set(self._graph.parse.text[end + 1 : start])

    def _speaker_after(self, sentence: int) -> tuple[Voice, ...]:
        """ "Germany will send tanks. This was stated by the minister": whom the next sentence names for this one; at
        the end of a paragraph the next paragraph's first.
        """
        if sentence + 1 < len(self._graph.parse.sentences):
            return tuple(self._cues.of_what_was_told(sentence + 1))
        return self._following() if self._following is not None else ()

    def opening(self) -> tuple[Voice, ...]:
        """Whom the first sentence names for what stands right before it."""
        return tuple(replace(v, head=-1) for v in self._cues.of_what_was_told(0))

    def _speaker_before(self, sentence: int) -> tuple[Voice, ...]:
        for index in range(sentence - 1, -1, -1):
            found = self.of_sentence(index)
            if found:
                return found
        return self._last

    def of_sentence(self, index: int) -> tuple[Voice, ...]:
        """The voices of a sentence's main clause."""
        if index not in self._by_sentence:
            self._by_sentence[index] = tuple(self._cues.of_sentence(index))
        return self._by_sentence[index]

    def spoken(self) -> list[Spoken]:
        """Every attribution of the passage in the order of its words: each verb of saying with its nearest speaker."""
        found = []
        for token in self._graph.parse.tokens:
            if (voices := self._cues.told_at(token.i)) is not None:
                nearest = voices[0] if voices else None
                span = self._graph.parse.phrase(nearest.head) if nearest is not None and nearest.head >= 0 else None
                found.append(Spoken((token.start, token.end), span, nearest.source.name if nearest else None))
        return found

    def last(self) -> tuple[Voice, ...]:
        """The latest speaker of the passage, for the paragraph that follows."""
        found = self._placed(self._speaker_before(len(self._graph.parse.sentences)))
        return tuple(replace(v, head=-1) for v in found)

    def _placed(self, found: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """Speakers with where they stand in the story."""
        at = self._passage.offset
        return tuple(replace(v, at=at + self._graph.token(v.head).start) if v.head >= 0 else v for v in found)


def _without_thinkers(found: list[Voice]) -> list[Voice]:
    """ "The minister said the government was thinking of a base": who thinks of an act is no source of it where
    somebody tells of the thinking.
    """
    told = any(v.force != "think" and v.source.kind not in MEDIA for v in found)
    return [v for v in found if v.force != "think"] if told else found


def _without_denied(found: list[Voice]) -> list[Voice]:
    """ "The ministry denied reports stating that …": of a denial the reports denied are no source."""
    at = next((n for n, v in enumerate(found) if v.force == "deny" and v.source.kind not in MEDIA), 0)
    return [v for n, v in enumerate(found) if n >= at or v.source.kind in MEDIA]


def _turn(passage: Passage) -> tuple[Voice, ...]:
    """Who says the words of a transcript's turn."""
    speaker = passage.speaker
    if speaker is None:
        return ()
    iso3, org = speaker.source.iso3, speaker.party.org if speaker.party else None
    return (Voice(speaker.source, "say", -1, iso3, org, -1, speaker.party),)
