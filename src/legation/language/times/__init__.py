"""Times as English news tells them: find the words, then put them on the calendar."""

from legation.language.times.anchors import Anchor
from legation.language.times.finder import find_times
from legation.language.times.forms import Form, TimeExpression
from legation.language.times.resolving import duration_of, resolve
from legation.language.times.timex import timex

__all__ = ["Anchor", "Form", "TimeExpression", "duration_of", "find_times", "resolve", "timex"]
