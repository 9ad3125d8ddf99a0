"""The rules of time: a pattern each, and how its parts become a form. Order matters: the first that fits wins."""

import re
from dataclasses import dataclass

from legation.language.times import building as build
from legation.language.times.building import Build
from legation.language.times.forms import Kind, Shift
from legation.language.times.patterns import expand


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of telling a time: `template` uses the placeholders of `patterns`; `build` may refuse with None."""

    name: str
    kind: Kind
    template: str
    build: Build

    def pattern(self) -> re.Pattern[str]:
        """The rule alone, with its named parts."""
        return re.compile(expand(self.template))


# the rule of words that only the notation of TIMEX3 wants: adjectives that date nothing
EPOCH = "epoch"
_WD = r"(?:(?P<wd>@weekday)@,(?:the~)?)?"
_OF_YEAR = r"(?:(?:@,|~of~)(?P<y>@year))?"
_N = r"(?P<n>@number|[Aa]n?|[Hh]alf~an?|(?:[Aa]~)?[Cc]ouple(?:~of)?|@vague|\d~1/2)"
_AND_A_HALF = r"(?:(?:and~a~)(?P<half>half)~)?"
_TAIL = r"(?:~and~a~(?P<tail>half)\b)?"
# "later in the day before landing" is a part of the day, not the day before
_NOT_A_PART = r"(?<!later\sin\s)(?<!earlier\sin\s)(?<!late\sin\s)(?<!early\sin\s)"
# "GMT+8" is another zone
_ZONES = r"GMT(?!~?[-+]~?\d)|UTC(?!~?[-+]~?\d)|EST|EDT|CET|CEST|MSK|PST|PDT|BST|local~time|Moscow~time"
_ZONE = rf"(?:~?\(?~?(?P<zone>{_ZONES})\b)?(?:~?\(\d\d:?\d\d~?GMT\))?"

RULES: tuple[Rule, ...] = (
    Rule("iso_day", "date", r"(?P<y>@year)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?![\d-])", build.form_iso),
    Rule("numeric_day", "date", r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/])", build.form_numeric),
    Rule("dotted_day", "date", r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?![\d.]\d)", build.form_numeric),
    Rule("week_of", "date", rf"[Tt]he~week~of~(?P<month>@month)~(?P<d>@day){_OF_YEAR}", build.form_week_in),
    Rule(
        "week_in_month",
        "date",
        rf"[Tt]he~(?P<n>@ordinal|last|final)~week~(?:of|in)~(?P<month>@fullmonth){_OF_YEAR}",
        build.form_week_in,
    ),
    Rule(
        "around_weekday",
        "date",
        r"(?:[Tt]he~)?[Dd]ay~(?P<side>before|after)~(?:(?P<which>@which)~)?(?P<wd>@fullweekday)\b",
        build.form_around_day,
    ),
    Rule(
        "days_of_month",
        "date",
        rf"(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?@dash\s?|~(?:to|and|through|until|or)~)(?P<b>@day)~(?:of~)?(?P<month>@month){_OF_YEAR}",
        build.form_day_range,
    ),
    Rule(
        "month_days",
        "date",
        rf"(?P<month>@month)~(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?@dash\s?|~(?:to|through|until)~)(?P<b>@day)(?!~(?:of~)?@month){_OF_YEAR}",
        build.form_day_range,
    ),
    Rule(
        "month_day_and_day",
        "date",
        rf"(?P<month>@month)~(?P<a>\d{{1,2}})(?:st|nd|rd|th)?~and~(?P<b>@day)(?=\s?[,.;)]|~(?:of|in|at|and|with|to)\b|$){_OF_YEAR}",
        build.form_day_range,
    ),
    Rule(
        "month_day",
        "date",
        rf"{_WD}(?P<month>@month)~(?P<d>@day)(?!~?(?:%|million|percent)){_OF_YEAR}",
        build.form_calendar_day,
    ),
    Rule(
        "day_month",
        "date",
        rf"{_WD}(?:[Tt]he~)?(?P<d>@day)(?:~of~|~|-)(?P<month>@month)(?:(?:@,|~of~|-)(?P<y>@anyyear))?",
        build.form_calendar_day,
    ),
    Rule(
        "days_told",
        "date",
        rf"[Tt]he~(?P<a>@ordinal)~(?:and|to|or)~(?:the~)?(?P<b>@ordinal)~of~(?P<month>@month){_OF_YEAR}",
        build.form_days_told,
    ),
    Rule("day_told", "date", rf"[Tt]he~(?P<d>@ordinal)~of~(?P<month>@month){_OF_YEAR}", build.form_day_told),
    Rule("month_year", "date", r"(?P<month>@month)(?:@,|~of~|-)(?P<y>@anyyear)", build.form_month),
    Rule("which_month", "date", r"(?P<which>@which)~(?P<month>@fullmonth)(?!~@day)", build.form_month),
    Rule("month", "date", r"(?P<month>@fullmonth)", build.form_month),
    Rule(
        "quarter",
        "date",
        rf"(?:[Tt]he~)?(?P<n>@ordinal|[Ff]inal|[Ll]ast)(?:-|~)(?P<u>quarter|half)\b(?!~of~@month)"
        rf"(?:~of~(?P<this>the(?:~current)?~year|this~year)\b|{_OF_YEAR})",
        build.form_part,
    ),
    Rule("quarter_sign", "date", r"(?P<u>[QH])(?P<n>[1-4])(?:(?:~of)?~?(?P<y>@year))?\b", build.form_part),
    Rule("fiscal_year", "date", r"@fiscal(?:~year)?~?(?P<y>@year)(?:@dash\d\d)?\b", build.form_fiscal),
    Rule(
        "fiscal",
        "date",
        r"(?:[Tt]he~)?(?:(?P<which>@which)~)?(?:[Ff]iscal|[Ff]inancial|[Bb]udget)~year\b",
        build.form_fiscal,
    ),
    Rule("season", "date", r"(?:(?P<which>@which)~)?(?P<season>@season)(?:(?:~of)?~(?P<y>@year))?", build.form_season),
    Rule("weekdays", "set", r"(?P<wd>@fullweekday)s\b", build.form_every),
    Rule(
        "weekday",
        "date",
        r"(?:(?P<which>@which)~)?(?P<wd>@fullweekday)\b(?:['\u2019]s(?=~))?(?:~(?P<part>@part))?",
        build.form_weekday,
    ),
    Rule("dayword", "date", r"(?P<dayword>@dayword)(?:~(?P<part>@part))?", build.form_dayword),
    Rule(
        "holiday",
        "date",
        r"(?:(?P<which>@which)~)?(?P<holiday>@holiday)(?:~(?P<unit>week)\b)?(?:~(?P<y>@year))?",
        build.form_holiday,
    ),
    Rule("window_one", "date", r"(?:[Tt]he~)?(?P<window>[Pp]ast|[Cc]oming)~(?P<unit>@oneunit)", build.form_window_one),
    Rule(
        "day_of_which_month",
        "date",
        r"[Tt]he~(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th)|@ordinal)~of~(?P<which>@which|the)~month\b",
        build.form_day_of_which_month,
    ),
    Rule(
        "day_alone",
        "date",
        r"(?:(?<=\b[Oo]n\s)|(?<=\buntil\s)|(?<=\bsince\s))the~(?P<d>@ordinal)(?=\s?[.,;:)]|~(?:and|when|but|as|they|it|he|she|we)\b|$)",
        build.form_day_alone,
    ),
    Rule("which_unit", "date", r"(?P<which>@which)~(?P<unit>@oneunit)", build.form_which_unit),
    Rule(
        "the_weekend", "date", r"(?P<which>[Tt]he)~(?P<unit>weekend)\b", lambda parts: Shift("weekend", 0, -1, "story")
    ),
    Rule(
        "which_part",
        "time",
        r"(?P<which>[Tt]he~(?:same|next|following|previous))~(?P<part>@part)",
        build.form_which_part,
    ),
    Rule(
        "every",
        "set",
        r"@every~(?:(?P<other>other|second)~)?(?:(?P<n>@number|few)~)?(?:(?P<wd>@fullweekday)|(?P<unit>@unit))\b",
        build.form_every,
    ),
    Rule("often", "set", r"@often~(?:an?|each|every|per)~(?P<unit>@oneunit)", build.form_every),
    Rule(
        "year_previous",
        "date",
        r"[Tt]he~(?P<unit>@oneunit)~(?P<shift>before|previous(?:ly)?|earlier|after|later)(?!~[A-Za-z]|~\d)",
        build.form_one_shifted,
    ),
    Rule(
        "length_ago",
        "date",
        rf"(?:(?:{_N}|(?P<one>{_NOT_A_PART}[Tt]he)(?=~@oneunit))~)?{_AND_A_HALF}(?:more~|other~|full~|short~|straight~)?(?P<unit>@unit){_TAIL}~(?P<shift>@shift)\b",
        build.form_shifted,
    ),
    Rule(
        "the_unit",
        "date",
        r"[Tt]he~(?P<unit>year|month|week|day|quarter|century|decade)(?:~(?P<out>(?:is|was)~(?:out|over|up)))?\b",
        build.form_the_unit,
    ),
    Rule(
        "window",
        "date",
        r"(?:[Tt]he~)?(?P<window>@window)~(?P<n>@number|@vague|couple~of)~(?:more~|full~|straight~)?(?P<unit>@unit)",
        build.form_window,
    ),
    Rule("window_units", "date", r"(?:[Tt]he~)?(?P<window>@window)~(?P<unit>@units)(?!~of~@month)", build.form_window),
    Rule(
        "rate",
        "set",
        r"(?<=\d~)an?~(?P<unit>day|week|month|year)\b(?=\s?[.,;)]|$)".replace("(?<=\\d~)", r"(?<=\d )"),
        build.form_every,
    ),
    Rule(
        "hours_a_day",
        "set",
        r"@number~(?:minutes|hours|days|nights|weeks|months|times)~(?:an?|each|every|per)~(?P<unit>day|week|month|year)\b",
        build.form_every,
    ),
    Rule(
        "length",
        "duration",
        rf"{_N}(?:~|-){_AND_A_HALF}(?:more~|other~|full~|straight~|consecutive~|further~|additional~)?(?P<unit>@unit)"
        rf"{_TAIL}(?:-long|~long)?(?!-?~?olds?\b)(?!~of~age)(?!-)",
        build.form_length,
    ),
    Rule("length_word", "duration", r"(?P<unit>@unit)-long\b", build.form_length_word),
    Rule("lengths", "duration", r"(?P<of>@lead)~(?P<unit>@units)", build.form_length),
    Rule(
        "lengths_told",
        "duration",
        r"(?P<unit>@units)(?=~(?:that|which)~(?:followed|preceded|passed)\b|~(?:to~come|ahead|since)\b)",
        build.form_lengths,
    ),
    Rule("set_word", "set", r"(?P<set>@set)", build.form_set_word),
    Rule("decade", "date", r"(?P<y>(?:1[6-9]|20)\d0|['\u2019]?[2-9]0)['\u2019]?s\b", build.form_decade),
    Rule(
        "century",
        "date",
        r"(?:[Tt]he~)?(?P<n>@ordinal)(?:-|~)century\b(?!~(?:B\.?C\b|before~Christ))",
        build.form_hundred,
    ),
    Rule(
        "clock",
        "time",
        rf"(?P<h>\d{{1,2}})(?:[:.](?P<min>\d\d))?~?(?P<half>[ap]\.m\.?|[ap]m\b|AM\b|PM\b|A\.M\.|P\.M\.){_ZONE}",
        build.form_clock,
    ),
    Rule(
        "clock_part",
        "time",
        r"(?P<h>\d{1,2}|@number)(?:[:.](?P<min>\d\d))?~(?:o['\u2019]clock~)?in~the~(?P<half>morning|afternoon|evening)\b",
        build.form_clock,
    ),
    Rule("clock_24", "time", rf"(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\d:]){_ZONE}", build.form_clock),
    Rule("clock_zone", "time", r"(?P<h>[01]\d|2[0-3]):?(?P<min>[0-5]\d)~(?P<zone>GMT|UTC)\b", build.form_clock),
    Rule("noon", "time", r"(?P<word>@noon)", build.form_noon),
    Rule("reference", "date", r"(?P<reference>@reference)(?!~(?:@number|@vague|@unit))", build.form_reference),
    Rule(
        EPOCH,
        "date",
        r"(?P<epoch>(?<!more\s)(?<!most\s)(?:current(?!~accounts?\b)|recent)(?=~[A-Za-z])"
        r"|(?<!\ba\s)future\b|future\b(?=~[A-Za-z])(?!~(?:in|of|for|that|where|which|with|without|and|as)\b)"
        r"|[Tt]he~past(?=\s?(?:[.,;:!?)\"\u201d]|'')|$))",
        build.form_epoch,
    ),
    Rule("years", "date", r"(?P<y>@year)(?:@dash(?P<z>(?:19|20)\d\d|\d\d))(?![\d\w]|@dash\d)", build.form_year_range),
    Rule(
        "short_year",
        "date",
        r"(?:(?<=\bsince\s)|(?<=\bSince\s)|(?<=\bin\s)|(?<=\bIn\s)|(?<=\buntil\s))(?P<y>['\u2019]\d\d)(?!\w)",
        build.form_bare_year,
    ),
    Rule("year", "date", r"(?P<y>(?:1[6-9]|20)\d\d)(?![\d\w]|[.,:]\d)", build.form_bare_year),
    Rule(
        "day_of_month",
        "date",
        r"[Tt]he~(?P<d>(?:3[01]|[12]?\d)(?:st|nd|rd|th))(?=\s?[.,;:)]|~(?:and|when|to|as|at|with|but|that|for|by|in)\b|$)",
        build.form_day_of_month,
    ),
)
RULES_BY_NAME = {rule.name: rule for rule in RULES}
