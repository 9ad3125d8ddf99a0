"""Taking away over the room's addresses: every format with the filters of the view, and what is left out told."""

import json
import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader

from legation.exports.annotations import of_page
from legation.exports.formats import FORMATS
from legation.exports.taken import Taken
from legation.register.store import Register
from legation.views.filters import selection
from legation.web.take import addresses
from tests.factories import sha_of
from tests.web.conftest import Opened


@pytest.mark.parametrize(("address", "form", "what"), list(addresses()), ids=lambda one: str(getattr(one, "name", one)))
def test_a_file_is_what_the_exporter_makes_of_the_filters(
    opened: Opened, address: str, form: object, what: str
) -> None:
    answer = opened.reader.get(f"{address}?state=RUS")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="legation-{address[1:]}"'
    assert answer.headers["content-type"] == form.media
    with Register(opened.place) as register:
        taken = Taken(register, opened.room.codebook, what, selection({"state": "RUS"}), "state=RUS", opened.room.tool)
        assert answer.content == b"".join(form.pieces(taken))
        assert answer.headers.get("legation-left-out") == (str(taken.left.total()) if taken.left else None)


def test_every_format_is_offered_where_a_list_is_shown(opened: Opened) -> None:
    links = opened.tree("/events?state=RUS").xpath("//div[@class='take']//a/@href")
    wanted = {f"/events.{form.suffix}?state=RUS" for form in FORMATS if "events" in form.whats}
    assert wanted <= set(links)
    assert all(opened.reader.get(link).status_code == 200 for link in links)


def test_a_filter_that_is_not_understood_is_no_file(opened: Opened) -> None:
    assert opened.reader.get("/events.gexf?state=Narnia").status_code == 400


def test_the_affair_of_an_event_is_a_dossier(opened: Opened) -> None:
    event = opened.reader.get("/events.json?phase=delivered").json()["events"][0]["event_id"]
    (link,) = opened.tree(f"/events/{event}").xpath("//a[contains(@href, 'dossier.pdf')]/@href")
    answer = opened.reader.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert event in text and "port officials" in text
    assert opened.reader.get("/events/ffffffff/dossier.pdf").status_code == 404


def test_a_page_is_a_collection_of_annotations(opened: Opened) -> None:
    answer = opened.reader.get(f"/pages/{sha_of('a.txt')}/annotations.json")
    assert answer.headers["content-type"].startswith("application/ld+json")
    with Register(opened.place) as register:
        page, (claim, _) = register.page(sha_of("a.txt")), register.claim(opened.claims[0].claim_id)
    assert answer.json() == json.loads(json.dumps(of_page(page, [claim], opened.room.roles)))


def test_the_dictionary_is_there_for_people_and_programs(opened: Opened) -> None:
    assert opened.reader.get("/dictionary.md").text.startswith("# Data dictionary")
    assert {one["name"] for one in opened.reader.get("/dictionary.json").json()["tables"]} >= {"events", "claims"}


def test_the_site_comes_as_one_archive(opened: Opened) -> None:
    with zipfile.ZipFile(BytesIO(opened.reader.get("/events.site.zip").content)) as archive:
        assert "site/index.html" in archive.namelist()
