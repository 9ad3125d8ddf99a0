"""What a claim is called in other schemes."""

from pathlib import Path
from typing import Any

import pytest

from legation.codebook.load import load
from legation.codebook.mapping import code
from legation.model.claim import Item
from legation.pipeline import Reader
from legation.rehearsal import read_texts
from tests.factories import make_claim

GIFT = Item("arms", "weapons", mode="gift")


@pytest.mark.parametrize(
    ("fields", "plover", "cameo"),
    [
        ({"phase": "delivered", "item": GIFT}, "AID", "072"),
        ({"phase": "delivered", "item": None}, "COOPERATE", "072"),
        ({"phase": "planned", "item": GIFT}, "AGREE", "0332"),
        ({"phase": "refused"}, "REJECT", "1222"),
        ({"phase": "suspended"}, "SANCTION", "1622"),
        ({"phase": "denied"}, None, "016"),
        ({"type": "ARMS_EMBARGO", "phase": "lifted"}, "YIELD", "085"),
        ({"type": "OFFICIAL_STATEMENT", "phase": "stated"}, None, "010"),
        ({"type": "NO_TYPE_OF_OURS"}, None, None),
    ],
)
def test_general_codebook(fields: dict[str, Any], plover: str | None, cameo: str | None) -> None:
    claim = make_claim(**fields)
    assert (code(load(), "plover", claim), code(load(), "cameo", claim)) == (plover, cameo)


# what stands inside an act of another kind is none of its own; how an act is told decides what it comes to
@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Chad attacked Niger.", ["ASSAULT"]),
        ("Chad will attack Niger.", ["THREATEN"]),
        ("Chad threatened to attack Niger.", ["THREATEN"]),
        ("Chad denied that it had attacked Niger.", []),
        ("Chad condemned Niger for an attack on Mali.", ["ACCUSE"]),
        ("Chad urged Niger to attack Mali.", ["REQUEST"]),
        ("Chad will send food to Niger.", ["AGREE"]),
        ("Chad said it would not send food to Niger.", ["REJECT"]),
        ("Chad refused to send food to Niger.", ["REJECT"]),
        ("Chad suspended food aid to Niger.", ["SANCTION"]),
        ("Chad lifted sanctions on Niger.", ["YIELD"]),
        ("Chad agreed to lift sanctions on Niger.", ["AGREE"]),
        ("Chad pledged to expel workers from Niger.", ["THREATEN"]),
        ("Chad agreed to talks with Niger.", ["AGREE"]),
    ],
)
def test_roots(reader: Reader, text: str, roots: list[str]) -> None:
    made = Reader(codebook_directory=Path("plover"))
    made.__dict__.update(parser=reader.parser, world=reader.world)
    [claims] = read_texts(made, [text])
    assert [root for c in claims if (root := code(made.codebook, "plover", c))] == roots


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Chad refused to meet envoys from Niger.", ["TCD"], ["NER"]),
        ("Chad demanded that Niger withdraw its troops from Mali.", ["TCD"], ["NER"]),
        ("Norway said Sudan must free the hostages.", ["NOR"], ["SDN"]),
        ("Niger was accused by Chad of harbouring rebels.", ["TCD"], ["NER"]),
        ("Chad and Niger clashed.", ["TCD", "NER"], []),
        ("Chad and Niger put off their meeting after fires in Mali.", ["TCD", "NER"], []),
        ("Chad vowed to attack Niger.", ["TCD"], ["NER"]),
        ("Emmanuel Macron and Joe Biden said they would visit Kenya.", ["FRA", "USA"], ["KEN"]),
        ("Russian police arrested Russian soldiers.", ["RUS"], ["RUS"]),
    ],
)
def test_sides(reader: Reader, text: str, source: list[str], target: list[str]) -> None:
    made = Reader(codebook_directory=Path("plover"))
    made.__dict__.update(parser=reader.parser, world=reader.world)
    [[claim]] = read_texts(made, [text])
    assert [p.iso3 for p in claim.role("source")] == source
    assert [p.iso3 for p in claim.role("target")] == target
