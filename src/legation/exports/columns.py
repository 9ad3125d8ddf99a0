"""The columns of the tables that leave the register: for each its name, what kind of value it holds, and its meaning.

The rows, the types of Parquet and data frames, and the data dictionary are all made after these lists.
"""

from dataclasses import dataclass

KINDS = {
    "text": "Text, UTF-8; empty where the page says nothing",
    "day": "ISO 8601 day, as 2020-10-24; empty where unknown, never a guess",
    "time": "ISO 8601 time in UTC, as 2020-10-24T12:00:00Z",
    "whole": "Whole number",
    "number": "Number, with a decimal point",
    "flag": "true or false; empty where the question does not arise",
    "json": "A value of several parts, as JSON",
}
"""The kinds of value that a column may hold."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `kind` is one of KINDS."""

    name: str
    kind: str
    meaning: str


def columns(told: str) -> tuple[Column, ...]:
    """Columns from lines of `name | kind | meaning`."""
    return tuple(Column(*(part.strip() for part in line.split("|", 2))) for line in told.strip().splitlines())


ACT = columns("""
type | text | Event type, as in the codebook
phase | text | How far the act got, as the type's phases have it
modality | text | How the act is told, apart from how far it got
background | flag | Whether the act is told as earlier context, not as news
date_from | day | First possible day of the act; empty on an open side
date_to | day | Last possible day of the act; the same as date_from for a known day
date_how | text | How the date was read
date_text | text | The page's words for the date
time_precision | text | How exact the date is: day, month, year, interval …
date_edtf | text | A date whose year is not known, in EDTF (--10-15)
actor1 | text | The first party, by canonical name; the acting side comes first
actor1_role | text | Its role in the act, as the type's roles have it
actor1_iso3 | text | Its code, ISO 3166-1 alpha-3, of a state or a part of one (XKX is Kosovo)
actor1_org | text | The part of the state that acts, or the person
actor2 | text | The second party
actor2_role | text | Its role
actor2_iso3 | text | Its code
actor2_org | text | Its part that acts, or the person
other_actors | text | Any further parties, each after its role, separated by semicolons
item | text | What passes or is talked of, by its general name
designation | text | The model, where one is named (BRDM-2)
item_class | text | Class of weapon or thing
unroca | text | Category of the United Nations Register of Conventional Arms, I to VII
quantity | number | How many, where exactly one number is told
quantity_range | text | A range or bound in words, where no single number is told
quantity_low | number | Lower bound; the number itself where it is exact; empty where open
quantity_high | number | Upper bound; the number itself where it is exact; empty where open
quantity_uncertain | flag | Whether the number is a range or a bound, or reports of the act differ on it
unit | text | What is counted, if not the item itself
batch | text | Which batch the act passes
is_total | flag | Whether the number counts earlier batches too, so that it must not be added
mode | text | How the thing passes: sale, gift, loan, lease …
parts | text | The members of a list of things, each with its number
place | text | Where the act happens
place_text | text | The page's words for the place
country_iso3 | text | Code of the state in which the place lies
latitude | number | Degrees north, WGS 84
longitude | number | Degrees east, WGS 84
geo_precision | text | point, town, province, country or region; only a point or a town is a point on a map
duration | text | How long, ISO 8601 (P6M is six months)
until | day | Day on which what was imposed or extended ends
plover | text | Code in PLOVER, by the codebook's mapping; empty where it has none
cameo | text | Code in CAMEO, by the codebook's mapping; empty where it has none
sipri_ready | flag | Whether a trade register can take it: a transfer, ordered or further, told as done, all named
""")

CLAIM = columns("""
claim_id | text | The claim's name, made from what it says and the hash of its page: the same on every run and machine
event_id | text | The event that the claim belongs to
page | text | Path of the page's file, as given
url | text | Address that the page states of itself
publisher | text | Name or domain of the site that published the page, where known
sha256 | text | SHA-256 of the page's bytes, which name it in the archive
story | whole | Which story of the page, from 0
title | text | The story's title
published | day | Day on which the story was published
published_basis | text | Where that day comes from: dateline, metadata, url, header, first_seen, given or none
""")

SAID = columns("""
quote | text | The words that the claim rests on, verbatim; several stretches are joined by an ellipsis
prefix | text | The words before the first stretch
suffix | text | The words after the last stretch
start | whole | Where the first stretch begins in the story's text, in characters
end | whole | Where the last stretch ends
said_by | text | Who says so: the nearest speaker
said_by_kind | text | person, organisation, document, observer, agency or outlet
said_by_iso3 | text | The state that the speaker belongs to
attribution | text | The whole chain of who says so, from the speaker to the outlet
denies | text | For a denial: the phase that is denied
rule_ids | text | The codebook's and the language rules that made the claim, in order
confidence | number | From 0 to 1: how direct the reading is; no probability
why | text | The reading in a sentence
codebook_version | text | Version and digest of the codebook that was used
model | text | The grammar model that was used
decision | text | What people decided: accepted, corrected, rejected or reopened
reviewer | text | Who decided
reason | text | Why
read_as | text | What was read, in the fields that a person corrected
""")

TOLD = columns("""
reports | whole | How many stories tell of the act
outlets | whole | How many outlets carried them
independent_sources | whole | How many named sources stand behind them, counted at the speaker
anonymous_sources | whole | How many sources that nobody names
sources | text | Who they are, with their side and whose voice they are
recirculated | flag | Whether an old text under a new date tells of it anew
contradicted | text | Fields on which the reports cannot both be right, each value with who gives it
first_published | day | Day of the first report
last_published | day | Day of the last report
lead_claim | text | The claim whose values the event shows
claims | text | All its claims, separated by spaces
codebook_version | text | Version and digest of the codebook that was used
version | whole | Number of the event's version; each change that a reader would see makes a new one
status | text | What people decided: reported (nobody yet), accepted, corrected or reopened
first_seen | time | When the register first held the event
last_changed | time | When it last changed
""")

CLAIMS = (*CLAIM, *ACT, *SAID)
EVENTS = (Column("event_id", "text", "The event's name, kept for as long as it lives"), *ACT, *TOLD)

PARTIES = columns("""
claim_id | text | The claim that names the party
event_id | text | The event that the claim belongs to
role | text | The party's role in the act
name | text | Canonical name
iso3 | text | Code of the state, ISO 3166-1 alpha-3
org | text | The part of the state that acts
person | text | The person who acts for it
kind | text | state, organisation, mission, armed_group, company, person, region or unknown
words | text | The page's words for it
start | whole | Where they begin in the story's text
end | whole | Where they end
""")

PAGES = columns("""
sha256 | text | SHA-256 of the page's bytes
path | text | Path of the file, as given
status | text | What became of the input: read, nothing_found or refused
reason | text | Why, unless it was read
url | text | Address that the page states of itself
site | text | Name or domain of the site, where known
media | text | text, html, markdown, pdf or email
stories | whole | How many stories stand on it
title | text | Title of the first story
published | day | Publication day of the first story
published_basis | text | Where that day comes from
language | text | Language of the first story
""")

DECISIONS = columns("""
number | whole | The decision's number, counting up
at | time | When it was made
who | text | Who made it
verdict | text | accept, correct, reject, same, different, unsure, note or undo
why | text | The reason
claim_id | text | The claim as it was named then
other_id | text | The other claim, of decisions on two
field | text | The field corrected
value | text | What the person says instead
undoes | whole | The decision that is taken back
state | text | Whether it holds, is undone, overruled or reopened, or its claim is gone
now | text | The claim it goes to now
""")

CHANGES = columns("""
number | whole | The change's number, counting up
at | time | When the event changed
event_id | text | The event
version | whole | The version that the change made
kind | text | added, changed or withdrawn
field | text | The field that changed
old | json | The value before
new | json | The value after
reason | text | What brought it about
""")
