"""The day of a story that prints none: that of its report, as its opening tells it."""

from collections.abc import Sequence

from legation.claims.climbing import climb
from legation.language.graph import Graph
from legation.language.reading import Passage
from legation.language.times import Told
from legation.language.times.forms import Day, Year
from legation.language.times.timeline import tokens_at


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
        verb = climb(graph, tokens, "on", frozenset()).verb
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
