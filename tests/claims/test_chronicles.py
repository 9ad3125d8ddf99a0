"""Stories told day by day: acts and times are of the day that opens their entry."""

from legation.claims.chronicles import entry_days
from legation.claims.read import read_claims
from legation.language.reading import assemble
from legation.language.times import timeline
from legation.model.page import Block, Page, Story
from legation.pipeline import Reader
from legation.rehearsal import Outright

ENTRIES = (
    "1 June. BELGRADE – Russia delivered ten tanks to Serbia.",
    "2 June. CAIRO – Egypt and Sudan signed a defence agreement. Sudan will get ten tanks from Egypt.",
    "4 June. RIGA – Latvia received two ships from Norway on Tuesday.",
)


def days(reader: Reader, paragraphs: tuple[str, ...]) -> tuple[list[str], list[tuple[str, str | None]]]:
    """The entries' days and, act by act, its type and day, of a story of 15 June 2021."""
    blocks, at = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", at, at + len(text)))
        at += len(text) + 2
    story = Story(0, "", "\n\n".join(paragraphs), tuple(blocks), "2021-06-15", "given")
    page = Page("example", "", "text", None, None, None, (story,))
    reading = assemble(story, blocks, list(reader.parser.parse(paragraphs)), reader.world)
    told = [*timeline([(p.graph, p.times) for p in reading.passages], "2021-06-15")]
    claims = read_claims(reading, page, reader.codebook, reader.world, reader.parser.model, Outright())
    return [*entry_days(reading.passages, told).values()], [(claim.type, claim.date.start) for claim in claims]


def test_an_entry_dates_what_it_tells_and_what_its_times_are_told_from(reader: Reader) -> None:
    entries, acts = days(reader, ENTRIES)
    assert entries == ["2021-06-01", "2021-06-02", "2021-06-04"]
    assert ("ARMS_TRANSFER", "2021-06-01") in acts
    assert ("DEFENCE_AGREEMENT", "2021-06-02") in acts
    assert ("ARMS_TRANSFER", None) in acts  # what is to come is of no entry's day
    assert acts[-1] == ("ARMS_TRANSFER", "2021-06-01")  # the Tuesday before the entry's day


def test_two_days_make_no_chronicle(reader: Reader) -> None:
    entries, acts = days(reader, ENTRIES[:2])
    assert entries == []
    assert ("ARMS_TRANSFER", "2021-06-01") not in acts
