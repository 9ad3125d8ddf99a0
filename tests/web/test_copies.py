"""A reading copy keeps words and structure, and nothing that runs, loads or hides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser  # type: ignore[import-untyped]

from legation.web.copies import KEPT, cleaned


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p onclick='x()' style='color:red' class=a>Ten <b id=q>BRDM-2</b></p>", "<p>Ten <b>BRDM-2</b></p>"),
        ("<h1>Title</h1><h6>low</h6>", "<h2>Title</h2><h6>low</h6>"),
        ("<a href='https://news.example/a?b=1&c=2' target=x>a</a>", 'href="https://news.example/a?b=1&amp;c=2" rel='),
        ("<p><a href='javascript:alert(1)'>click</a></p>", "<p> click </p>"),
        ("<p><a href=' jAvAsCrIpT:alert(1)'>click</a></p>", "<p> click </p>"),
        ("<p><a href='data:text/html,x'>click</a></p>", "<p> click </p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<p>a<style>*{}</style>b<noscript>n</noscript></p>", "<p>ab</p>"),
        ("<p><img src='http://evil.example/x.png' alt='Two tanks'></p>", "<p>[picture: Two tanks]</p>"),
        ("<p>a<img src=x onerror=alert(1)>b</p>", "<p>ab</p>"),
        ("<p>a<svg><script>alert(1)</script><text>t</text></svg>b</p>", "<p>ab</p>"),
        ("<p>a<iframe src=//evil.example></iframe><form><input></form></p>b", "b"),
        ("<p>1 &lt; 2 &amp; {{7*7}}</p>", "<p>1 &lt; 2 &amp; {{7*7}}</p>"),
        ("<table><tr><td background=x>10</td></tr></table>", "<td>10</td>"),
        ("<p>a<!-- no --><?php no ?>b</p>", "<p>ab</p>"),
    ],
)
def test_what_is_kept(given: str, kept: str) -> None:
    assert kept in cleaned(f"<html><body>{given}</body></html>".encode())


def test_bytes_are_read_as_the_page_says() -> None:
    assert "Željava" in cleaned("<p>Željava</p>".encode("cp1250"), "cp1250")
    assert "Željava" in cleaned("<p>Željava</p>".encode(), "utf-8")
    assert cleaned(b"") == "" and cleaned(b"", "no-such-encoding") == ""


def test_depth_is_bounded() -> None:
    deep = cleaned(b"<div>" * 2000 + b"bottom" + b"</div>" * 2000)
    assert deep.count("<") == 0


PIECES = """
<script>;</p>;<img src=x onerror=alert(1)>;<a href=javascript:x>;<!--;-->;<svg/onload=x>;";';<style>;<p>;<b>;<table>;
word;&lt;script&gt;;<![CDATA[;<math>;<template>;\0;</style>
"""
ATTACK = st.sampled_from(PIECES.replace("\n", "").split(";"))


@given(st.lists(ATTACK, max_size=14))
def test_whatever_comes_only_plain_elements_go(parts: list[str]) -> None:
    tree = parser.fragment_fromstring(str(cleaned("".join(parts).encode(), "utf-8")), create_parent="div")
    for element in tree.iterdescendants():
        assert element.tag in {*KEPT, "a"}
        assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
        assert element.get("href", "https://").startswith(("https://", "http://"))
