"""Whom a word means that stands for a speaker of the sentences before: "he", "the same officials", "the statement"."""

from collections.abc import Callable

from legation.language.graph import Graph
from legation.language.reading import Passage
from legation.language.voice import MEDIA, Meant, Voice
from legation.language.words import voice_words
from legation.model.claim import Source


class EarlierSpeakers:
    """Finds the speakers that a passage takes up; `before` tells who spoke last before a sentence and may be meant."""

    def __init__(self, passage: Passage, before: Callable[[int, Meant], Voice | None]) -> None:
        self._passage = passage
        self._graph = passage.graph
        self._words = voice_words()
        self._before = before

    def meant_by(self, i: int, token: int) -> Voice | None:
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
            return self.called_so(i)
        return None

    def called_so(self, i: int) -> Voice | None:
        """The latest speaker who was called by the word at `i`; a diplomat is one by office, too."""
        word = self._graph.token(i)
        called = (word.lemma, *(self._words["diplomats"] if word.lemma == "diplomat" else ()))
        return self._before(word.sentence, lambda v: any(w in v.source.text.lower() for w in called))

    def the_official(self, i: int) -> Voice | None:
        """ "the official said": the official who spoke last, be it one of whom the story knows name and office."""
        word = self._graph.token(i)
        beside = {self._graph.token(c).dep for c in self._graph.parse.children[i]}
        if (
            word.lemma not in self._words["officials"]
            or word.tag != "NN"
            or not is_the(self._graph, i)
            or not beside <= {"det", "punct"}
        ):
            return None
        return self._before(word.sentence, lambda v: word.lemma in v.source.text.lower() or self._holds_office(v))

    def in_statement(self, i: int) -> Voice | None:
        """ "according to the statement": the body that has just spoken speaks in it, too."""
        word = self._graph.token(i)
        if word.lemma not in self._words["utterances"] or self._is_told_apart(i) or not is_the(self._graph, i):
            return None
        return self._before(word.sentence, lambda v: v.source.kind not in ("observer", *MEDIA))

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

    def _holds_office(self, voice: Voice) -> bool:
        """Whether a voice is of a person by name whom the story introduces by an office or a rank."""
        titles = self._passage.discourse.people.titles_of(voice.source.name)
        return voice.source.kind == "person" and not self._words["private_titles"].issuperset(titles)

    def _is_told_apart(self, i: int) -> bool:
        """ "the notice in the gazette": more is told of it than that there is one."""
        deps = {self._graph.token(c).dep for c in self._graph.parse.children[i]}
        return not deps <= {"det", "punct"}


def is_the(graph: Graph, i: int) -> bool:
    """Whether a noun has "the"."""
    return any(graph.token(c).lemma == "the" for c in graph.parse.children[i])
