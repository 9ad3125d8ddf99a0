"""Which times a sentence tells of an act: each is followed up the clause graph to the word it hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from legation.claims.carrying import carriers, opens_with, says
from legation.claims.climbing import DEEDS, Climb, climb, past_participles, within
from legation.claims.draft import Draft
from legation.claims.framed import cleft, in_name
from legation.language.graph import Graph
from legation.language.times import Told
from legation.language.times.forms import Day, Distance
from legation.language.times.timeline import tokens_at

# participles that tell when a text came out
ISSUING = ("date", "publish", "issue", "release", "circulate")
ENDS = ("until", "till", "through")
# what is imposed is "in place", "in force"
HOLDING = ("place", "force", "effect")
# how a clause's noun may hang on a state, and over so many words
HOLDERS = ("in", "under", "with", "at", "on", "to", "within", "from", "by", "of", "object", "appositive")
DEEPEST = 2


class Nearness(IntEnum):
    """How a time is tied to an act, nearest first."""

    OWN = 0  # on the act's own word: "handed over on 7 July", "the delivery in May"
    SHARED = 1  # before the first of coordinated verbs, or in the clause that says when
    GOVERNOR = 2  # on a word that carries the act: "began delivering in May"
    DESCRIBED = 3  # in a clause on the act or on its thing: "the drill, planned for May"
    BELOW = 4  # on a word without a tense that the act's own clause holds: "approved the bid to join on Monday"
    BESIDE = 5  # in a clause on what a state is held in or by: "serves at a base that opened in 2017"
    NAME = 6  # in the name of what is done: "Peace Train 2019 will be held in August"
    SAYING = 7  # on the verb of saying: "said on Tuesday"


@dataclass(frozen=True, slots=True)
class Linked:
    """A time with how near it is to the act, and the word it hangs on.

    `bound` is a preposition that stands between them: "after" in "after the fall of the city last month". `whole` tells
    that the time's own preposition is not the act's: "until 2009, when the base was shut". `steps` counts the nouns in
    between.
    """

    told: Told
    nearness: Nearness
    verb: int
    bound: str | None = None
    whole: bool = False
    steps: int = 0


def linked(draft: Draft, times: Sequence[Told], sayings: frozenset[str], bounds: frozenset[str]) -> list[Linked]:
    """The times of the act's sentence that tell when it was, nearest first.

    `bounds` are the prepositions which put a phrase before or after the act; no time inside such a phrase is its own.
    """
    graph = draft.passage.graph
    first, last = graph.parse.sentences[draft.sentence]
    start, end = graph.parse.tokens[first].start, graph.parse.tokens[last - 1].end
    found = []
    for told in times:
        if start <= told.expression.start < end and not isinstance(told.expression.form, Distance):
            link = _link(draft, told, sayings, bounds)
            if link is not None:
                found.append(link)
    return sorted(found, key=lambda link: (link.nearness, _coarseness(link), link.steps, link.told.expression.start))


def _coarseness(link: Linked) -> int:
    """A day goes before the week or the year told with it, a printed one first: "two weeks earlier, on 14 August"."""
    if isinstance(link.told.expression.form, Day):
        return 0
    return 1 if link.told.interval.grain in ("day", "time") else 2


def _link(draft: Draft, told: Told, sayings: frozenset[str], bounds: frozenset[str]) -> Linked | None:
    graph = draft.passage.graph
    tokens = tokens_at(graph, told.expression)
    if _said_when(draft, tokens):
        return Linked(told, Nearness.SHARED, draft.anchor, whole=True)
    if cleft(draft, tokens):
        return Linked(told, Nearness.SHARED, draft.anchor)
    way = within(graph, climb(graph, tokens, told.expression.preposition, bounds), tokens)
    way = past_participles(graph, way, tokens, told)
    nearness = _nearness(draft, way, tokens, sayings)
    if nearness is None and way.bound is None and told.expression.preposition not in ENDS and _around(draft, way.verb):
        return Linked(told, Nearness.BESIDE, way.verb, steps=len(way.nouns))
    if nearness is None and told.expression.preposition == "since" and _standing_since(draft, way.verb, tokens):
        nearness = Nearness.BELOW
    if nearness is Nearness.DESCRIBED and told.expression.preposition not in ENDS and _tells_itself(draft, way.verb):
        return None
    if nearness is Nearness.DESCRIBED and told.expression.preposition == "since" and graph.is_verb(draft.anchor):
        return None  # "asked to do away with restrictions in place since 1987"
    if nearness is not None and in_name(told, graph.parse.text):
        nearness = max(nearness, Nearness.NAME)
    return None if nearness is None else Linked(told, nearness, way.verb, way.bound, steps=len(way.nouns))


def _around(draft: Draft, verb: int) -> bool:
    """ "Serve under the rotation that began in March": a clause behind a state, on what it is held in, with or under;
    so is the contract by which something was ordered ("bought under a contract signed in 2008").
    """
    graph = draft.passage.graph
    steps = graph.chain(verb)
    if not steps or steps[0].relation not in ("relative", "participle") or verb < draft.anchor:
        return False
    if draft.progress.stage not in ("state", "prospect") or not graph.is_verb(verb):
        return False
    if draft.progress.stage == "prospect" and graph.features(draft.anchor).tense != "past":
        return False
    for step in steps[1 : 1 + DEEPEST]:
        if step.relation not in HOLDERS:
            return False
        if step.token == draft.anchor:
            return True
    return False


def _tells_itself(draft: Draft, verb: int) -> bool:
    """ "lifted an embargo that it had imposed in 2021": a clause with its own tense behind a verb with its own."""
    graph = draft.passage.graph
    steps = graph.chain(verb)
    relative = bool(steps) and steps[0].relation == "relative" and steps[0].token != draft.anchor
    return relative and verb > draft.anchor and graph.is_verb(draft.anchor) and bool(graph.features(draft.anchor).tense)


def _nearness(draft: Draft, way: Climb, tokens: range, sayings: frozenset[str]) -> Nearness | None:
    graph, anchor, verb = draft.passage.graph, draft.anchor, way.verb
    if way.bound is not None:
        return Nearness.DESCRIBED if verb in (anchor, *carriers(graph, anchor)) else None
    if anchor in way.nouns or verb == anchor:
        return Nearness.OWN
    if way.naming:
        return None
    if set(way.nouns) & own_tokens(draft):
        return Nearness.OWN
    if graph.is_verb(anchor) and verb == graph.first_conjunct(anchor) and tokens[0] < verb:
        return Nearness.SHARED
    if _before_the_first(graph, anchor, verb, tokens, sayings):
        return Nearness.SHARED
    if verb in carriers(graph, anchor):
        return Nearness.SAYING if says(graph, anchor, verb, sayings) else Nearness.GOVERNOR
    if _scene_of(graph, anchor, verb):
        return Nearness.DESCRIBED
    return _from_clause(draft, verb, sayings) or _below(graph, anchor, verb, tokens)


def _standing_since(draft: Draft, verb: int, tokens: range) -> bool:
    """ "An ally since 2022", "is rented and has been in use since 2003", "has been teaching them to fly since March":
    a "since" is that of a state, or of what has been going on, also behind its noun, on a verb joined to its own, or on
    the infinitive that the parser prefers.
    """
    graph, anchor = draft.passage.graph, draft.anchor
    features = graph.features(anchor)
    going = features.perfect and features.progressive
    if draft.progress.stage != "state" and not going:
        return False
    if not graph.is_verb(anchor) and (tokens[0] - 2 == anchor or _holds_within(graph, anchor, verb)):
        return True
    around = {anchor, *carriers(graph, anchor)}
    joined = verb not in around and graph.first_conjunct(verb) in {graph.first_conjunct(i) for i in around}
    if joined and graph.features(verb).perfect:
        return not any(graph.token(c).dep in ("nsubj", "nsubjpass") for c in graph.parse.children[verb])
    return going and graph.features(verb).infinitive and any(f.token == anchor for f in graph.chain(verb))


def _holds_within(graph: Graph, noun: int, verb: int) -> bool:
    """ "The embargo against Cuba, which has been in place since 1962": the clause stands in the noun's own phrase,
    whichever of its nouns the parser prefers, and only what is imposed is in place or in force.
    """
    low, high = graph.parse.subtree(noun)
    held = (c for i in graph.parse.children[verb] if graph.token(i).lemma == "in" for c in graph.parse.children[i])
    return low <= verb < high and graph.lemma(verb) == "be" and any(graph.token(c).lemma in HOLDING for c in held)


def _before_the_first(graph: Graph, anchor: int, verb: int, tokens: range, sayings: frozenset[str]) -> bool:
    """ "Parliament on Friday overturned the veto and approved the gift": a time before the first of several verbs is
    that of the verb which carries the act too.
    """
    for carrier in carriers(graph, anchor):
        if graph.is_verb(carrier) and carrier != verb and graph.first_conjunct(carrier) == verb:
            return tokens[0] < verb and not says(graph, anchor, carrier, sayings)
    return False


def _below(graph: Graph, anchor: int, verb: int, tokens: range) -> Nearness | None:
    """ "approved Sweden's bid to join NATO on Monday", "were trained to use them in April": behind an act told with its
    tense a time may hang on an infinitive or a participle that the act's clause holds and that has none.
    """
    if not graph.is_verb(anchor) or graph.features(anchor).tense != "past" or tokens[0] < anchor or verb < anchor:
        return None
    inner = verb
    while inner != anchor:
        token = graph.token(inner)
        if token.head == inner or token.dep in ("conj", "parataxis", "relcl"):
            return None
        if graph.is_verb(inner) and not graph.features(inner).infinitive:
            return None
        inner = token.head
    return Nearness.BELOW


def _scene_of(graph: Graph, anchor: int, verb: int) -> bool:
    """ "met it part of the way last year, when it ceased …", "was in Tehran on Thursday, where they signed …": what a
    clause of when and where tells happened at the time of the clause around it.
    """
    inner = anchor
    for frame in graph.chain(anchor):
        if frame.relation in ("relative", "temporal", "conditional", "participle", "coordinate"):
            opened = frame.relation in ("relative", "temporal") and opens_with(graph, inner, "when", "where")
            outer = next((f.token for f in (frame, *graph.chain(frame.token)) if graph.is_verb(f.token)), None)
            told = graph.features(inner).tense != "present" or graph.features(inner).perfect
            return opened and told and inner > (outer or inner) and outer == verb
        inner = frame.token
    return False


def _from_clause(draft: Draft, verb: int, sayings: frozenset[str]) -> Nearness | None:
    """Times of other clauses that tell of the act: "when they met last month", "the drill, held in May"; "said in a
    letter sent on 24 May".
    """
    graph = draft.passage.graph
    steps = graph.chain(verb)
    if not graph.is_verb(verb) or not steps:
        return None
    outer = steps[0]
    if outer.relation == "participle" and len(steps) > 1 and steps[1].relation == "according to":
        # "has lifted its embargo, according to a notice published on Monday"
        deed = graph.lemma(verb) in ISSUING and graph.token(outer.token).lemma in DEEDS
        told = steps[1].token in (draft.anchor, *carriers(graph, draft.anchor))
        return Nearness.BELOW if deed and told else None
    if outer.relation == "complement" and outer.token == draft.anchor and graph.token(outer.token).lemma == "be":
        return Nearness.OWN
    if _sets_the_scene(draft, verb):
        return Nearness.DESCRIBED
    if outer.relation == "temporal" and outer.token == draft.anchor and opens_with(graph, verb, "when"):
        return Nearness.SHARED
    if outer.relation in ("relative", "participle") and len(steps) > 1 and steps[1].relation != "subject":
        told_by = steps[1].token
        if graph.lemma(told_by) in sayings and told_by in carriers(graph, draft.anchor):
            return Nearness.SAYING
    if outer.relation == "participle" and outer.token < draft.anchor < verb and graph.token(verb).tag == "VBN":
        # "paid for the reconstruction of the airfield, begun in May": it tells of the noun before it
        nominal = not graph.is_verb(draft.anchor) and outer.token in carriers(graph, draft.anchor)
        return Nearness.DESCRIBED if nominal else None
    on_thing = outer.token in own_tokens(draft) and (outer.token == draft.anchor or verb > draft.anchor)
    return Nearness.DESCRIBED if outer.relation in ("relative", "participle") and on_thing else None


def _sets_the_scene(draft: Draft, verb: int) -> bool:
    """ "The leaders, meeting in May, gave …", "In a letter dated 2 June it asks …": a participle before the act, on who
    does it or on what it is done by.
    """
    steps = draft.passage.graph.chain(verb)[:2]
    if verb > draft.anchor or len(steps) < 2 or steps[0].relation != "participle":
        return False
    return steps[1].token == draft.anchor and steps[1].relation in ("subject", "in", "under")


def _said_when(draft: Draft, tokens: range) -> bool:
    """ "until 2009, when the base was shut": the act stands in a clause on the time itself."""
    graph = draft.passage.graph
    for i in (draft.anchor, *(frame.token for frame in graph.chain(draft.anchor) if frame.embeds)):
        first = graph.token(graph.first_conjunct(i))
        if first.dep in ("relcl", "advcl") and first.head in tokens and opens_with(graph, first.i, "when"):
            return True
    return False


def own_tokens(draft: Draft) -> set[int]:
    """The act's word and the heads of what it is done to."""
    graph = draft.passage.graph
    own = {draft.anchor}
    for argument in graph.arguments(draft.anchor):
        if argument.slot in ("patient", "to", "of"):
            own.add(argument.token)
    return own
