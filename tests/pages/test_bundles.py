"""Files that hold many pages: what becomes of each record, whole, damaged or cut."""

import gzip
import json
import mailbox
import zipfile
from datetime import date
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import brotli
import pyarrow as pa
import pytest
from pyarrow import parquet

from legation.pages.bundles.coding import BadCoding, TooLarge, decoded
from legation.pages.inputs import expand, read_input

zipped = partial(gzip.compress, mtime=0)
HTML = b"<html><body><article><p>Serbia has bought ten tanks from Russia.</p></article></body></html>"


def record(kind: str, url: str, body: bytes, head: str | None = None) -> bytes:
    """One WARC record; `head` are the lines of the server's answer."""
    medium = "application/http; msgtype=response" if head is not None else "text/plain"
    block = (head.replace("\n", "\r\n") + "\r\n\r\n").encode() + body if head is not None else body
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2020-10-24T10:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(url):012d}>",
        f"Content-Type: {medium}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


LATIN = "HTTP/1.1 200 OK\nContent-Type: text/plain; charset=latin1"
OK = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8"
RECORDS = (
    record("warcinfo", "urn:x", b"software: a crawler"),
    record("response", "https://news.example/a", HTML, OK),
    record("request", "https://news.example/a", b"GET / HTTP/1.1"),
    record("response", "https://news.example/b", zipped(HTML), f"{OK}\nContent-Encoding: gzip"),
    record("response", "https://news.example/gone", b"no", "HTTP/1.1 404 Not Found\nContent-Type: text/html"),
    record("response", "https://news.example/c.jpg", b"\xff\xd8\xff", "HTTP/1.1 200 OK\nContent-Type: image/jpeg"),
    record("response", "https://news.example/d", b"M\xe9xico", LATIN),
    record("conversion", "https://news.example/e", b"Mali expelled an envoy."),
)
WANTED = [("a", "read"), ("b", "read"), ("gone", "refused"), ("d", "read"), ("e", "read")]


def outcomes(path: Path) -> list[tuple[str, str]]:
    """The last part of each record's address and what became of it."""
    return [((item.url or item.path).rsplit("/", 1)[-1], read_input(item).status) for item in expand([str(path)])]


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz", "news.wacz"])
def test_each_answer_of_a_web_archive_is_an_input(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    members = b"".join(map(zipped, RECORDS))
    if name.endswith(".wacz"):
        with zipfile.ZipFile(path, "w") as whole:
            whole.writestr("archive/data.warc.gz", members)
            whole.writestr("datapackage.json", "{}")
    else:
        path.write_bytes(members if name.endswith(".gz") else b"".join(RECORDS))
    assert outcomes(path) == WANTED


def test_a_record_keeps_its_address_its_place_and_its_character_set(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(b"".join(RECORDS))
    items = list(expand([str(path)]))
    assert items[0].path == f"{path}#{len(RECORDS[0])}"
    page = read_input(items[3]).page
    assert page is not None
    assert (page.url, page.stories[0].text) == ("https://news.example/d", "México")


def test_damage_costs_the_damaged_record_alone(tmp_path: Path) -> None:
    members = [zipped(one) for one in RECORDS]
    members[3] = members[3][:40] + bytes(20) + members[3][60:]
    path = tmp_path / "news.warc.gz"
    path.write_bytes(b"".join(members))
    items = list(expand([str(path)]))
    assert [i.url for i in items] == [f"https://news.example/{x}" if x else None for x in ("a", "", "gone", "d", "e")]
    assert "damaged after byte" in str(items[1].error)


def test_a_web_archive_cut_short_gives_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(b"".join(RECORDS)[:-12])
    items = list(expand([str(path)]))
    assert [i.error is None for i in items] == [True, True, False, True, False]
    assert "cut short" in str(items[-1].error)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.warc", b"no archive\n" * 20, "damaged after byte 0"),
        ("a.warc.gz", zipped(b"no archive\n" * 20), "damaged after byte 0"),
        ("a.warc", b"", "no record of a web archive"),
        ("a.wacz", b"PK no", "not a WACZ file"),
        ("a.parquet", b"PAR1 no", "not a Parquet file"),
        ("a.mbox", b"hello", "not a mailbox"),
        ("a.jsonl.gz", b"\x1f\x8b\x08 no", "damaged or cut short"),
        ("a.jsonl.gz", zipped(b"no row\n")[:10] + b"\xff" * 20, "damaged or cut short"),
        ("a.jsonl", b'{"words": "none"}\n', "no JSON object with words"),
    ],
)
def test_what_is_no_such_file_is_told(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    (item,) = expand([str(tmp_path / name)])
    assert why in read_input(item).reason


ROWS = [
    {
        "title": "Serbia buys tanks",
        "text": "Serbia has bought ten tanks.",
        "url": "https://a.example/1",
        "date": "2020-10-24",
    },
    {"html": HTML.decode(), "published": "2021-02-03 10:00:00"},
]


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.ndjson"])
def test_each_line_of_a_list_of_texts_is_an_input(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = "\n\n".join(json.dumps(row) for row in ROWS).encode() + b"\n{broken\n"
    path.write_bytes(zipped(text) if name.endswith(".gz") else text)
    read = [read_input(item) for item in expand([str(path)])]
    assert [one.status for one in read] == ["read", "read", "refused"]
    first, second = read[0].page, read[1].page
    assert first is not None
    assert second is not None
    assert (first.url, first.stories[0].title, first.stories[0].published) == (
        "https://a.example/1",
        "Serbia buys tanks",
        "2020-10-24",
    )
    assert (second.media, second.stories[0].published) == ("html", "2021-02-03")
    assert read[0].path == f"{path}#1"


def test_each_row_of_a_parquet_file_is_an_input(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    days = [date(2020, 10, 24), None, date(2021, 1, 1)]
    table = pa.table({"text": ["Serbia has bought ten tanks.", None, "Mali expelled an envoy."], "published": days})
    parquet.write_table(table, path)
    read = [read_input(item) for item in expand([str(path)])]
    assert [one.status for one in read] == ["read", "refused", "read"]
    assert [one.page.stories[0].published for one in read if one.page] == ["2020-10-24", "2021-01-01"]


def test_a_parquet_file_without_texts_names_its_columns(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"x": [1]}), tmp_path / "no.parquet")
    (item,) = expand([str(tmp_path / "no.parquet")])
    assert "there are: x" in str(item.error)


def test_each_message_of_a_mailbox_is_an_input(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox"
    box = mailbox.mbox(path)
    for subject in ("Serbia buys tanks", "Mali expels an envoy"):
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "a@news.example", "b@news.example", subject
        message["Date"] = "Sat, 24 Oct 2020 10:00:00 +0000"
        message.set_content("Serbia has bought ten tanks.")
        box.add(message)
    box.flush()
    read = [read_input(item).page for item in expand([str(path)])]
    assert [one.stories[0].title for one in read if one] == ["Serbia buys tanks", "Mali expels an envoy"]
    assert [one.media for one in read if one] == ["email", "email"]


def test_what_a_browser_saves_beside_a_page_is_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "Tanks.html").write_bytes(HTML)
    for folder in ("Tanks_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "style.css").write_text("p { color: red }")
    names = [Path(item.path).relative_to(tmp_path).as_posix() for item in expand([str(tmp_path)])]
    assert names == ["Tanks.html", "other_files/style.css"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (HTML, {}),
        (zipped(HTML), {"content-encoding": "gzip"}),
        (HTML, {"content-encoding": "gzip"}),  # undone by whoever archived it
        (brotli.compress(HTML), {"content-encoding": "br"}),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(HTML), HTML), {"transfer-encoding": "chunked"}),
        (HTML, {"transfer-encoding": "chunked"}),
    ],
)
def test_the_coding_around_a_page_is_undone(body: bytes, headers: dict[str, str]) -> None:
    assert decoded(body, headers, 10_000) == HTML


def test_a_page_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(TooLarge):
        decoded(zipped(bytes(1_000_000)), {"content-encoding": "gzip"}, 10_000)
    with pytest.raises(TooLarge):
        decoded(brotli.compress(bytes(1_000_000)), {"content-encoding": "br"}, 10_000)


def test_a_page_cut_short_in_its_coding_is_refused() -> None:
    with pytest.raises(BadCoding):
        decoded(zipped(HTML)[:30], {"content-encoding": "gzip"}, 10_000)
