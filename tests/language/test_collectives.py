"""Names under which several states act as one."""

import pytest

from legation.pipeline import Reader
from tests.language.passages import locate, reading

NORDIC = "DNK FIN ISL NOR SWE"
ROWS: list[tuple[str, str, str]] = [
    ("The three Baltic states ordered howitzers.", "states", "EST LTU LVA"),
    ("Germany sent howitzers to the Baltics.", "Baltics", "EST LTU LVA"),
    ("The Nordic countries will train the troops.", "countries", NORDIC),
    ("The Benelux countries signed a pact.", "countries", "BEL LUX NLD"),
    ("The Visegrad countries held a drill.", "countries", "CZE HUN POL SVK"),
    # a number that is not that of all members, a sea, a region, a description
    ("Two Baltic states ordered howitzers.", "states", ""),
    ("A frigate sailed to the Baltic.", "Baltic", ""),
    ("The Gulf states signed a pact.", "states", ""),
    ("African countries signed a pact.", "countries", ""),
]


@pytest.mark.parametrize(("text", "word", "expected"), ROWS)
def test_who_acts_under_a_common_name(reader: Reader, text: str, word: str, expected: str) -> None:
    passage, token = locate(reading(reader, text), word)
    assert " ".join(p.iso3 for p in passage.parties.of(token) if p.iso3) == expected
