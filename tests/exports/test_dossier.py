"""The dossier: each statement with its words, source, page and hash; readable by a PDF reader; no sign vanishes."""

import re
from io import BytesIO

from pypdf import PdfReader

from legation.exports.dossier import _quoted, dossier, shown
from tests.exports.conftest import Take, written


def read(data: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(BytesIO(data))
    return reader, re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_every_statement_has_words_source_page_and_hash(take: Take) -> None:
    reader, text = read(written("dossier", take("events")))
    assert reader.metadata is not None and reader.metadata.title == "Legation: dossier"
    close = text.replace(" ", "")
    for event in take("events").events():
        assert event.event_id in close
        places = take("events").register.whereabouts([claim.claim_id for claim in event.claims])
        for claim in event.claims:
            assert places[claim.claim_id].sha256 in close and claim.claim_id in close
            assert all(shown(span.text).replace(" ", "") in close for span in claim.evidence)
            assert shown(claim.attribution[0].name).replace(" ", "").replace("\u2028", "") in close
    assert "Reports differ on quantity" in text and "port officials" in text
    assert re.search(r"Follows 1: [Oo]rdered then delivered", text), "the order comes before the delivery"
    assert re.search(r" 1\. [\w -]+: Arms transfer, ordered", text) and "told by page" not in text


def test_an_affair_begins_with_its_acts_in_a_table(take: Take) -> None:
    _, text = read(written("dossier", take("events")))
    table = re.search(r"When What Who Sources(.*?) 1\. ", text)
    assert table and re.search(r"Arms transfer, ordered.*Arms transfer, delivered", table[1])


def test_words_that_are_quoted_already_get_no_second_marks() -> None:
    assert _quoted("It came.") == "“It came.”"
    assert _quoted('"It came," he said.') == '"It came," he said.'


def test_no_time_and_no_chance_number(take: Take) -> None:
    first = written("dossier", take("events"))
    assert first.startswith(b"%PDF-") and first == written("dossier", take("events"))
    assert b"2026" not in re.sub(rb"stream.*?endstream", b"", first, flags=re.DOTALL)


def test_signs_that_the_typeface_lacks_are_named() -> None:
    assert shown("Đoković, “Şanlı” – 5") == "Đoković, “Şanlı” – 5"
    assert shown("Ж") == "[U+0416]"


def test_nothing_is_a_dossier_still(take: Take) -> None:
    _, text = read(dossier(take("events"), []))
    assert "0 affairs, 0 acts" in text
