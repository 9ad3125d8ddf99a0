"""Which verbs make their subject a source, and when a verb of saying says nothing: "said yes to", "added to"."""

from collections.abc import Mapping

from legation.language.graph import Graph
from legation.language.sources import Sources
from legation.language.speaker_phrases import FINITE, SET_OFF, SpeakerPhrases
from legation.language.words import description_words, voice_words


class SayingVerbs:
    """The verbs of saying of one passage; `sayings` maps a verb to its force, `phrases` finds who stands beside it."""

    def __init__(self, graph: Graph, sayings: Mapping[str, str], sources: Sources) -> None:
        self._graph = graph
        self._sayings = sayings
        self._sources = sources
        self._words = voice_words()
        self._forces: dict[int, str | None] = {}
        self.phrases = SpeakerPhrases(graph, sources, self.raw)

    def force(self, i: int) -> str | None:
        """The force of a verb that makes its subject a source; None for others, and for those who ask or decline."""
        if i not in self._forces:
            force = self.raw(i)
            if force in (None, *self._words["party_forces"]) and self._calls(i):
                force = "say"
            silent = force is None or force in self._words["party_forces"] or self.mute(i)
            self._forces[i] = None if silent or self._reputes(i) or self._acts(i, force) else force
        return self._forces[i]

    def _calls(self, i: int) -> bool:
        """ "The envoy called for an end to the embargo": a person who calls for an act in public says so; a state that
        asks for it is a party of it.
        """
        token = self._graph.token(i)
        if not self._graph.is_verb(i) or {token.lemma, self._graph.lemma(i)}.isdisjoint(self._words["calling"]):
            return False
        with_preposition = token.lemma != "call" or bool(self._graph.slot(i, "for", "on"))
        subject = self.phrases.subject(i)
        return with_preposition and subject is not None and self._sources.is_person(subject)

    def _acts(self, i: int, force: str | None) -> bool:
        """ "rejected a request", "rejected a treaty", "told them to leave": an answer, a vote and an order are acts of
        whoever gives them; "rejected a report" denies what was said, "denied a pact" that there is one.
        """
        children = [self._graph.token(c) for c in self._graph.parse.children[i]]
        if self._graph.token(i).lemma in self._words["addressee_verbs"]:
            ordered = any(c.dep == "xcomp" and self._graph.features(c.i).infinitive for c in children)
            return ordered and all(c.dep != "ccomp" for c in children)
        asked = [c for c in children if c.dep in ("dobj", "nsubjpass")]
        votes = self._words["voted_on"] if self._graph.token(i).lemma in self._words["voting"] else frozenset()
        answered = votes.union(description_words()["asking_nouns"])
        return force == "deny" and any(o.lemma in answered for o in asked)

    def raw(self, i: int) -> str | None:
        """The force of a verb of saying, also with a particle that makes no other verb of it: "he went on", and
        with what it takes: "he made it known", "let it slip", "spoke of a pact".
        """
        if not self._graph.is_verb(i):
            return None
        token = self._graph.token(i)
        particles = (self._graph.token(c) for c in self._graph.parse.children[i])
        forms = [f"{token.lemma} {p.lemma}" for p in particles if p.dep == "prt" or p.text in ("known", "slip", "of")]
        return next((self._sayings[f] for f in (*forms, self._graph.lemma(i)) if f in self._sayings), None)

    def takes(self, i: int) -> bool:
        """Whether something is said, asked or told: a clause, an infinitive or an object."""
        return any(self._graph.token(c).dep in ("xcomp", "ccomp", "dobj") for c in self._graph.parse.children[i])

    def mute(self, i: int) -> bool:
        """ "the ship carries missiles", "the A was revealed in May": a verb of several senses that no words go with."""
        if self._agrees(i) or self._enlarges(i):
            return True
        if (
            self._graph.token(i).lemma not in self._words["doubtful"]
            and self._graph.lemma(i) not in self._words["doubtful"]
        ):
            return False
        if self._speaks_apart(i):
            return False
        deps = {self._graph.token(c).dep for c in self._graph.parse.children[i]}
        done = bool(deps & {"dobj", "nsubjpass"}) or self._graph.token(i).dep in ("amod", "acl", "relcl", "xcomp")
        return done and not deps & {"ccomp", "parataxis"}

    def _agrees(self, i: int) -> bool:
        """ "said yes to an invitation": who agrees or refuses so tells nothing."""
        children = [self._graph.token(c) for c in self._graph.parse.children[i]]
        answered = any(c.text.lower() in ("yes", "no") and c.pos == "INTJ" for c in children)
        return answered and any(c.text == "to" for c in children) and all(c.dep != "ccomp" for c in children)

    def _reputes(self, i: int) -> bool:
        """ "flights said to start there", "is believed to hold": no word on who says so."""
        if self._graph.token(i).lemma not in self._words["reputing"] or self._graph.token(i).tag not in ("VBN", "VBD"):
            return False
        children = [self._graph.token(c) for c in self._graph.parse.children[i]]
        held = any(c.dep == "xcomp" and c.i > i and self._graph.features(c.i).infinitive for c in children)
        return held and all(c.dep not in ("ccomp", "agent", "dobj") for c in children)

    def _enlarges(self, i: int) -> bool:
        """ "adding to the five systems that Spain sent", "went on to the base": more of a thing, not more words."""
        children = [self._graph.token(c) for c in self._graph.parse.children[i]]
        to = any(c.dep in ("prep", "dative") and c.text == "to" and c.i <= i + 2 for c in children)
        more = self._graph.lemma(i) in ("add", "go on")
        return more and to and all(c.dep not in ("ccomp", "dobj") for c in children)

    def _speaks_apart(self, i: int) -> bool:
        """ "…, government secretary Kofi Adu revealed on Monday": a person between a comma and the verb speaks, though
        the parser takes the verb for what describes a noun before.
        """
        tokens = self._graph.parse.tokens
        subject = self.phrases.subject(i)
        if subject is None or tokens[i].tag not in FINITE or not self._sources.can_speak(subject):
            return False
        start = self.phrases.own_start(subject)
        taken = any(tokens[c].dep == "dobj" for c in self._graph.parse.children[i])
        return start > 0 and tokens[start - 1].text in SET_OFF and not taken

    def is_aspectual(self, token: int) -> bool:
        """ "continue to watch": with an infinitive the verb says how the act goes on, not who says so."""
        children = (self._graph.token(c) for c in self._graph.parse.children[token])
        return self._graph.token(token).lemma in self._words["aspectual"] and any(c.dep == "xcomp" for c in children)
