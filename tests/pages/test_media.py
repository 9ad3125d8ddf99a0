"""Each medium read as a whole small page, and what cannot be read refused with a plain reason."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from legation.pages.media import NotText, decode, text_medium
from tests.pages.helpers import blocks, outcome, page

LEAD = "Serbia has received six Mi-35 helicopters from Russia, its defence ministry said on Tuesday in Belgrade."
MORE = "President Petar Simic said that the aircraft, bought last spring, would be based at Ladjevci."
HTML = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Serbia Takes Six Helicopters | The Example</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2020-10-24T10:00:00Z">
<link rel="canonical" href="https://example.org/2020/10/24/serbia"></head><body>
<nav><a href="/">Home</a><a href="/w">World</a></nav>
<article><h1>Serbia Takes Six Helicopters</h1><p class="by">By Jane Doe</p>
<p>BELGRADE, Oct 24 (Tanjug) – {LEAD}</p><h2>Crews trained abroad</h2><p>{MORE}</p>
<figure><img src="a.jpg"><figcaption>A Mi-35 at Ladjevci airfield in October.</figcaption></figure>
<p>Share on Facebook Tweet</p></article>
<section id="comments"><h3>Leave a comment</h3><p>Your email address will not be published.</p></section>
<footer>© 2020 The Example</footer></body></html>"""


def pdf(text: list[list[str]]) -> bytes:
    """Return a small PDF file with one text line after another on each page."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(text)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(text)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for index, lines in enumerate(text):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 50 780 Td {shown}ET".encode("latin-1")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


LINES = [
    "Serbia Takes Six Helicopters",
    "Serbia has received six Mi-35 helicopters from Russia, its defence mini-",
    "stry said on Tuesday in a statement that was sent to all newspapers of the",
    "country and to its neighbours.",
]


def test_html() -> None:
    read = page(HTML, "page.html")
    (story,) = read.stories
    assert (read.media, read.encoding, read.url, read.site) == (
        "html",
        "utf-8",
        "https://example.org/2020/10/24/serbia",
        "The Example",
    )
    assert blocks(story) == [
        ("title", "Serbia Takes Six Helicopters"),
        ("byline", "By Jane Doe"),
        ("dateline", "BELGRADE, Oct 24 (Tanjug) –"),
        ("paragraph", LEAD),
        ("subhead", "Crews trained abroad"),
        ("paragraph", MORE),
        ("caption", "A Mi-35 at Ladjevci airfield in October."),
    ]
    assert (story.published, story.published_basis, story.byline) == ("2020-10-24", "dateline", "Jane Doe")


@pytest.mark.parametrize("logo", ["<h1></h1>", "<h1><img src='a.png' alt=''></h1>", ""])
def test_a_heading_without_words_costs_a_page_nothing(logo: str) -> None:
    story = "Serbia delivered six helicopters to Chad on Monday, the defence ministry in Belgrade said. " * 3
    text = f"<title>Serbia arms Chad | OC Media</title>{logo}<h1>Serbia arms Chad</h1><p>{story}</p>"
    read = page(text, "page.html")
    assert [(found.title, read.site) for found in read.stories] == [("Serbia arms Chad", "OC Media")]


def test_html_with_two_articles_has_two_stories() -> None:
    one = "<article><h2>{0}</h2>{1}</article>"
    serbia = "".join(f"<p>{LEAD} {MORE}</p>" for _ in range(2))
    chad = (
        "<p>NDJAMENA (AFP) - Chad has asked France to withdraw its garrison, the foreign minister said on Friday.</p>"
        "<p>About 1,000 French soldiers serve in the country, the last of a presence that once spanned the whole of the"
        " Sahel. The minister, Ali Haroun, said that the accord with Paris had run its course after sixty years.</p>"
        "<p>Paris has not replied. Haroun said that he hoped for good relations and for trade, and for more.</p>"
    )
    body = one.format("Serbia Takes Six Helicopters", serbia) + one.format("Chad Asks French Troops to Leave", chad)
    read = page(f"<!DOCTYPE html><html><body><main>{body}</main></body></html>", "page.html")
    assert [story.title for story in read.stories] == [
        "Serbia Takes Six Helicopters",
        "Chad Asks French Troops to Leave",
    ]


def test_metadata_that_the_body_contradicts_is_refused() -> None:
    (story,) = page(
        HTML.replace(LEAD, f"{LEAD} The base was opened on 3 June 2024.").replace("BELGRADE, Oct 24 (Tanjug) – ", "")
    ).stories
    assert story.published is None
    assert all(not one.accepted for one in story.dating)


def test_markdown() -> None:
    text = (
        f"---\ntitle: Serbia Takes Six Helicopters\ndate: 2020-10-24\n---\n\n# Serbia Takes *Six* Helicopters\n\n"
        f"Serbia has **received** six [Mi-35](https://example.org/mi35) helicopters,"
        " its ministry said_twice on Tuesday.\n\n"
        f"## Crews trained abroad\n\n{MORE}\n\n![A Mi-35 at Ladjevci airfield](a.jpg)\n\n"
        "- one item of a list that says more\n"
    )
    read = page(text, "page.md")
    assert blocks(read.stories[0]) == [
        ("title", "Serbia Takes Six Helicopters"),
        ("paragraph", "Serbia has received six Mi-35 helicopters, its ministry said_twice on Tuesday."),
        ("subhead", "Crews trained abroad"),
        ("paragraph", MORE),
        ("paragraph", "one item of a list that says more"),
        ("caption", "A Mi-35 at Ladjevci airfield"),
    ]
    assert (read.media, read.stories[0].published_basis) == ("markdown", "metadata")


@pytest.mark.parametrize(("plain", "expected"), [(f"{LEAD}\n\n{MORE}\n", "email"), ("", "email")])
def test_mail_is_read_as_text_or_else_as_html(plain: str, expected: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "desk@example.org", "Fwd: Serbia Takes Six Helicopters"
    message["Date"] = "Sat, 24 Oct 2020 10:00:00 +0000"
    message.set_content(plain)
    message.add_alternative(f"<html><body><p>{LEAD}</p><p>{MORE}</p></body></html>", subtype="html")
    read = page(message.as_bytes(), "page.eml")
    assert read.media == expected
    (story,) = read.stories
    assert (story.title, story.published, story.published_basis) == (
        "Serbia Takes Six Helicopters",
        "2020-10-24",
        "metadata",
    )
    assert LEAD in story.text


def test_mail_without_text_is_refused() -> None:
    read = outcome("From: a@example.org\nSubject: Hello\nContent-Type: image/png\n\nx\n", "page.eml")
    assert (read.status, read.reason) == ("refused", "page.eml: this message has no text")


def test_mail_nested_beyond_reason_is_refused() -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000))
    read = outcome(f"From: a@example.org\nSubject: Hello\n{parts}\n{LEAD}", "page.eml")
    assert read.status in ("refused", "nothing_found", "read")


def test_pdf_words_divided_at_line_ends_are_made_whole() -> None:
    read = page(pdf([LINES]), "page.pdf")
    assert read.media == "pdf"
    assert (
        "its defence ministry said on Tuesday in a statement that was sent to all newspapers of the country"
        in read.stories[0].text
    )


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out() -> None:
    pages = [[f"The Example Gazette, page {number}", *LINES[1:], str(number)] for number in (1, 2, 3)]
    read = page(pdf(pages), "page.pdf")
    assert "Gazette" not in read.stories[0].text


def test_pdf_page_limit_is_noted() -> None:
    from legation.pages.inputs import read_input
    from legation.pages.source import Input, Limits

    read = read_input(Input("page.pdf", data=pdf([LINES, LINES, LINES])), limits=Limits(pdf_pages=1))
    assert read.page is not None
    assert read.page.notes == ("only the first 1 of 3 pages were read",)


def _zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("page.txt", LEAD)
    return held.getvalue()


def _locked() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LINES]))))
    writer.encrypt("secret", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "status", "words"),
    [
        ("a.txt", b"", "nothing_found", "empty"),
        ("a.txt", b" \n\t\n", "nothing_found", "empty"),
        ("a.txt", b"\0\0\0\0", "nothing_found", "empty"),
        ("a.txt", bytes(range(256)) * 40, "refused", "binary"),
        ("a.html", _zip(), "refused", "ZIP archive"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "refused", "PNG image"),
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "refused", "office document"),
        ("a.txt", b"word " * 4_000_001, "refused", "limit of 20 MB"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <<", "refused", "damaged"),
        ("a.pdf", pdf([LINES])[:300], "refused", "damaged"),
        ("a.pdf", _locked(), "refused", "encrypted"),
        ("a.pdf", pdf([[]]), "refused", "no text"),
        ("a.html", "<html><body><p>Share on Facebook Tweet</p></body></html>", "nothing_found", "no story"),
        ("a.txt", "Leave a Reply\n\nYour email address will not be published.\n", "nothing_found", "no story"),
    ],
)
def test_what_cannot_be_read_says_why_and_names_the_input(
    name: str, data: bytes | str, status: str, words: str
) -> None:
    read = outcome(data, name)
    assert read.status == status
    assert read.reason.startswith(f"{name}: ")
    assert words in read.reason


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 5000 + LEAD + "</div>" * 5000,
        f"<html><body><p>{LEAD}<p>{MORE}<table><tr><td><div></p></body>",
        f"<html><body><p>{LEAD}\0</p><b><i><p>{MORE}</b></i>",
        f"<?xml version='1.0' encoding='utf-16'?><html><body><p>{LEAD}</p></body></html>",
        f"<html><head><script type='application/ld+json'>{{broken</script></head><body><p>{LEAD}</p></body></html>",
    ],
)
def test_broken_and_deep_mark_up_is_still_read(text: str) -> None:
    assert LEAD in page(text, "page.html").stories[0].text


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        ("Đoković “said”".encode(), None, "Đoković “said”", "utf-8"),
        ("Đoković".encode("utf-8-sig"), None, "Đoković", "utf-8-sig"),
        ("Đoković said".encode("utf-16"), None, "Đoković said", "utf-16"),
        ("the office opened today".encode("utf-16-le"), None, "the office opened today", "utf-16-le"),
        ("“said”".encode("cp1252"), "iso-8859-1", "“said”", "cp1252"),
        ("Đoković".encode("cp1250"), "windows-1250", "Đoković", "cp1250"),
        ("Đoković".encode(), "iso-8859-1", "Đoković", "utf-8"),
        ("Đoković".encode(), "no-such-code", "Đoković", "utf-8"),
        (
            b'<meta charset="windows-1251">' + "Москва".encode("cp1251"),
            None,
            '<meta charset="windows-1251">Москва',
            "cp1251",
        ),
        (
            "Đoković said so. ".encode() * 20 + "“yes”".encode("cp1252"),
            None,
            "Đoković said so. " * 20 + "“yes”",
            "utf-8 with cp1252",
        ),
    ],
)
def test_encodings(data: bytes, declared: str | None, text: str, encoding: str) -> None:
    assert decode(data, declared) == (text, encoding)


def test_control_characters_are_no_text() -> None:
    with pytest.raises(NotText):
        decode(b"\1\2\3\4 some words")


@pytest.mark.parametrize(
    ("text", "name", "medium"),
    [
        ("<!doctype html><p>x", "page.txt", "html"),
        ("just words", "page.html", "text"),
        ("# Title\n\n[a](https://example.org)", "page.txt", "markdown"),
        ("words only", "page.md", "markdown"),
        ("From: a@example.org\nSubject: x\n\nwords", "page.txt", "email"),
        ("Question: what?\nAnswer: this.\n\nwords", "page.txt", "text"),
        ("A < B and C > D", "page.txt", "text"),
    ],
)
def test_the_content_decides_before_the_name(text: str, name: str, medium: str) -> None:
    assert text_medium(text, name) == medium
