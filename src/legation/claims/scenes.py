"""The day of an act that is told in the scene of the one before: "On the sidelines …", "The two also signed …".

The words must take the scene up; that one sentence follows another is no reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from legation.claims.dating import reported
from legation.claims.draft import Draft
from legation.claims.roles import key
from legation.language.graph import Graph
from legation.language.times.words import words
from legation.language.words import description_words
from legation.model.claim import ClaimDate
from legation.model.time import Interval

# so many characters behind the act whose scene it is an act may still be told in it
REACH = 700
# prepositions that set a sentence in a scene
BESIDE = ("on", "at", "during", "in")
BEFORE = "the day of what was told before; "
ARTICLES = ("the", "this", "that", "these", "those", "his", "her", "their", "its")


@dataclass(frozen=True, slots=True)
class Scene:
    """The day that a story has just told of, with the act that it told."""

    draft: Draft
    day: str

    @classmethod
    def of(cls, draft: Draft, published: str | None) -> "Scene | None":
        """The scene that a draft opens: one of a day of its own, which is not to come."""
        when = draft.date
        if when.start is None or when.start != when.end or reported(when):
            return None
        return cls(draft, when.start) if published is not None and when.start <= published else None


def date_in_scene(draft: Draft, scenes: Sequence[Scene]) -> Interval | None:
    """Give an undated act the day of the scene that its sentence takes up: the last of the story, or the last in which
    the same was done. Returns the interval, None where it takes up none.
    """
    when = draft.date
    if not scenes or when.start or when.end or when.edtf:
        return None
    verb = _main_verb(draft)
    alike = next((s for s in reversed(scenes) if s.draft.event_type is draft.event_type), None)
    if verb is None:
        return None
    if _follows(draft, scenes[-1].draft) and _takes_up(draft, scenes[-1].draft, verb):
        return _dated(draft, scenes[-1])
    if alike is not None and _follows(draft, alike.draft) and _same_thing(draft, alike.draft, verb):
        return _dated(draft, alike)
    return None


def date_in_entry(draft: Draft, day: str | None) -> Interval | None:
    """Give an undated act the day of the chronicle's entry that tells it: as done, and in a sentence without a time."""
    when = draft.date
    if day is None or when.start or when.end or when.edtf or draft.progress.stage in ("state", "said", "no"):
        return None
    if _timed(draft, opening=False) or _main_verb(draft, present=True) is None:
        return None
    how = "the day of the entry"
    draft.date = ClaimDate(day, day, None, how, "day")
    draft.rules.append("date:entry")
    return Interval(day, day, "day", how, "entry")


def _dated(draft: Draft, scene: Scene) -> Interval:
    told = scene.draft.date
    how = BEFORE + told.how.removeprefix(BEFORE)
    draft.date = ClaimDate(scene.day, scene.day, told.text, how, told.grain)
    draft.rules.append("date:scene")
    return Interval(scene.day, scene.day, "day", how, "scene")


def _follows(draft: Draft, other: Draft) -> bool:
    """Whether a draft stands soon after another, in a sentence of its own that tells no time."""
    if draft.passage.discourse is not other.passage.discourse or not 0 < draft.offset - other.offset <= REACH:
        return False
    beside = draft.passage is other.passage and draft.sentence == other.sentence
    return not _timed(draft) and not beside


def _timed(draft: Draft, opening: bool = True) -> bool:
    """Whether the act's sentence tells a time, that which opens its paragraph included or not."""
    graph = draft.passage.graph
    first, last = graph.parse.sentences[draft.sentence]
    start, end = graph.parse.tokens[first].start, graph.parse.tokens[last - 1].end
    times = (t for t in draft.passage.times if t.kind in ("date", "time") and (opening or t.start > 0))
    return any(start <= t.start < end for t in times)


def _main_verb(draft: Draft, present: bool = False) -> int | None:
    """The main verb of the act's sentence where it carries the act and tells it as done then: in the simple past, or
    in the present in which chronicles are told.
    """
    graph = draft.passage.graph
    verb = draft.anchor
    for frame in graph.chain(draft.anchor):
        if not frame.embeds:
            return None
        verb = frame.token
    features = graph.features(verb)
    main = graph.token(graph.first_conjunct(verb)).dep == "ROOT" and graph.is_verb(verb)
    done = draft.progress.stage not in ("state", "said", "no") and draft.phase != "planned" and not features.negated
    own = graph.features(draft.anchor)
    then = features.tense == "past" or (present and features.tense == "present")
    return verb if main and done and then and not features.perfect and not own.perfect else None


def _sets_scene(graph: Graph, verb: int) -> bool:
    """ "On the sidelines, he received …", "During his visit the two signed …"."""
    for i in graph.parse.children[graph.first_conjunct(verb)]:
        token = graph.token(i)
        if token.dep != "prep" or token.lemma not in BESIDE or i > verb:
            continue
        for c in graph.parse.children[i]:
            if graph.token(c).lemma in words().raw["scenes"] and graph.token(c).dep == "pobj" and _definite(graph, c):
                return True
    return False


def _definite(graph: Graph, noun: int) -> bool:
    return any(graph.token(c).lemma in ARTICLES or graph.token(c).dep == "poss" for c in graph.parse.children[noun])


def _takes_up(draft: Draft, other: Draft, verb: int) -> bool:
    return _sets_scene(draft.passage.graph, verb) or _same_people(draft, other, verb)


def _same_thing(draft: Draft, other: Draft, verb: int) -> bool:
    """ "The pact was inked by the ministers", behind the pact that was signed: the same is done to what was told of."""
    if draft.event_type is not other.event_type or draft.phase != other.phase or draft.item is not None:
        return False
    graph = draft.passage.graph
    clauses = ("relcl", "acl", "prep", "appos")
    return any(
        any(graph.token(c).lemma in ("the", "this") for c in graph.parse.children[i])
        and not any(graph.token(c).dep in clauses for c in graph.parse.children[i])
        for i in graph.slot(verb, "patient")
    )


def _same_people(draft: Draft, other: Draft, verb: int) -> bool:
    """ "The two also signed …", "The sides agreed …": who did what was told before, as far as both tell who."""
    agents = draft.passage.graph.slot(verb, "agent")
    if not any(_pair(draft.passage.graph, i) for i in agents):
        return False
    mine, theirs = ({key(p)[0] for held in d.roles.values() for p in held} for d in (draft, other))
    return bool(mine & theirs)


def _pair(graph: Graph, i: int) -> bool:
    """ "The two", "both ministers", "the sides", "they"."""
    token, pairs = graph.token(i), description_words()
    if token.lemma in ("they", "both") or token.text.lower() in pairs["pair_words"]:
        return True
    near = [graph.token(c).text.lower() for c in graph.parse.children[i]]
    if token.text.lower() in pairs["pair_plurals"]:
        return "the" in near or "both" in near
    return (
        token.tag in ("NNS", "NNPS") and bool({"two", "both"} & {*near}) and token.lemma.lower() in pairs["pair_nouns"]
    )
