"""What pronouns, bare numbers and "the rest" stand for: things named before, never people named nearer."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

# text, type, and for each claim of the type after the first: phase, designation, quantity
ROWS = (
    (
        "Turkey gave Ghana 12 Kirpi vehicles last month. The first six were turned over in May.",
        "ARMS_TRANSFER",
        [("delivered", "BMC Kirpi", 6)],
    ),
    (
        "Zambia received four Mi-35 helicopters from Russia on Monday. The remaining two are due in July.",
        "ARMS_TRANSFER",
        [("planned", "Mi-35", 2)],
    ),
    (
        "Kenya ordered 20 Hizir vehicles from Turkey last year. They were handed over in Mombasa on Monday.",
        "ARMS_TRANSFER",
        [("delivered", "Katmerciler Hızır", None)],
    ),
    (
        "Mali bought four tanks from Russia in 2019. Six instructors came too. They were handed over in May.",
        "ARMS_TRANSFER",
        [],
    ),
    (
        "China offered Ghana six K-8 jets in May. Accra turned down the offer last week.",
        "ARMS_TRANSFER",
        [("refused", "K-8", None)],
    ),
    (
        "The Security Council imposed an arms embargo on Mali in 2019. It was extended in May 2021.",
        "ARMS_EMBARGO",
        [("extended", None, None)],
    ),
    (
        "Peru bought two C-295 transport aircraft from Spain in 2014. Two more of the type were delivered in March.",
        "ARMS_TRANSFER",
        [("delivered", "C-295", 2)],
    ),
    (
        "Malaysia ordered two Lekiu frigates from Britain in 1992. The pair were delivered in 1999.",
        "ARMS_TRANSFER",
        [("delivered", "Lekiu", None)],
    ),
    (
        "Peru bought two C-295 transport aircraft from Spain in 2014. Two more of the ministers were sacked in March.",
        "ARMS_TRANSFER",
        [],
    ),
)


@pytest.mark.parametrize(("text", "name", "expected"), ROWS, ids=[row[0][-40:] for row in ROWS])
def test_things_named_before(reader: Reader, text: str, name: str, expected: list[tuple[object, ...]]) -> None:
    [claims] = read_texts(reader, [text])
    found = [c for c in claims if c.type == name][1:]
    told = [(c.phase, c.item.designation if c.item else None, c.item.quantity if c.item else None) for c in found]
    assert told == expected
