"""Labels of a digest's items become subheads; other words before a colon stay where they are."""

import pytest

from legation.pages.labels import part_labels

DIGEST = ["Mauritius: an airstrip is in use.", "+ Berbera: lawmakers voted.", "Two ships came."]
ROWS = [
    ("states, towns", DIGEST, ["Mauritius", None, "Berbera", None, None]),
    ("capitals", ["NEPAL: An attaché left.", "BANGLADESH: Dhaka buys."], ["NEPAL", None, "BANGLADESH", None]),
    ("one label", ["Mauritius: an airstrip is in use.", "Two ships came."], [None, None]),
    ("no place", ["Score: 8/10", "Verdict: buy it.", "Kenya: troops left."], [None, None, None]),
    ("places, no state", ["Date: Monday", "From: The desk"], [None, None]),
    ("speaks", ["The minister of Kenya says: no.", "Chad: no."], [None, None]),
]


@pytest.mark.parametrize(("texts", "subheads"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_labels(texts: list[str], subheads: list[str | None]) -> None:
    found = part_labels([("paragraph", text) for text in texts])
    assert [text if kind == "subhead" else None for kind, text in found] == subheads
    for text in texts:
        assert any(kind == "paragraph" and text.endswith(rest) for kind, rest in found)


def test_other_blocks_stay() -> None:
    parts = [
        ("title", "Mauritius: an airstrip"),
        ("paragraph", "Chad: troops left."),
        ("paragraph", "Mali: so did jets."),
    ]
    assert part_labels(parts)[0] == parts[0]
