"""When an act happens: the time expression that its clause carries, anchored at the story's date."""

from dataclasses import dataclass
from datetime import date

from legation.claims.draft import Draft
from legation.language.reading import Passage
from legation.language.times import Anchor, TimeExpression, duration_of, resolve
from legation.model.claim import ClaimDate
from legation.model.time import Interval


@dataclass(frozen=True, slots=True)
class Linked:
    """A time expression with how near its clause is to the act: 0 the act's own verb, 1 a governing verb, 2 the verb of
    saying.
    """

    expression: TimeExpression
    distance: int
    verb: int


def date_draft(
    draft: Draft, published: str | None, sayings: frozenset[str], previous: Interval | None
) -> Interval | None:
    """Give the draft its date, duration and `until`; returns the interval for the story's narrative time."""
    linked = sorted(_linked(draft, sayings), key=lambda link: (link.distance, link.expression.start))
    for link in linked:
        span = duration_of(link.expression)
        lasting = link.distance == 0 or link.verb in _embedding(draft)
        if span and link.expression.preposition in ("for", None) and draft.duration is None and lasting:
            draft.duration = span
    anchor_tense = _tense(draft)
    for link in linked:
        if link.expression.kind not in ("date", "time"):
            continue
        tense = anchor_tense if link.distance < 2 else "past"
        interval = resolve(link.expression, Anchor(published, tense, previous))
        if link.expression.preposition in ("until", "till") and link.distance < 2:
            draft.until = interval.end
            continue
        if link.distance == 2 and (draft.background or not _news_of_the_day(draft)):
            continue
        draft.date = _claim_date(link.expression, interval, link.distance)
        _schedule(draft, published)
        draft.rules.append(f"date:{interval.rule}")
        return interval
    return None


def _embedding(draft: Draft) -> set[int]:
    """The words that carry the act: what they last, it lasts; a clause that only frames it has its own length."""
    found: set[int] = set()
    for frame in draft.passage.graph.chain(draft.anchor):
        if not frame.embeds:
            break
        found.add(frame.token)
    return found


def _schedule(draft: Draft, published: str | None) -> None:
    """ "marines begin the exercise on Wednesday", told on Monday: an act told in the present for a day to come is
    planned.
    """
    start = draft.date.start
    ahead = start is not None and published is not None and len(published) == 10 and start > published
    graph = draft.passage.graph
    told = [graph.features(i).tense for i in (draft.anchor, *draft.progress.governors) if graph.is_verb(i)]
    if "past" in told:
        return
    if ahead and draft.progress.stage in ("act", "state") and "planned" in draft.event_type.all_phases:
        draft.progress.phase = "planned"
        draft.progress.modality = draft.modality = "planned"
        draft.rules.append("scheduled:present")


def _news_of_the_day(draft: Draft) -> bool:
    return draft.lead


def _claim_date(expression: TimeExpression, interval: Interval, distance: int) -> ClaimDate:
    if "recent" in expression.text.lower():
        return ClaimDate(None, None, expression.text, "period without an anchor", interval.grain)
    how = interval.how if distance < 2 else f"report day; {interval.how}"
    return ClaimDate(interval.start, interval.end, expression.text, how, interval.grain, interval.edtf)


def _tense(draft: Draft) -> str | None:
    if draft.progress.modality == "planned" or draft.phase == "planned":
        return "future"
    features = draft.passage.graph.features(draft.anchor)
    if features.tense == "present" and not features.perfect:
        return "future"
    if features.tense:
        return features.tense
    for i in draft.progress.governors:
        tense = draft.passage.graph.features(i).tense
        if tense:
            return tense
    return None


def _linked(draft: Draft, sayings: frozenset[str]) -> list[Linked]:
    passage = draft.passage
    first, last = passage.parse.sentences[draft.sentence]
    start, end = passage.parse.tokens[first].start, passage.parse.tokens[last - 1].end
    found = []
    for expression in passage.times:
        if start <= expression.start < end:
            link = _link(passage, draft, expression, sayings)
            if link is not None:
                found.append(link)
    return found


def _link(passage: Passage, draft: Draft, expression: TimeExpression, sayings: frozenset[str]) -> Linked | None:
    tokens = passage.tokens_between(expression.start, expression.end)
    if not tokens:
        return None
    verb = _governing(passage, tokens)
    own = _own_tokens(draft)
    if verb in own:
        return Linked(expression, 0, verb)
    if _opens_coordination(passage, draft, verb, tokens[0]):
        return Linked(expression, 0, verb)
    chain = [f.token for f in passage.graph.chain(draft.anchor)]
    if verb in chain:
        saying = passage.graph.lemma(verb) in sayings
        return Linked(expression, 2 if saying else 1, verb)
    if any(f.token in own for f in passage.graph.chain(verb)[:1]) and not passage.graph.is_verb(verb):
        return Linked(expression, 0, verb)
    return None


def _own_tokens(draft: Draft) -> set[int]:
    graph = draft.passage.graph
    own = {draft.anchor}
    for argument in graph.arguments(draft.anchor):
        if argument.slot in ("patient", "to", "of"):
            own.add(argument.token)
    return own


def _opens_coordination(passage: Passage, draft: Draft, verb: int, time: int) -> bool:
    """A time before the first of coordinated verbs holds for all of them; one after it does not ("broke off relations
    in 2021 and buys …").
    """
    graph = passage.graph
    return graph.is_verb(draft.anchor) and verb == graph.first_conjunct(draft.anchor) and time < verb


def _governing(passage: Passage, tokens: range) -> int:
    """The verb or noun that the time expression hangs on."""
    graph = passage.graph
    heads = [i for i in tokens if graph.token(i).head not in tokens]
    i = heads[0] if heads else tokens[0]
    token = graph.token(i)
    while token.head != token.i:
        token = graph.token(token.head)
        if token.i not in tokens and token.pos in ("VERB", "AUX", "NOUN", "PROPN") and token.dep != "case":
            return token.i
    return token.i


def days_before(published: str | None, when: ClaimDate) -> int | None:
    """Days from the end of the act's interval to the story's date, when both are known."""
    end = when.end or when.start
    if published is None or end is None or len(published) != 10:
        return None
    return (date.fromisoformat(published) - date.fromisoformat(end)).days
