"""Times as English news tells them: find the words, then put them on the calendar."""

from legation.language.times.anchors import Anchor
from legation.language.times.finder import find_times
from legation.language.times.forms import Form, TimeExpression
from legation.language.times.resolving import duration_of, resolve
from legation.language.times.telling import governor, told_tense
from legation.language.times.timeline import Told, timeline
from legation.language.times.timex import Timex, timex, timexes

__all__ = [
    "Anchor",
    "Form",
    "TimeExpression",
    "Timex",
    "Told",
    "duration_of",
    "find_times",
    "governor",
    "resolve",
    "timeline",
    "timex",
    "timexes",
    "told_tense",
]
