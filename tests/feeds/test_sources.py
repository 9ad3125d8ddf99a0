"""What feeds, sitemaps and lists name."""

import gzip

import pytest

from legation.feeds.sources import Named, NoList, named

BASE = "https://news.example/feed"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>N</title>
<item><title>A</title><link>https://news.example/a#top</link></item><item><link>/b</link></item>
<item><link>https://news.example/a</link></item><item><title>no link</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
<entry><title>A</title><link href="a.html"/></entry></feed>"""
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> https://news.example/a </loc>
<i:image><i:loc>https://news.example/a.jpg</i:loc></i:image></url><url><loc>https://news.example/b</loc></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/1.xml.gz</loc></sitemap></sitemapindex>"""
A, B = "https://news.example/a", "https://news.example/b"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (RSS, Named((A, B))),
        (ATOM, Named(("https://news.example/a.html",))),
        (SITEMAP, Named((A, B))),
        (gzip.compress(SITEMAP, mtime=0), Named((A, B))),
        (INDEX, Named((), ("https://news.example/1.xml.gz",))),
        (b"# mine\nhttps://news.example/a\n\nhttps://news.example/b\r\n", Named((A, B))),
    ],
    ids=["rss", "atom", "sitemap", "packed", "index", "list"],
)
def test_items_and_further_sources(data: bytes, found: Named) -> None:
    assert named(data, BASE) == found


@pytest.mark.parametrize(
    "data", [b"", b"some words", b"<html><body>no feed</body></html>", b"\x1f\x8b\x08 no", b"<urlset", bytes(50)]
)
def test_what_names_nothing_is_told(data: bytes) -> None:
    with pytest.raises(NoList):
        named(data, BASE)


def test_entities_of_a_sitemap_are_not_opened() -> None:
    bomb = b"""<!DOCTYPE u [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>https://news.example/&f;x</loc></url></urlset>"""
    assert all("root" not in item for item in named(bomb, BASE).items)
