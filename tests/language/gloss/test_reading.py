"""French stories to records, with the model of the extra `french`."""

from pathlib import Path

import pytest

from legation.language.gloss.others import can_read
from legation.model.claim import Claim
from legation.pipeline import Reader, read_outcomes

pytestmark = pytest.mark.skipif(not can_read("fr"), reason="the model of the extra “french” is not installed")


# a paragraph that tells nothing, since a line alone is too short for its language to be known
REST = "Les observateurs de la région n'en attendent pas grand-chose, et le public ne s'y est guère intéressé."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def claims_of(text: str, folder: Path, reader: Reader) -> tuple[Claim, ...]:
    page = folder / "page.txt"
    page.write_text(f"Titre de la dépêche\n\nPARIS, 14 juin 2021 (AFP) - {text}\n\n{REST}\n", encoding="utf-8")
    ((outcome, claims),) = read_outcomes([str(page)], reader=reader)
    assert outcome.status in ("read", "nothing_found")
    return claims


def told(claim: Claim) -> tuple[str, str, str, dict[str, list[str | None]]]:
    actors = {role: [party.iso3 or party.name for party in parties] for role, parties in claim.actors}
    return claim.type, claim.phase, claim.modality, actors


@pytest.mark.parametrize(
    ("french", "kind", "phase", "modality", "actors"),
    [
        (
            "La Russie a livré six hélicoptères au Mali.",
            "ARMS_TRANSFER", "delivered", "asserted", {"recipient": ["MLI"], "supplier": ["RUS"]},
        ),
        (
            "Dix véhicules blindés ont été livrés à l'armée centrafricaine par la Russie.",
            "ARMS_TRANSFER", "delivered", "asserted", {"recipient": ["CAF"], "supplier": ["RUS"]},
        ),
        (
            "La France livrera douze chars à l'Ukraine.",
            "ARMS_TRANSFER", "planned", "planned", {"recipient": ["UKR"], "supplier": ["FRA"]},
        ),
        (
            "La Pologne va livrer des missiles à l'Ukraine.",
            "ARMS_TRANSFER", "planned", "planned", {"recipient": ["UKR"], "supplier": ["POL"]},
        ),
        (
            "Le Maroc et le Ghana ont signé un accord de coopération militaire.",
            "DEFENCE_AGREEMENT", "signed", "asserted", {"party": ["MAR", "GHA"]},
        ),
        (
            "La Finlande a rejoint l'Otan, une alliance militaire.",
            "ALLIANCE_STATUS", "joined", "asserted", {"alliance": ["NATO"], "member": ["FIN"]},
        ),
        (
            "L'Estonie a expulsé l'attaché militaire de l'ambassade de Russie.",
            "PERSONNEL_POSTING", "expelled", "asserted",
            {"expelled": ["RUS"], "expeller": ["EST"], "host": ["EST"], "sender": ["RUS"]},
        ),
    ],
)  # fmt: skip
def test_sentences_to_records(
    french: str, kind: str, phase: str, modality: str, actors: dict[str, list[str]], tmp_path: Path, reader: Reader
) -> None:
    assert (kind, phase, modality, actors) in [told(claim) for claim in claims_of(french, tmp_path, reader)]


@pytest.mark.parametrize(
    "french",
    [
        "La Russie n'a pas livré de chars au Mali.",
        "Les constructeurs allemands ont livré 42 000 voitures en France.",
        "Le Canada a envoyé cinquante pompiers au Chili.",
    ],
)
def test_sentences_that_tell_no_act_done(french: str, tmp_path: Path, reader: Reader) -> None:
    assert [c for c in claims_of(french, tmp_path, reader) if c.modality == "asserted" and c.phase != "refused"] == []


def test_hearsay_of_the_conditional_is_alleged(tmp_path: Path, reader: Reader) -> None:
    (claim,) = claims_of("La France aurait livré des missiles à l'Égypte en mai.", tmp_path, reader)
    assert (claim.phase, claim.modality, claim.date.start, claim.date.end) == (
        "delivered", "alleged", "2021-05-01", "2021-05-31",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("french", "speaker"),
    [
        (
            "La Russie a livré six chars au Mali, a déclaré le ministre malien de la Défense Sadio Camara.",
            "Sadio Camara",
        ),
        ("Selon le ministère français des Armées, la Russie a livré six chars au Mali.", "French Ministry of Defence"),
        ("La Russie a livré six chars au Mali, d'après une source diplomatique.", "source diplomatique"),
    ],
)
def test_who_says_so(french: str, speaker: str, tmp_path: Path, reader: Reader) -> None:
    assert [c.attribution[0].name for c in claims_of(french, tmp_path, reader)][:1] == [speaker]


def test_a_record_quotes_the_page(tmp_path: Path, reader: Reader) -> None:
    (claim,) = claims_of("La Russie a livré jeudi dernier six hélicoptères Mi-35 au Mali.", tmp_path, reader)
    assert [span.text for span in claim.evidence] == ["La Russie a livré jeudi dernier six hélicoptères Mi-35 au Mali."]
    assert claim.item is not None
    assert (claim.item.name, claim.item.quantity, claim.item.text) == ("Mi-35", 6, "six hélicoptères Mi-35")
    assert [(party.name, party.text) for party in claim.role("recipient")] == [("Mali", "Mali")]
    assert claim.date.text == "jeudi dernier"
    assert claim.model.startswith("fr_")
