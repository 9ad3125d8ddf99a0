"""Which times a sentence tells of an act: each is followed up the clause graph to the word it hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from legation.claims.draft import Draft
from legation.language.graph import Graph
from legation.language.reading import Passage
from legation.language.times import Told, governor
from legation.language.times.forms import Day, Distance, Year
from legation.language.times.timeline import tokens_at

# clauses of these kinds have a time of their own
# participles that give a name, and those that tell when a text came out
NAMING = ("call", "name", "dub", "know", "codename", "style", "title")
ISSUING = ("date", "publish", "issue", "release", "circulate")
# texts by which an act is done
DEEDS = ("resolution", "decree", "order", "law", "decision", "vote", "ruling", "statement", "letter", "note", "notice")
ENDS = ("until", "till", "through")
# what is imposed is "in place", "in force"
HOLDING = ("place", "force", "effect")
# verbs by which what goes on is over
ENDING = ("end", "finish", "conclude", "close", "wind up", "wrap up", "culminate")
APART = ("appositive", "coordinate")


class Nearness(IntEnum):
    """How a time is tied to an act, nearest first."""

    OWN = 0  # on the act's own word: "handed over on 7 July", "the delivery in May"
    SHARED = 1  # before the first of coordinated verbs, or in the clause that says when
    GOVERNOR = 2  # on a word that carries the act: "began delivering in May"
    DESCRIBED = 3  # in a clause on the act or on its thing: "the drill, planned for May"
    BELOW = 4  # on a word without a tense that the act's own clause holds: "approved the bid to join on Monday"
    SAYING = 5  # on the verb of saying: "said on Tuesday"


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


@dataclass(frozen=True, slots=True)
class _Climb:
    """The way from a time up to its verb: the nouns passed, the preposition before the outermost of them."""

    verb: int
    nouns: tuple[int, ...]
    bound: str | None
    naming: bool


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
    climb = _past_participles(graph, _climb(graph, tokens, told.expression.preposition, bounds), tokens, told)
    nearness = _nearness(draft, climb, tokens, sayings)
    if nearness is None and told.expression.preposition == "since" and _standing_since(draft, climb.verb, tokens):
        nearness = Nearness.BELOW
    if nearness is Nearness.DESCRIBED and told.expression.preposition not in ENDS and _tells_itself(draft, climb.verb):
        return None
    if nearness is Nearness.DESCRIBED and told.expression.preposition == "since" and graph.is_verb(draft.anchor):
        return None  # "asked to do away with restrictions in place since 1987"
    return None if nearness is None else Linked(told, nearness, climb.verb, climb.bound, steps=len(climb.nouns))


def _tells_itself(draft: Draft, verb: int) -> bool:
    """ "lifted an embargo that it had imposed in 2021": a clause with its own tense behind a verb with its own."""
    graph = draft.passage.graph
    steps = graph.chain(verb)
    relative = bool(steps) and steps[0].relation == "relative" and steps[0].token != draft.anchor
    return relative and verb > draft.anchor and graph.is_verb(draft.anchor) and bool(graph.features(draft.anchor).tense)


def _past_participles(graph: Graph, climb: _Climb, tokens: range, told: Told) -> _Climb:
    """A participle that cannot have the time passes it on: nothing is built in a time to come ("the ship built by
    Hyundai in 2025"), nothing is called by its name in May ("a drill called Eagle in May"), and a time just before the
    main verb is that verb's ("troops serving there on Friday left").
    """
    token = graph.token(climb.verb)
    if token.tag not in ("VBN", "VBG") or token.dep not in ("acl", "advcl"):
        return climb
    day, start = told.anchor.published, told.interval.start
    to_come = token.tag == "VBN" and day is not None and start is not None and start > day
    to_come |= token.tag == "VBN" and token.lemma in NAMING
    after = graph.token(min(tokens[-1] + 1, len(graph.parse.tokens) - 1))
    before_main = after.tag in ("VBD", "VBZ", "VBP", "MD") and token.i < after.i
    if not (to_come or before_main):
        return climb
    outer = graph.token(token.head)
    while not graph.is_verb(outer.i) and outer.head != outer.i:
        outer = graph.token(outer.head)
    return replace(climb, verb=outer.i)


def _nearness(draft: Draft, climb: _Climb, tokens: range, sayings: frozenset[str]) -> Nearness | None:
    graph, anchor, verb = draft.passage.graph, draft.anchor, climb.verb
    if climb.bound is not None:
        return Nearness.DESCRIBED if verb in (anchor, *_carriers(graph, anchor)) else None
    if anchor in climb.nouns or verb == anchor:
        return Nearness.OWN
    if climb.naming:
        return None
    if set(climb.nouns) & own_tokens(draft):
        return Nearness.OWN
    if graph.is_verb(anchor) and verb == graph.first_conjunct(anchor) and tokens[0] < verb:
        return Nearness.SHARED
    if _before_the_first(graph, anchor, verb, tokens, sayings):
        return Nearness.SHARED
    if verb in _carriers(graph, anchor):
        return Nearness.SAYING if _says(graph, anchor, verb, sayings) else Nearness.GOVERNOR
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
    around = {anchor, *_carriers(graph, anchor)}
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
    for carrier in _carriers(graph, anchor):
        if graph.is_verb(carrier) and carrier != verb and graph.first_conjunct(carrier) == verb:
            return tokens[0] < verb and not _says(graph, anchor, carrier, sayings)
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
            opened = frame.relation in ("relative", "temporal") and _opens_with(graph, inner, "when", "where")
            outer = next((f.token for f in (frame, *graph.chain(frame.token)) if graph.is_verb(f.token)), None)
            told = graph.features(inner).tense != "present" or graph.features(inner).perfect
            return opened and told and inner > (outer or inner) and outer == verb
        inner = frame.token
    return False


def _says(graph: Graph, anchor: int, verb: int, sayings: frozenset[str]) -> bool:
    """The verb tells the act, and is not what the act does: "the exercise concluded"."""
    frame = next((frame for frame in graph.chain(anchor) if frame.token == verb), None)
    return graph.lemma(verb) in sayings and (frame is None or frame.relation != "subject")


def _carriers(graph: Graph, anchor: int) -> list[int]:
    """The words around the act that tell it, up to the first clause that only describes or times it."""
    found: list[int] = []
    inner = anchor
    for frame in graph.chain(anchor):
        if (frame.relation in APART and _set_off(graph, inner, frame.token)) or (
            frame.relation in ("relative", "temporal") and _timed(graph, inner)
        ):
            break
        found.append(frame.token)
        inner = frame.token
    return found


def _set_off(graph: Graph, inner: int, outer: int) -> bool:
    """Whether a mark stands between two words: "the exercise LAMITIYE" is one phrase, whatever the parser says."""
    if inner < outer or any(graph.is_verb(i) for i in (inner, outer)):
        return True
    return any(graph.token(i).text in (",", "(", "–", "—", ":", ";", "-") for i in range(outer + 1, inner))


def _timed(graph: Graph, verb: int) -> bool:
    """A clause that looks back by itself: "after the government refused", "which has troops there"; not "after
    completing a course", "soldiers who would train them", "a report that it has agreed".
    """
    features = graph.features(verb)
    content = any(graph.token(c).dep == "mark" and graph.token(c).lemma == "that" for c in graph.parse.children[verb])
    return features.tense in ("past", "present") and not content


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
        told = steps[1].token in (draft.anchor, *_carriers(graph, draft.anchor))
        return Nearness.BELOW if deed and told else None
    if outer.relation == "complement" and outer.token == draft.anchor and graph.token(outer.token).lemma == "be":
        return Nearness.OWN
    if _sets_the_scene(draft, verb):
        return Nearness.DESCRIBED
    if outer.relation == "temporal" and outer.token == draft.anchor and _opens_with(graph, verb, "when"):
        return Nearness.SHARED
    if outer.relation in ("relative", "participle") and len(steps) > 1 and steps[1].relation != "subject":
        told_by = steps[1].token
        if graph.lemma(told_by) in sayings and told_by in _carriers(graph, draft.anchor):
            return Nearness.SAYING
    if outer.relation == "participle" and outer.token < draft.anchor < verb and graph.token(verb).tag == "VBN":
        # "paid for the reconstruction of the airfield, begun in May": it tells of the noun before it
        nominal = not graph.is_verb(draft.anchor) and outer.token in _carriers(graph, draft.anchor)
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


def end_told(draft: Draft, times: Sequence[Told]) -> Told | None:
    """The time at which a clause of the act's sentence lets it end: "the drill began on Monday and ends on Friday",
    "troops drill at the camp in an exercise which ends on 24 May".
    """
    graph = draft.passage.graph
    around = {draft.anchor, *_carriers(graph, draft.anchor)}
    for told in times:
        tokens = tokens_at(graph, told.expression)
        if graph.token(tokens[0]).sentence != draft.sentence or told.interval.end is None:
            continue
        verb = _climb(graph, tokens, told.expression.preposition, frozenset()).verb
        steps = graph.chain(verb)[:2]
        described = bool(steps) and steps[0].relation in ("relative", "participle", "complement")
        on_it = described and any(step.token in around for step in steps)
        if graph.lemma(verb) in ENDING and (verb in around or graph.first_conjunct(verb) in around or on_it):
            return told
    return None


def report_day(passage: Passage, times: Sequence[Told], sayings: frozenset[str], leads: bool) -> str | None:
    """The first full day that the paragraph gives to words: "reported on Friday, 12 May 2023", "said in a statement
    released on 12 April 2023". Where the paragraph `leads` the story, also the one that its first sentence gives, with
    the weekday, to its news: "on Monday, May 8, 2023, signed", "according to a notice on Monday, May 8, 2023".
    """
    graph = passage.graph
    for told in times:
        form, preposition = told.expression.form, told.expression.preposition
        if not isinstance(form, Day) or not isinstance(form.year, Year) or preposition not in (None, "on"):
            continue
        tokens = tokens_at(graph, told.expression)
        verb = _climb(graph, tokens, "on", frozenset()).verb
        steps = graph.chain(verb)
        described = bool(steps) and steps[0].relation in ("relative", "participle")
        said = next((step.token for step in steps[1:2]), verb) if described else verb
        first = leads and form.weekday is not None and graph.token(tokens[0]).sentence == 0
        if graph.lemma(said) in sayings or (first and _is_news(graph, verb)):
            return told.interval.start
    return None


def _is_news(graph: Graph, verb: int) -> bool:
    """Whether a word of the lead is its main verb, told in the past, or cites what the news rests on."""
    token = graph.token(verb)
    return (token.dep == "ROOT" and token.tag == "VBD") or token.text.lower() == "according"


def _opens_with(graph: Graph, verb: int, *words: str) -> bool:
    return any(graph.token(c).lemma in words for c in graph.parse.children[verb])


def _said_when(draft: Draft, tokens: range) -> bool:
    """ "until 2009, when the base was shut": the act stands in a clause on the time itself."""
    graph = draft.passage.graph
    for i in (draft.anchor, *(frame.token for frame in graph.chain(draft.anchor) if frame.embeds)):
        first = graph.token(graph.first_conjunct(i))
        if first.dep in ("relcl", "advcl") and first.head in tokens and _opens_with(graph, first.i, "when"):
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


def _deed(graph: Graph, i: int) -> bool:
    """ "By a resolution of 29 April the Council prolonged …": what an act is done by is of its day."""
    token = graph.token(i)
    return token.lemma in DEEDS and token.dep == "pobj" and graph.token(token.head).lemma in ("by", "with")


def _climb(graph: Graph, tokens: range, preposition: str | None, bounds: frozenset[str]) -> _Climb:
    """From the time up through the nouns and prepositions around it to a verb, or to the last noun."""
    i = governor(graph, tokens)
    head = next((t for t in tokens if graph.token(t).head not in tokens), tokens[0])
    naming = graph.token(head).dep in ("nummod", "compound", "nmod", "poss", "amod")
    nouns: list[int] = []
    bound: str | None = None
    while not graph.is_verb(i):
        nouns.append(i)
        token = graph.token(i)
        above = graph.token(token.head)
        while above.pos not in ("VERB", "AUX", "NOUN", "PROPN") and above.head != above.i:
            if above.lemma in bounds:
                bound = above.lemma
            above = graph.token(above.head)
        if (
            token.dep == "appos"
            or above.i == i
            or above.pos not in ("VERB", "AUX", "NOUN", "PROPN")
            or (preposition == "of" and len(nouns) == 1 and bound != "since" and not _deed(graph, i))
        ):
            return _Climb(i, tuple(nouns), bound, naming and bound is None)
        i = above.i
    token = graph.token(i)
    if token.dep in ("aux", "auxpass"):
        i = token.head
    return _Climb(i, tuple(nouns), bound, naming and bound is None)
