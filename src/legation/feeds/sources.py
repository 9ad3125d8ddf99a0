"""What a feed, a sitemap or a list of addresses names: the items to be fetched, and further lists."""

import re
import zlib
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from legation.pages.source import MAX_BYTES

_ADDRESS = re.compile(r"^https?://\S+$")
_SITEMAP = re.compile(rb"<\s*(?:\w+:)?(urlset|sitemapindex)[\s>]")


class NoList(ValueError):
    """The bytes name no items; the message says what they seem to be."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a source names: addresses of items, in its order, and of further sources (a sitemap's parts)."""

    items: tuple[str, ...]
    sources: tuple[str, ...] = ()


def named(data: bytes, base: str) -> Named:
    """What a source names, by its content: RSS or Atom, a sitemap or an index of sitemaps, a list of addresses.

    Addresses are made whole by `base`, without fragments, each once. Raises NoList for anything else.
    """
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data)
    if match := _SITEMAP.search(data[:4096]):
        return _sitemap(data, base, index=match.group(1) == b"sitemapindex")
    if b"<" in data[:512]:
        return _feed(data, base)
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines or not all(map(_ADDRESS.match, lines)):
        raise NoList("neither a feed, nor a sitemap, nor a list of addresses")
    return Named(_whole(lines, base))


def _unpacked(data: bytes) -> bytes:
    machine = zlib.decompressobj(31)
    try:
        unpacked = machine.decompress(data, MAX_BYTES)
    except zlib.error as error:
        raise NoList(f"damaged ({error})") from None
    if machine.unconsumed_tail:
        raise NoList("too large when unpacked")
    return unpacked


def _sitemap(data: bytes, base: str, *, index: bool) -> Named:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NoList(f"a sitemap that cannot be read ({error})") from None
    if tree is None:
        raise NoList("a sitemap that cannot be read")
    # the addresses of pictures and films in a sitemap have a namespace of their own and stand deeper
    entries = [e for e in tree if isinstance(e.tag, str)]
    places = [loc.text.strip() for entry in entries for loc in entry.iterfind("{*}loc") if loc.text]
    found = _whole(places, base)
    return Named((), found) if index else Named(found)


def _feed(data: bytes, base: str) -> Named:
    import feedparser

    told = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    links = [str(entry["link"]) for entry in told.entries if entry.get("link")]
    if not told.version and not links:
        raise NoList("neither a feed, nor a sitemap, nor a list of addresses")
    return Named(_whole(links, base))


def _whole(addresses: list[str], base: str) -> tuple[str, ...]:
    found = []
    for address in addresses:
        try:
            found.append(urlunsplit(urlsplit(urljoin(base, address))._replace(fragment="")))
        except ValueError:
            found.append(address)  # it gets its outcome when it is fetched
    return tuple(dict.fromkeys(found))
