"""One address fetched from a real server that is slow, lies, or sends one in circles."""

import pytest

from legation.feeds.fetch import Bounds, fetch
from tests.feeds.site import Answer, Site, moved, packed, serving

BOUNDS = Bounds(wait=2, seconds=1, size=10_000)


@pytest.fixture
def site() -> "Site":  # type: ignore[misc]
    with serving() as made:
        yield made


def get(site: Site, path: str, *, private: bool = True) -> tuple[int, bytes, str, bool]:
    made = fetch(site.base + path, private=private, bounds=BOUNDS)
    return made.status, made.body, made.why, made.again


def test_a_page_comes_with_its_character_set(site: Site) -> None:
    url = site.put("/a", Answer("México".encode("latin-1"), headers=(("Content-Type", 'text/html; charset="latin1"'),)))
    made = fetch(url, private=True, bounds=BOUNDS)
    assert (made.status, made.body, made.charset) == (200, b"M\xe9xico", "latin1")


def test_coded_pages_are_undone_and_redirects_followed(site: Site) -> None:
    site.put("/packed", packed(b"words"))
    site.put("/old", moved("/packed#part"))
    made = fetch(site.base + "/old", private=True, bounds=BOUNDS)
    assert (made.body, made.url) == (b"words", site.base + "/packed")


@pytest.mark.parametrize(
    ("path", "answer", "why", "again"),
    [
        ("/cut", Answer(b"half", length=90), "no whole answer", True),
        ("/slow", Answer(b"x" * 60, slow=0.05), "no answer in time", True),
        ("/round", moved("/round"), "redirects in a circle", False),
        ("/file", moved("file:///etc/passwd"), "only http and https", False),
        ("/large", Answer(b"x" * 20_000), "larger than the limit", False),
        ("/bomb", packed(bytes(1_000_000)), "larger than the limit", False),
        ("/broken", Answer(b"\x1f\x8b no", headers=(("Content-Encoding", "gzip"),)), "damaged", False),
        ("/gone", Answer(b"", 410), "the server answered 410", False),
        ("/busy", Answer(b"", 503, (("Retry-After", "7"),)), "the server answered 503", True),
    ],
)
def test_what_goes_wrong_is_told(site: Site, path: str, answer: Answer, why: str, again: bool) -> None:
    site.put(path, answer)
    _, body, told, later = get(site, path)
    assert (body, later) == (b"", again)
    assert why in told


def test_a_server_may_ask_for_time(site: Site) -> None:
    assert fetch(site.put("/busy", Answer(b"", 503, (("Retry-After", "7"),))), private=True, bounds=BOUNDS).after == 7


def test_too_many_redirects_end(site: Site) -> None:
    for n in range(9):
        site.put(f"/{n}", moved(f"/{n + 1}"))
    assert "more than 5 redirects" in get(site, "/0")[2]
    assert site.times().total() == 6


def test_private_addresses_are_not_called_unless_allowed(site: Site) -> None:
    site.put("/a", b"secret")
    assert "private network" in get(site, "/a", private=False)[2]
    assert not site.asked


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "only http and https"),
        ("http://[::1/", "no address"),
        ("http://a.example:99999/", "no address"),
        ("http://169.254.169.254/latest", "private network"),
        ("http://[::ffff:127.0.0.1]/", "private network"),
        ("http://2130706433/", "private network"),
        ("http://nowhere.invalid/", "is not known"),
    ],
)
def test_what_is_no_public_address_is_refused(url: str, why: str) -> None:
    assert why in fetch(url, private=False, bounds=BOUNDS).why


def test_nobody_listening_may_be_tried_again() -> None:
    with serving() as site:
        url = site.base
    assert fetch(url, private=True, bounds=BOUNDS).again
