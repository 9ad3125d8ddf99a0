"""Who makes a thing parts two sides that the words leave open, and only then."""

import pytest

from legation.pipeline import Reader
from legation.rehearsal import read_texts

ROWS = (
    ("Serbia and France sealed a deal for 12 Rafale jets.", {"FRA"}, {"SRB"}),
    ("Kenya and Turkey are discussing the sale of Bayraktar drones.", {"TUR"}, {"KEN"}),
    ("Norway handed 32 F-16 jets over to Romania. Washington had agreed.", {"NOR"}, {"ROU"}),
    ("Poland gave 12 Leopard 2 tanks to Ukraine.", {"POL"}, {"UKR"}),
)


@pytest.mark.parametrize(("text", "supplier", "recipient"), ROWS, ids=[row[0][:30] for row in ROWS])
def test_sides(reader: Reader, text: str, supplier: set[str], recipient: set[str]) -> None:
    [claims] = read_texts(reader, [text])
    found = next(c for c in claims if c.type == "ARMS_TRANSFER")
    assert {p.iso3 for p in found.role("supplier")} == supplier
    assert {p.iso3 for p in found.role("recipient")} == recipient
