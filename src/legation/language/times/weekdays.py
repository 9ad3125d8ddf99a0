"""Which day a bare weekday is, where its story says more of it than the tense of its clause."""

from collections.abc import Sequence
from datetime import date

from legation.language.times.forms import Clock, Form, Weekday


def agreed(told: Sequence[tuple[Form, str | None]], day: date | None) -> list[str | None]:
    """The tenses of a story's times, such that a weekday without "last" or "next" is one day in all the story.

    A page may bear the day before the one that its words are of (time zones, reports held back until the morning):
    "the envoy flew Tuesday to Riga" told on Monday is of tomorrow where the story has him land there "on Tuesday".
    """
    if day is None:
        return [tense for _, tense in told]
    tomorrow = day.isoweekday() % 7 + 1
    ahead = any(tense == "future" and bare_weekday(form) == tomorrow for form, tense in told)
    return ["future" if ahead and bare_weekday(form) == tomorrow else tense for form, tense in told]


def nearer(form: Form, day: date | None) -> str | None:
    """The tense that gives the nearer of the two days a bare weekday can be; None for every other time."""
    weekday = bare_weekday(form)
    if weekday is None or day is None:
        return None
    return "past" if (day.isoweekday() - weekday) % 7 <= (weekday - day.isoweekday()) % 7 else "future"


def bare_weekday(form: Form) -> int | None:
    """The ISO number of a weekday that nothing but its name tells, also in "6 a.m. on Friday"."""
    form = form.on if isinstance(form, Clock) and form.on is not None else form
    if not isinstance(form, Weekday) or form.which is not None or form.week is not None or form.base != "story":
        return None
    return form.weekday
