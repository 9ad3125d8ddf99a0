"""When a sentence lets an act end: "the drill began on Monday and ends on Friday"."""

from collections.abc import Sequence

from legation.claims.carrying import carriers
from legation.claims.climbing import climb
from legation.claims.draft import Draft
from legation.language.times import Told
from legation.language.times.timeline import tokens_at

# verbs by which what goes on is over
ENDING = ("end", "finish", "conclude", "close", "wind up", "wrap up", "culminate")


def end_told(draft: Draft, times: Sequence[Told]) -> Told | None:
    """The time at which a clause of the act's sentence lets it end: "the drill began on Monday and ends on Friday",
    "troops drill at the camp in an exercise which ends on 24 May".
    """
    graph = draft.passage.graph
    around = {draft.anchor, *carriers(graph, draft.anchor)}
    for told in times:
        tokens = tokens_at(graph, told.expression)
        if graph.token(tokens[0]).sentence != draft.sentence or told.interval.end is None:
            continue
        verb = climb(graph, tokens, told.expression.preposition, frozenset()).verb
        steps = graph.chain(verb)[:2]
        described = bool(steps) and steps[0].relation in ("relative", "participle", "complement")
        on_it = described and any(step.token in around for step in steps)
        if graph.lemma(verb) in ENDING and (verb in around or graph.first_conjunct(verb) in around or on_it):
            return told
    return None
