"""The static site: one set of files, links that lead somewhere, nothing from elsewhere, a search that finds."""

import zipfile
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from legation.exports import site
from tests.exports.conftest import FORMULA, Take, written


@pytest.fixture
def files(take: Take) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(written("site", take("events")))) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {site.FIXED}
        return {one.removeprefix("site/"): archive.read(one) for one in archive.namelist()}


def test_every_link_leads_to_a_file(files: dict[str, bytes]) -> None:
    seen = 0
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        tree = parser.fromstring(data.decode())
        for link in tree.xpath("//@href | //@src"):
            target, _, anchor = link.partition("#")
            if link.startswith(("https://news.example/", "#")):
                continue
            path = normpath(join(dirname(name), target))
            assert path in files, (name, link)
            seen += 1
            if anchor and path != name:
                assert f'id="{anchor}"' in files[path].decode(), (name, link)
    assert seen >= 40


def test_every_event_and_every_page_behind_it_is_there(files: dict[str, bytes], take: Take) -> None:
    events = list(take("events").events())
    assert {name for name in files if name.startswith("events/")} == {f"events/{one.event_id}.html" for one in events}
    assert len([name for name in files if name.startswith("pages/")]) == 7
    for one in events:
        text = parser.fromstring(files[f"events/{one.event_id}.html"].decode()).text_content()
        assert all(span.text in text for claim in one.claims for span in claim.evidence)


def test_nothing_is_loaded_from_elsewhere_and_nothing_stored_runs(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        tree = parser.fromstring(data.decode())
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy
        if not name.startswith("pages/"):
            assert not tree.xpath("//script[not(@src)] | //style | //@style")
            assert set(tree.xpath("//script/@src")) <= {"records.js", "search.js"}
        assert not [link for link in tree.xpath("//a/@href") if link.startswith("javascript:")]
    records = files["records.js"].decode()
    assert "<" not in records and "\u2028" not in records, "no script and no odd line end in the data"


def test_sheets_hold_all(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "SHEET", 4)
    files = dict(site.files(take("events")))
    assert {"events-1.html", "events-2.html"} <= set(files) and "events-3.html" not in files
    links = [
        link
        for name in ("events-1.html", "events-2.html")
        for link in parser.fromstring(files[name].decode()).xpath("//ol//a/@href")
    ]
    assert len(links) == len(set(links)) == 6


def test_the_search_finds_in_a_browser_from_a_folder(files: dict[str, bytes], tmp_path: Path, browser: Any) -> None:
    for name, data in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    page = browser.new_page(viewport={"width": 390, "height": 800})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append("a dialog"))
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.fill("#words", "bangui russia")
    assert page.text_content("#count") == "1 found"
    page.fill("#words", "đokovic hyperlink")
    assert page.text_content("#count") == "1 found", "accents do not matter"
    page.click("#found a")
    assert "Inspection completed" in page.text_content("h1")
    assert FORMULA.split()[0] in page.content().replace("&quot;", '"')
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("text=the page with its evidence marked")
    assert faults == []
