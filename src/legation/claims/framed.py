"""Times that a sentence sets apart from its clauses: in front of what it tells, or in the name of a thing."""

import re

from legation.claims.carrying import opens_with
from legation.claims.draft import Draft
from legation.language.times import Told
from legation.language.times.forms import Year

# words before the time of "It was in the spring that …"
CLEFT = 6


def in_name(told: Told, text: str) -> bool:
    """Whether a year belongs to the name before it: "Flintlock 2015", "Three Brothers – 2021"."""
    one = told.expression
    before = text[: one.start].rstrip(" –-")
    named = re.search(r"[A-Z][\w'’]*$", before) is not None
    return isinstance(one.form, Year) and one.preposition is None and one.modifier is None and named


def cleft(draft: Draft, tokens: range) -> bool:
    """ "It was in the spring of 1966, when …, that the air force ordered the aeroplanes"."""
    graph = draft.passage.graph
    first = graph.parse.sentences[draft.sentence][0]
    opening = [graph.token(i) for i in range(first, min(first + CLEFT, tokens[0]))]
    if [token.text.lower() for token in opening[:2]] not in (["it", "was"], ["it", "is"]) or len(opening) == CLEFT:
        return False
    return draft.anchor > tokens[-1] and opens_with(graph, draft.anchor, "that")
