"""Attacks on the real server, over real sockets: each is refused with a clear word, and nothing comes of it."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from lxml import html as parser  # type: ignore[import-untyped]

from legation.register.store import Register
from legation.web.app import make_app
from legation.web.security import MOST_BYTES
from tests.web.conftest import ATTACK, Opened


@pytest.fixture
def served(opened: Opened) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(opened.room), port=0, log_level="error", proxy_headers=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def raw(served: str, request: bytes) -> bytes:
    """Send bytes that no client would, and give the beginning of the answer."""
    parts = urlsplit(served)
    with socket.create_connection((parts.hostname or "", parts.port or 0), 20) as connection:
        with suppress(ConnectionError):
            connection.sendall(request)
        answer = b""
        # a server that has enough of a request may end the line at once
        with suppress(ConnectionResetError):
            while part := connection.recv(65_536):
                answer += part
        return answer


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../../../../etc/passwd", "/static/..%2f..%2f..%2fetc%2fpasswd", "/static/%2e%2e/room.py"),
        *("/pages/..%2f..%2fetc%2fpasswd", "/pages/../../etc/passwd/original", "/pages/%00", "/../../etc/passwd"),
        *("/pages/%2e%2e%2f%2e%2e%2fetc%2fpasswd/original", "/feeds/..%2f..%2fetc%2fpasswd.atom", "//etc/passwd"),
        *("/events/..%2f..%2fetc%2fpasswd", "/watches/..%2f..%2fetc", "/static/room.css%00.html"),
    ],
)
def test_no_path_leads_out(served: str, path: str) -> None:
    answer = raw(served, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    assert answer.split(b" ", 2)[1] in (b"404", b"400", b"303", b"307"), answer[:200]
    assert b"root:" not in answer and b"import " not in answer


def form(served: str, client: httpx.Client) -> str:
    return str(parser.fromstring(client.get(f"{served}/accounts").text).xpath("//input[@name='token']/@value")[0])


def test_what_is_too_long_is_refused_before_all_of_it_is_read(served: str, opened: Opened) -> None:
    with httpx.Client() as client:
        token = form(served, client)
        answer = client.post(f"{served}/decide", data={"token": token, "why": "x" * (MOST_BYTES + 1)})
        assert answer.status_code == 413 and f"{MOST_BYTES} bytes" in answer.text

        sent = [0]

        def endless() -> Iterator[bytes]:
            while sent[0] < 200:
                sent[0] += 1
                yield b"x" * 65_536

        kind = {"content-type": "application/x-www-form-urlencoded"}
        try:
            answer = client.post(f"{served}/decide", content=endless(), headers=kind)
            assert answer.status_code == 413
        except httpx.TransportError:
            # the server closed the line while more was sent
            assert sent[0] < 200
        many = "&".join(f"a{n}=1" for n in range(1000))
        assert client.post(f"{served}/decide", content=many, headers=kind).status_code == 400
    with Register(opened.place) as register:
        assert not list(register.decisions())


def test_a_bomb_is_not_unpacked(served: str) -> None:
    bomb = gzip.compress(b"why=" + b"x" * 50_000_000)
    kind = {"content-type": "application/x-www-form-urlencoded", "content-encoding": "gzip"}
    answer = httpx.post(f"{served}/decide", content=bomb, headers=kind)
    assert answer.status_code == 415 and "packed" in answer.text


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "application/json", "text/plain", "application/zip"]
)
def test_files_are_not_taken(served: str, kind: str) -> None:
    answer = httpx.post(f"{served}/decide", content=b"PK\x03\x04", headers={"content-type": kind})
    assert answer.status_code == 415 and "only a form" in answer.text


def test_a_header_that_never_ends_and_a_request_that_is_none(served: str) -> None:
    long = raw(served, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n")
    assert long == b"" or long.split(b" ", 2)[1] in (b"400", b"431")
    assert b" 400 " in raw(served, b"HELLO\r\n\r\n")[:40]
    assert httpx.get(f"{served}/events").status_code == 200


def test_what_is_stored_stays_words_everywhere(served: str, opened: Opened) -> None:
    claim = opened.claims[3].claim_id
    with httpx.Client() as client:
        token = form(served, client)
        for address, fields in (
            ("/decide", {"verdict": "note", "claim": claim, "why": ATTACK}),
            ("/notes", {"kind": "claim", "about": claim, "name": "Vera", "email": "v@example.org", "text": ATTACK}),
        ):
            assert client.post(f"{served}{address}", data={"token": token, **fields}).status_code == 303
        for address in ("/decisions", f"/claims/{claim}", f"/claims/{claim}/notes", "/notes", "/watches/serbia"):
            answer = client.get(served + address)
            tree = parser.fromstring(answer.text)
            assert (
                not [one for one in tree.iter("script") if one.text]
                and "unsafe" not in answer.headers["content-security-policy"]
            )
            assert not [
                name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib if name[:2] == "on"
            ]
        for line in client.get(f"{served}/claims.csv").text.splitlines():
            assert not [cell for cell in line.split(",") if cell.strip('"')[:1] in ("=", "+", "@")], line


@pytest.mark.parametrize(
    "hook",
    ["http://127.0.0.1:1/", "http://[::1]/", "http://169.254.169.254/latest/", "file:///etc/passwd", "gopher://x/"],
)
def test_no_address_that_somebody_writes_is_ever_asked_by_the_server(served: str, opened: Opened, hook: str) -> None:
    with httpx.Client() as client:
        fields = {"token": form(served, client), "name": "inside", "filters": "state=SRB", "hook": hook}
        assert client.post(f"{served}/watches", data=fields).status_code in (303, 422)
        assert client.get(f"{served}/watches/serbia").status_code == 200
    with Register(opened.place) as register:
        assert not list(register.database.execute("SELECT * FROM deliveries"))
