"""The publication date of each story, inferred with its basis: candidates ranked and checked, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.model.page import DateCandidate
from legation.pages.contradictions import DATELINE, against_body, against_dateline, report_weekday, sentences
from legation.pages.dates_printed import PrintedDate, find_dates
from legation.pages.open_years import year_beside, year_told
from legation.pages.tables import table, words

_HEADER = frozenset({"published", "placed", "bare", "updated", "noted", "page", "reprinted"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be when a story appeared.

    `role` is given, dateline, published, metadata, url, placed (beside its place or outlet), bare, updated, noted (in a
    line that says more), page (of another story of it), reprinted or body, strongest first. `shared` tells that the
    date stands for the whole page and not for one story of it.
    """

    printed: PrintedDate
    role: str
    text: str
    shared: bool

    @property
    def basis(self) -> str:
        """The basis under which the register knows this role."""
        return "header" if self.role in _HEADER else self.role


@dataclass(frozen=True, slots=True)
class Undated:
    """What dating needs of a story: its paragraphs joined, its own candidates, its dateline's date and place."""

    body: str
    own: tuple[Candidate, ...]
    dateline: PrintedDate | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """The date found for a story, None where none could be trusted, with its basis and the record of each candidate."""

    published: str | None
    basis: str
    dating: tuple[DateCandidate, ...]


# stamps that a page bears in several places; two that agree confirm each other
_STAMPS = frozenset({"published", "metadata", "url"})
_LEAD = 3  # sentences of a story whose full dates are looked at
_RANK = (
    "given",
    "dateline",
    "published",
    "metadata",
    "url",
    "placed",
    "bare",
    "updated",
    "noted",
    "page",
    "reprinted",
    "body",
)


def candidate_from(text: str, role: str, shared: bool) -> Candidate | None:
    """Return the candidate a stated date makes, or None where no date can be read in it."""
    dates = find_dates(text[:200])
    return Candidate(dates[0], role, text[:200], shared) if dates else None


def _clue(
    candidate: Candidate, story: Undated, locale: str | None, others: Sequence[Candidate]
) -> tuple[PrintedDate | None, str]:
    """Decide between the two readings of slashed figures by another date, the dateline's place or the language tag."""
    one = candidate.printed
    if one.swapped is None:
        return one, ""
    month, day = one.swapped
    exchanged = replace(one, month=month, day=day, swapped=None)
    plain = replace(one, swapped=None)
    sure = [other.printed for other in others if other.printed.swapped is None]
    for reading in (plain, exchanged):
        if any(_near(reading, other) for other in sure) and not any(
            _near({plain: exchanged, exchanged: plain}[reading], o) for o in sure
        ):
            return reading, "day and month told apart by another date of the page"
    parts = {part.strip().lower() for part in (story.place or "").split(",")}
    if parts & words("datelines", "month_first_places"):
        return exchanged, "month first, as the dateline's country writes"
    if story.place:
        return plain, "day first, as the dateline's country writes"
    if locale:
        american = locale.replace("_", "-") in table("dates")["month_first"]["words"]
        return (exchanged if american else plain), f"day and month told apart by the page's language tag {locale}"
    return None, "the figures can be read day first or month first, and nothing on the page decides"


def _near(one: PrintedDate, other: PrintedDate) -> bool:
    if (first := one.exact) is None:
        return False
    second = other.exact or other.in_year(first.year)
    return second is not None and abs((first - second).days) <= DATELINE


def _year_for(one: PrintedDate, others: Sequence[Candidate]) -> date | None:
    """Return the day of a date without year if another candidate with a year lies within a week after it."""
    for other in others:
        known = other.printed.exact if other.printed.swapped is None else None
        for year in (known.year, known.year - 1) if known else ():
            day = one.in_year(year)
            if (
                day
                and known
                and -1 <= (known - day).days <= DATELINE
                and (one.weekday is None or day.weekday() == one.weekday)
            ):
                return day
    return None


def _told_in(candidate: Candidate, story: Undated) -> date | None:
    """The day in the year that a story's own words settle; none for a date that stands over other stories too."""
    return None if candidate.shared else year_told(candidate.printed, story.body)


def _refusal(
    candidate: Candidate, day: date, story: Undated, page: Sequence[Undated], others: Sequence[Candidate]
) -> str | None:
    """Return why a candidate cannot be the story's date, or None."""
    reprints = [one for one in (candidate, *others) if one.role == "reprinted"]
    confirmed = any(one.role in _STAMPS - {candidate.role} and one.printed.exact == day for one in others)
    printed = candidate.printed
    if printed.weekday is not None and day.weekday() != printed.weekday:
        return f"{day.isoformat()} is not the weekday printed with it"
    if candidate.role in ("given", "dateline"):
        return None
    if any(day == other.printed.exact for other in reprints):
        return "the page says that the story was printed again on that day"
    if reason := against_dateline(story.dateline, day) or against_body(
        story.body, day, confirmed, of_old=candidate.role != "placed"
    ):
        return reason
    return _refusal_elsewhere(day, story, page, confirmed) if candidate.shared else None


def _refusal_elsewhere(day: date, story: Undated, page: Sequence[Undated], confirmed: bool) -> str | None:
    """Return why a date that stands over several stories is doubtful for all: one of them contradicts it."""
    for other in page:
        if other is story:
            continue
        reason = against_dateline(other.dateline, day) or against_body(other.body, day, confirmed)
        if reason is not None:
            mine, theirs = report_weekday(story.body), report_weekday(other.body)
            differ = f"; their leads report on {mine} and {theirs}" if mine and theirs and mine != theirs else ""
            return f"the date stands over another story that contradicts it: {reason}{differ}"
    return None


def _judge(
    candidate: Candidate, story: Undated, page: Sequence[Undated], locale: str | None, others: Sequence[Candidate]
) -> tuple[date | None, DateCandidate]:
    """Return the day a candidate stands for if it can be trusted, and the record of it."""
    if candidate.role == "body":
        why = "a day of what the story tells, not the day it appeared; it may only settle the dateline's year"
        return None, DateCandidate(candidate.printed.value, "body", candidate.text, False, why)
    printed, why = _clue(candidate, story, locale, others)
    if printed is None:
        return None, DateCandidate(candidate.text, candidate.basis, candidate.text, False, why)
    day = printed.exact or _year_for(printed, others)
    if day is None and (day := year_beside(printed, candidate.text) or _told_in(candidate, story)) is not None:
        why = why or "the year is the one in which the weekdays told fit, of those that the story speaks of"
    if day is None:
        return None, DateCandidate(
            printed.value, candidate.basis, candidate.text, False, "the year is not stated, and nothing narrows it"
        )
    refused = _refusal(candidate, day, story, page, others)
    if refused is not None:
        return None, DateCandidate(day.isoformat(), candidate.basis, candidate.text, False, refused)
    note = why or ("" if printed.year else "the year is that of another date of the page")
    return day, DateCandidate(day.isoformat(), candidate.basis, candidate.text, True, note)


def _settle(judged: Sequence[tuple[date | None, DateCandidate]]) -> Dated:
    """Take the first trusted candidate and note of the others whether they agree with it."""
    chosen = next(((day, record) for day, record in judged if day is not None), None)
    if chosen is None:
        return Dated(None, "none", tuple(record for _, record in judged))
    best, taken = chosen
    records: list[DateCandidate] = []
    for day, record in judged:
        if record is taken:
            records.append(
                replace(
                    record,
                    why=record.why or f"the strongest candidate that the story does not contradict ({record.basis})",
                )
            )
        elif day is not None:
            agrees = "agrees with" if day == best else "differs from"
            records.append(
                replace(record, accepted=False, why=f"{agrees} the stronger date {best.isoformat()} ({taken.basis})")
            )
        else:
            records.append(record)
    return Dated(best.isoformat(), taken.basis, tuple(records))


def _in_lead(story: Undated) -> list[Candidate]:
    """Return the full dates of the lead where the dateline lacks the year; they cannot date the story."""
    if story.dateline is None or story.dateline.year:
        return []
    dates = (one for sentence in sentences(story.body)[:_LEAD] for one in find_dates(sentence))
    return [Candidate(one, "body", one.text, False) for one in dates if one.year and one.swapped is None]


def date_stories(
    stories: Sequence[Undated], shared: Sequence[Candidate], given: str | None = None, locale: str | None = None
) -> tuple[Dated, ...]:
    """Return the publication date of each story of a page, in order.

    `shared` are the candidates that stand for the whole page; `given` is the ISO day the user vouches for, which wins
    but is recorded beside what disagrees. Raises ValueError if `given` is no ISO day.
    """
    first: tuple[Candidate, ...] = ()
    if given is not None:
        vouched = date.fromisoformat(given)
        first = (
            Candidate(
                PrintedDate(vouched.year, vouched.month, vouched.day, 0, len(given), given), "given", given, True
            ),
        )
    found: list[Dated] = []
    for story in stories:
        ranked = sorted(
            (*first, *story.own, *shared, *_in_lead(story)), key=lambda candidate: _RANK.index(candidate.role)
        )
        judged = [
            _judge(one, story, stories, locale, [other for other in ranked if other is not one]) for one in ranked
        ]
        found.append(_settle(judged))
    return tuple(_of_the_page(story, dated, found) for story, dated in zip(stories, found, strict=True))


def _of_the_page(story: Undated, dated: Dated, page: Sequence[Dated]) -> Dated:
    """The day of a story that no date stands beside, where a line of the page gives every other one that day: what
    stands under a section's head is often taken for a story of its own.
    """
    days = {one.published for one in page if one.published is not None}
    told = next((one for one in page if one.basis == "header"), None)
    if dated.dating or len(days) != 1 or told is None:
        return dated
    text = next(record.text for record in told.dating if record.accepted)
    day = date.fromisoformat(told.published or "")
    printed = PrintedDate(day.year, day.month, day.day, 0, len(text), text)
    return _settle([_judge(Candidate(printed, "page", text, False), story, (story,), None, ())])
