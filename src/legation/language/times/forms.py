"""What the words of a time say before anything anchors them: a small closed family of values."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Base: TypeAlias = Literal["story", "narrative"]
Kind: TypeAlias = Literal["date", "duration", "set", "time"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch so many units away: "yesterday", "last month", "two weeks ago", "a month later", "that year".

    `amount` is signed; None when the words give no number ("years ago"), and then `direction` alone holds.
    `base` says from where it counts: the story's day, or the time last told of. `part` is a part of the day
    ("last night").
    """

    unit: str
    amount: int | None
    direction: int
    base: Base
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that touches the base on one side: "the past two years", "recent weeks", "the coming days"."""

    unit: str
    amount: float | None
    direction: int


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year."""

    year: int


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year, whose first day the words do not tell; `year` None for "the fiscal year"."""

    year: int | None


YearForm: TypeAlias = Year | Shift | Fiscal


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month ("Oct. 15", "24/10/2020"); `weekday` is the ISO number printed with it."""

    month: int
    day: int
    year: YearForm | None = None
    weekday: int | None = None
    swapped: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month's name: "the 15th"; `month` when told from elsewhere ("the 15th of last month")."""

    day: int
    month: Shift | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month; `which` -1, 0, +1 for "last", "this", "next October"; `base` narrative for "the following October"."""

    month: int
    year: YearForm | None = None
    which: int | None = None
    base: Base = "story"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; `which` -1, 0, +1 for "last", "this", "next"; `base` narrative for "the following Monday".

    `week` is the week it lies in where the words say so ("Thursday of last week").
    """

    weekday: int
    which: int | None = None
    part: str | None = None
    base: Base = "story"
    week: Shift | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season by the northern year; `base` as with months."""

    season: str
    year: YearForm | None = None
    which: int | None = None
    base: Base = "story"


@dataclass(frozen=True, slots=True)
class Part:
    """The nth quarter or half of a year; `which` as with months ("last quarter" is a Shift)."""

    unit: Literal["quarter", "half"]
    number: int
    year: YearForm | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years, named by the first."""

    year: int


@dataclass(frozen=True, slots=True)
class Century:
    """A hundred years: 21 is 2001 to 2100, printed as "the 21st century"."""

    number: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day with a name: "Christmas"; `unit` is the week where that is named after it ("Easter week")."""

    name: str
    year: YearForm | None = None
    which: int | None = None
    unit: Literal["day", "week"] = "day"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on the day `on` where the words name it."""

    hour: int
    minute: int
    zone: str | None = None
    on: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Length:
    """How long: `amount` units; None when vague ("for years")."""

    unit: str
    amount: float | None


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes round: `value` is the ISO period, or the open TIMEX3 value of a weekday ("XXXX-WXX-5")."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The present, the past or the future as a whole (TIMEX3's PRESENT_REF, PAST_REF, FUTURE_REF)."""

    name: str


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from another time: "two days after Christmas", "the day before last Tuesday"."""

    unit: str
    amount: int
    of: "Form"


@dataclass(frozen=True, slots=True)
class Week:
    """A week told by a day in it ("the week of March 6") or by its place in a month (`number` -1 for the last)."""

    of: "Form"
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Distance:
    """So many units from what the words behind it tell: "six days after [ the two sides signed ]"; None when vague.

    `direction` is +1 for "after": what the time is told of lies behind the other act.
    """

    unit: str
    amount: float | None
    direction: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a time within a larger expression: "the end of 2024" in "between the end of 2024 and …"."""

    of: "Form"
    modifier: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included."""

    first: "Form"
    last: "Form"


Form: TypeAlias = (
    Shift
    | Window
    | Year
    | Fiscal
    | Day
    | DayOfMonth
    | Month
    | Weekday
    | Season
    | Part
    | Decade
    | Century
    | Holiday
    | Clock
    | Length
    | Recurring
    | Reference
    | Offset
    | Week
    | Distance
    | Stage
    | Range
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, before anchoring.

    `start` and `end` are offsets into the text and `text` is verbatim between them. `preposition` is the
    bounding or placing word before it, in small letters ("by", "since", "as of"), and lies outside the span;
    `modifier` ("early", "more than") lies inside.
    """

    start: int
    end: int
    text: str
    kind: Kind
    form: Form
    preposition: str | None
    modifier: str | None
    rule: str
