"""The day of a story that prints none: that of its report, as its opening tells it, or the month of its issue."""

import re
from collections.abc import Sequence

from legation.claims.climbing import climb
from legation.language.graph import Graph
from legation.language.reading import Passage
from legation.language.times import TimeExpression, Told
from legation.language.times.forms import Day, Month, Weekday, Year
from legation.language.times.timeline import tokens_at

# a month stands behind a mark that parts it from the name of the issue, or alone
_PARTED = re.compile(r"(?:^|[,;:|/·•(–—-])\s*$")
_LEAD = 12  # words of a paragraph that is no line


def issue_month(passages: Sequence[Passage]) -> str | None:
    """The month (ISO) that ends a line above the lead: "Savannah Review, May 2021", "Jane Doe | May 2021"."""
    for passage in passages:
        if len(passage.parse.text.split()) > _LEAD:
            return None
        text, last = passage.parse.text, passage.times[-1] if passage.times else None
        form = last.form if last is not None and last.preposition is None and last.modifier is None else None
        if last is None or not isinstance(form, Month) or not isinstance(form.year, Year):
            continue
        if not text[last.end :].strip(" .)") and _PARTED.search(text[: last.start]):
            return f"{form.year.year:04d}-{form.month:02d}"
    return None


def report_day(passage: Passage, times: Sequence[Told], sayings: frozenset[str], leads: bool) -> str | None:
    """The first full day that the paragraph gives to words: "reported on Friday, 12 May 2023", "said in a statement
    released on 12 April 2023". Where the paragraph `leads` the story, also the one that its first sentence gives, with
    the weekday, to its news: "on Monday, May 8, 2023, signed", "according to a notice on Monday, May 8, 2023", "was
    seen on Monday (8 May 2023)".
    """
    graph = passage.graph
    for place, told in enumerate(times):
        form, preposition = told.expression.form, told.expression.preposition
        if not isinstance(form, Day) or not isinstance(form.year, Year) or preposition not in (None, "on"):
            continue
        if leads and place and _explains(passage.parse.text, times[place - 1].expression, told.expression):
            return told.interval.start
        tokens = tokens_at(graph, told.expression)
        verb = climb(graph, tokens, "on", frozenset()).verb
        steps = graph.chain(verb)
        described = bool(steps) and steps[0].relation in ("relative", "participle")
        said = next((step.token for step in steps[1:2]), verb) if described else verb
        first = leads and form.weekday is not None and graph.token(tokens[0]).sentence == 0
        if graph.lemma(said) in sayings or (first and _is_news(graph, verb)):
            return told.interval.start
    return None


def _explains(text: str, weekday: TimeExpression, day: TimeExpression) -> bool:
    """ "On Monday (8 May 2023)": a day in brackets behind the weekday that the writer counts from the page's day."""
    plain = isinstance(weekday.form, Weekday) and weekday.form.which is None
    return plain and text[weekday.end : day.start].strip() == "(" and text[day.end : day.end + 1] == ")"


def _is_news(graph: Graph, verb: int) -> bool:
    """Whether a word of the lead is its main verb, told in the past, or cites what the news rests on."""
    token = graph.token(verb)
    return (token.dep == "ROOT" and token.tag == "VBD") or token.text.lower() == "according"
