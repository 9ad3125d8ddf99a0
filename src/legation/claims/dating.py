"""When an act happens: the time that its clause carries, bounded by the story's day and by the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.claims.distances import at_a_distance
from legation.claims.draft import Draft
from legation.claims.endings import end_told
from legation.claims.linking import Linked, Nearness, linked
from legation.codebook.entries import Codebook
from legation.language.times import Anchor, TimeExpression, Told, duration_of, resolve
from legation.language.times.anchors import ground
from legation.language.times.forms import Reference, Shift, Window
from legation.model.claim import ClaimDate
from legation.model.time import Interval

# a verb of saying this many days before the story at most tells of the day's news; an earlier one tells of its own time
REPORT_DAYS = 7
# what stands behind these words is another act's time; the act itself lies on the side that they say
SIDES = {"after": "start", "since": "start", "following": "start", "before": "end", "until": "end"}
OF_A_DAY = ("hour", "minute", "second")
# grains of a time that stands as it is printed, though the story's day lies in it
WHOLE = ("week", "month", "quarter", "season")
REPORTED = "report day"
UNTIL = ("until", "till")
# what is to be done "by June" may have begun: of a deadline the words tell one side alone
DEADLINE = "by"
# "since", "from": a state goes on from there; an act is done there
STARTS = ("since", "from", "starting", "starting in", "starting on", "beginning", "beginning in", "as from")
TELLING_FORCES = frozenset({"say", "confirm", "allege", "deny", "think"})


@dataclass(frozen=True, slots=True)
class DatingRules:
    """What dating needs of the codebook: the verbs that only tell of acts, and the phases in which an act goes on."""

    sayings: frozenset[str]
    ongoing: frozenset[str]

    @classmethod
    def of(cls, codebook: Codebook) -> "DatingRules":
        """The rules of a codebook."""
        telling = frozenset(word for word, saying in codebook.sayings.items() if saying.force in TELLING_FORCES)
        return cls(telling, frozenset(codebook.cues["ongoing_phases"]))


def date_draft(draft: Draft, times: Sequence[Told], published: str | None, rules: DatingRules) -> Interval | None:
    """Give the draft its date, duration and `until`; returns the interval for the story's narrative time."""
    links = linked(draft, times, rules.sayings, frozenset(SIDES))
    _last(draft, links)
    apart = at_a_distance(draft, times, published)
    placeless: Linked | None = None
    for link in links:
        if link.told.expression.kind not in ("date", "time"):
            continue
        interval = _interval(draft, link, published, rules)
        if link.told.expression.preposition in UNTIL and _expires(draft, link, rules):
            draft.until = interval.end
            continue
        if apart is not None and link.nearness >= Nearness.GOVERNOR:
            break
        if _overtaken(draft, link, interval, published):
            continue
        if interval.open and interval.edtf is None and (_is_now(link.told) or not _vague(link.told.expression)):
            placeless = placeless or link
            continue
        if link.nearness is Nearness.SAYING:
            said = _as_said(draft, link, interval, published)
            if said is None:
                continue
            interval = said
        expression, interval = _with_next(draft, link.told, interval, times)
        if link.nearness < Nearness.SAYING:
            interval = _from_its_start(interval, links)
            interval = _to_its_end(draft, interval, links, times, rules)
        return _dated(draft, expression, interval, published, link.nearness)
    if apart:
        return _dated(draft, apart[0], apart[1], published, Nearness.SHARED)
    if placeless:
        interval = _interval(draft, placeless, published, rules)
        if (ended := _ended(draft, times, published, rules)) is None:
            return _dated(draft, placeless.told.expression, interval, published, placeless.nearness)
        return ended
    return _ended(draft, times, published, rules)


def _overtaken(draft: Draft, link: Linked, interval: Interval, published: str | None) -> bool:
    """What is planned has no day before the story's: "jets ordered in 2020 are awaited"; but a plan told as past has
    one: "boats were promised in 2015", "the announcement in May that boats would be bought".
    """
    past = published is not None and interval.end is not None and interval.end < published
    if not past or draft.phase != "planned" or link.nearness is Nearness.SAYING:
        return False
    graph = draft.passage.graph
    told = [graph.features(i) for i in (draft.anchor, link.verb) if graph.is_verb(i)]
    return link.nearness > Nearness.GOVERNOR or all(one.tense != "past" or one.infinitive for one in told)


def _expires(draft: Draft, link: Linked, rules: DatingRules) -> bool:
    """ "Extended until May" sets an expiry; what goes on or is to be done until May ends then."""
    going = draft.phase == "planned" or (draft.progress.stage == "act" and draft.phase in rules.ongoing)
    return link.nearness < Nearness.SAYING and not link.whole and not going


def _dated(
    draft: Draft, expression: TimeExpression, interval: Interval, published: str | None, nearness: Nearness
) -> Interval:
    draft.told_by = expression
    draft.date = _claim_date(expression, interval, nearness)
    _schedule(draft, published)
    draft.rules.append(f"date:{interval.rule}")
    return interval


def _with_next(draft: Draft, told: Told, interval: Interval, times: Sequence[Told]) -> tuple[TimeExpression, Interval]:
    """ "In 2017 and 2018": two times of a kind, one after the other, are one stretch."""
    text, one = draft.passage.parse.text, told.expression
    for other in times:
        two = other.expression
        joined = two.start > one.end and text[one.end : two.start].strip() == "and" and type(one.form) is type(two.form)
        if joined and interval.start and other.interval.end and interval.start < other.interval.end:
            both = replace(one, end=two.end, text=text[one.start : two.end])
            return both, replace(interval, end=other.interval.end, how=f"{interval.how} and {other.interval.how}")
    return one, interval


def _ended(draft: Draft, times: Sequence[Told], published: str | None, rules: DatingRules) -> Interval | None:
    """What is going on, and of which the sentence tells only the end to come: "are drilling in an exercise which ends
    on 24 May".
    """
    told = end_told(draft, times) if draft.phase in rules.ongoing and draft.progress.stage == "act" else None
    if told is None or published is None or (told.interval.end or "") < published:
        return None
    interval = replace(told.interval, start=None, how=f"bounded: until {told.interval.how}")
    return _dated(draft, told.expression, interval, published, Nearness.DESCRIBED)


def _to_its_end(
    draft: Draft, interval: Interval, links: Sequence[Linked], times: Sequence[Told], rules: DatingRules
) -> Interval:
    """ "Began on Monday and runs until 25 October": what goes on, or is to, ends when the clause says."""
    if interval.start is None or not (draft.phase in rules.ongoing or draft.phase == "planned"):
        return interval
    ends = [link.told.interval.end for link in links if link.told.expression.preposition in (*UNTIL, "through")]
    if draft.progress.stage == "act" and (ended := end_told(draft, times)) is not None:
        ends.append(ended.interval.end)
    end = next((day for day in ends if day and interval.end and day > interval.end), None)
    return interval if end is None else replace(interval, end=end, how=f"{interval.how}, until {end}")


def _from_its_start(interval: Interval, links: Sequence[Linked]) -> Interval:
    """ "From today until 15 March": what ends then begins when the clause says."""
    if interval.start is not None or interval.end is None:
        return interval
    starts = (link.told.interval.start for link in links if link.told.expression.preposition in STARTS)
    start = next((day for day in starts if day and day <= interval.end), None)
    return interval if start is None else replace(interval, start=start, how=f"from {start}, {interval.how}")


def _last(draft: Draft, links: Sequence[Linked]) -> None:
    """How long it lasts."""
    for link in links:
        span = duration_of(link.told.expression)
        lasting = link.nearness is Nearness.OWN or link.verb in _embedding(draft)
        if span and link.told.expression.preposition in ("for", None) and draft.duration is None and lasting:
            draft.duration = span


def _embedding(draft: Draft) -> set[int]:
    """The words that carry the act: what they last, it lasts; a clause that only frames it has its own length."""
    found: set[int] = set()
    for frame in draft.passage.graph.chain(draft.anchor):
        if not frame.embeds:
            break
        found.add(frame.token)
    return found


def _interval(draft: Draft, link: Linked, published: str | None, rules: DatingRules) -> Interval:
    """The days of a linked time, seen from the act's tense where its own clause has none, and bounded."""
    told = link.told
    tense = told.anchor.tense or ("past" if link.nearness is Nearness.SAYING else _tense(draft))
    expression = told.expression
    if link.whole:
        tense = _tense(draft)
    if link.whole or (expression.preposition in STARTS and _begins(draft, told.interval, rules)):
        expression = replace(expression, preposition=None)
    interval = resolve(expression, Anchor(published, tense, told.anchor.previous))
    if told.anchor.tense is None and _gone_by(draft, interval, published):
        interval = resolve(expression, Anchor(published, "past", told.anchor.previous))
    if link.bound is not None:
        interval = _beside(interval, link.bound)
    if link.nearness is Nearness.SAYING or (expression.preposition == DEADLINE and interval.start is None):
        return interval
    return _clamped(draft, interval, tense, published, rules, link.bound is not None)


def _gone_by(draft: Draft, interval: Interval, published: str | None) -> bool:
    """ "The decision on Tuesday to lift the embargo": of what is told as done no day lies ahead, though the act stands
    in the infinitive.
    """
    ahead = published is not None and interval.start is not None and interval.start > published
    done = draft.progress.stage == "act" and not _ahead(draft, None) and not draft.progress.conditional
    return ahead and done and draft.passage.graph.features(draft.anchor).infinitive


def _beside(interval: Interval, bound: str) -> Interval:
    """ "After the fall of the city last month": some day of that month, or later."""
    how = f"bounded: {bound} {interval.how}"
    if SIDES[bound] == "end":
        return replace(interval, start=None, how=how)
    return replace(interval, end=None, how=how)


def _begins(draft: Draft, interval: Interval, rules: DatingRules) -> bool:
    """ "A member since 5 June 2017" joined on that day, and "will send troops from March" begins then; what is under
    way or holds goes on from there.
    """
    if draft.phase == "planned" or draft.modality == "planned" or draft.passage.graph.lemma(draft.anchor) == "date":
        return True
    done = draft.progress.stage == "act" and draft.phase not in rules.ongoing
    return done and interval.grain in ("day", "time")


def _going_on(draft: Draft, rules: DatingRules) -> bool:
    """A state, or an act that is being done."""
    going = draft.phase in rules.ongoing or draft.progress.stage == "state"
    return going or (draft.passage.graph.features(draft.anchor).progressive and draft.progress.stage == "act")


def _clamped(
    draft: Draft, interval: Interval, tense: str | None, published: str | None, rules: DatingRules, bound: bool
) -> Interval:
    """What is told as done lies before the story's day, what is to come behind it; what has been done since March may
    go on ("have held the drill since 2021").
    """
    if published is None or len(published) != 10 or _going_on(draft, rules) or draft.progress.stage in ("no", "said"):
        return interval
    start, end = interval.start, interval.end
    if not bound and not _done_since(draft) and _as_printed(draft, interval):
        return interval
    bound = bound or (end is None and _done_since(draft))
    if _ahead(draft, tense):
        if end is not None and end >= published and (start is None or start < published):
            return replace(interval, start=published, how=f"{interval.how}, from {published}")
    elif start is not None and start <= published and (end > published if end else bound):
        return replace(interval, end=published, how=f"{interval.how}, up to {published}")
    return interval


def _done_since(draft: Draft) -> bool:
    """ "Thirty tanks have been sent since July": what is done and over, and was counted on the story's day."""
    return draft.progress.stage == "act" and draft.passage.graph.features(draft.anchor).perfect


def _as_printed(draft: Draft, interval: Interval) -> bool:
    """ "This month", "by July": a week, a month or a season is told whole, or is the only bound; what "has been held up
    since March" still is.
    """
    if interval.grain not in WHOLE or (interval.start is None and "end of" in interval.how):
        return False
    return interval.end is not None or draft.passage.graph.features(draft.anchor).passive


def _ahead(draft: Draft, tense: str | None) -> bool:
    return tense == "future" or draft.phase == "planned" or draft.modality == "planned"


def _as_said(draft: Draft, link: Linked, interval: Interval, published: str | None) -> Interval | None:
    """What the time of the telling says of the act: done by then; decided, planned or denied then.

    A report of the day dates the story's lead alone.
    """
    if draft.phase == "denied" or draft.progress.stage == "said":
        return interval
    if _of_the_day(interval, published):
        if not draft.lead or draft.progress.stage == "state":
            return None
        if not _perfect(draft):
            return interval
    elif interval.end is None:
        return None
    if _perfect(draft):
        return replace(interval, start=None, how=f"told by then; {interval.how}")
    return interval


def _of_the_day(interval: Interval, published: str | None) -> bool:
    if interval.grain not in ("day", "time"):
        return False
    if published is None or len(published) != 10 or interval.start is None:
        return True
    return (date.fromisoformat(published) - date.fromisoformat(interval.start)).days <= REPORT_DAYS


def _perfect(draft: Draft) -> bool:
    """The act was over when it was told: "said that it had delivered"."""
    graph = draft.passage.graph
    told = [i for i in (draft.anchor, *draft.progress.governors) if graph.is_verb(i)]
    return any(graph.features(i).perfect for i in told)


def _schedule(draft: Draft, published: str | None) -> None:
    """ "marines begin the exercise on Wednesday", told on Monday: an act told in the present for a day to come is
    planned.
    """
    graph = draft.passage.graph
    told = [graph.features(i).tense for i in (draft.anchor, *draft.progress.governors) if graph.is_verb(i)]
    if "present" not in told and not (graph.is_verb(draft.anchor) and told[0]):
        _look_back(draft, published)
    if "past" in told:
        return
    expected = "modal:should" in draft.progress.rules  # "should arrive before the end of the year"
    ahead = published is not None and len(published) == 10 and _is_ahead(draft.date, published, expected)
    if ahead and (draft.progress.stage in ("act", "state") or expected) and "planned" in draft.event_type.all_phases:
        draft.progress.phase = "planned"
        draft.progress.modality = draft.modality = "planned"
        draft.progress.conditional = draft.progress.conditional and not expected
        draft.rules.append("scheduled:present")


def _is_ahead(when: ClaimDate, published: str, expected: bool) -> bool:
    """Whether a time lies behind the story's day; what is expected may come between that day and the time's end."""
    if expected and when.end is not None and when.end > published:
        return when.start is None or when.start >= published
    return when.start is not None and when.start > published


def _look_back(draft: Draft, published: str | None) -> None:
    """ "last year's drill with Oman": what a noun names for a day gone by is told as in the past."""
    end = draft.date.end
    rule = draft.event_type.tenses.get(f"past:{draft.phase}")
    if rule and end and published and len(published) == 10 and end < published and not draft.progress.operators:
        draft.progress.phase = rule
        draft.rules.append("tense:date")


def _claim_date(expression: TimeExpression, interval: Interval, nearness: Nearness) -> ClaimDate:
    if _vague(expression):
        return ClaimDate(None, None, expression.text, "period without an anchor", interval.grain)
    how = interval.how if nearness < Nearness.SAYING else f"{REPORTED}; {interval.how}"
    return ClaimDate(interval.start, interval.end, expression.text, how, interval.grain, interval.edtf)


def reported(when: ClaimDate) -> bool:
    """Whether a date is only that of the telling."""
    return when.how.startswith(REPORTED)


def _is_now(told: Told) -> bool:
    """ "It will now be held in October": "now" is no day where another is told."""
    form = told.expression.form
    return isinstance(form, Reference) and form.name == "PRESENT_REF"


def _vague(expression: TimeExpression) -> bool:
    """ "In the coming weeks", "years ago", "recently" fix no day on either side."""
    form = expression.form
    if isinstance(form, Reference) or "recent" in expression.text.lower():
        return True
    return isinstance(form, (Window, Shift)) and form.amount is None and form.unit not in OF_A_DAY


def _tense(draft: Draft) -> str | None:
    if draft.progress.modality == "planned" or draft.phase == "planned":
        return "future"
    features = draft.passage.graph.features(draft.anchor)
    if (features.tense == "present" or features.modal) and not features.perfect:
        return "future"
    if features.tense:
        return features.tense
    for i in draft.progress.governors:
        tense = draft.passage.graph.features(i).tense
        if tense:
            return tense
    return None


def days_before(published: str | None, when: ClaimDate) -> int | None:
    """Days from the end of the act's interval to the story's date, or the end of its month, when both are known."""
    end, told_on = when.end or when.start, ground(Anchor(published))
    if told_on.day is None or told_on.yearless or end is None:
        return None
    return (told_on.day - date.fromisoformat(end)).days
