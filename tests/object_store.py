"""A small store of objects that speaks as much of S3 as pyarrow needs to list, read, write and move files."""

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

BUCKET = "news"


@dataclass
class Store:
    """What the store holds, by key; `refused` keys are forbidden to everybody."""

    port: int = 0
    objects: dict[str, bytes] = field(default_factory=dict)
    uploads: dict[tuple[str, int], bytes] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    def address(self, key: str) -> str:
        """The address of a key, or of all keys below it."""
        return (
            f"s3://someone:secret@{BUCKET}/{key}?endpoint_override=127.0.0.1:{self.port}&scheme=http&region=us-east-1"
        )


@contextmanager
def object_store() -> Iterator[Store]:
    """A running store with one bucket."""
    store = Store()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"store": store}))
    store.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: Store

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    @property
    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        return unquote(parts.path).removeprefix(f"/{BUCKET}").lstrip("/"), query

    def do_HEAD(self) -> None:
        key, _ = self._asked
        data = b"" if not key else self.store.objects.get(key)
        self._answer(404 if data is None else 200, data or b"", bare=True)

    def do_GET(self) -> None:
        key, query = self._asked
        if not key:
            self._answer(200, self._listing(query.get("prefix", ""), query.get("delimiter", "")))
        elif key in self.store.refused:
            self._answer(403, b"<Error><Code>AccessDenied</Code><Message>forbidden</Message></Error>")
        elif key not in self.store.objects:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            data = self.store.objects[key]
            if found := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", "")):
                low, high = int(found[1]), int(found[2] or len(data) - 1)
                told = {"Content-Range": f"bytes {low}-{min(high, len(data) - 1)}/{len(data)}"}
                self._answer(206, data[low : high + 1], **told)
            else:
                self._answer(200, data)

    def do_PUT(self) -> None:
        key, query = self._asked
        body = self._body()
        if "partNumber" in query:
            self.store.uploads[key, int(query["partNumber"])] = body
            self._answer(200, b"", ETag='"part"')
        elif source := self.headers.get("x-amz-copy-source"):
            self.store.objects[key] = self.store.objects[unquote(source).lstrip("/").removeprefix(f"{BUCKET}/")]
            self._answer(200, b'<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>')
        else:
            self.store.objects[key] = body
            self._answer(200, b"", ETag='"x"')

    def do_POST(self) -> None:
        key, query = self._asked
        self._body()
        if "uploads" in query:
            told = f"<InitiateMultipartUploadResult><Key>{escape(key)}</Key><UploadId>1</UploadId>"
            self._answer(200, f"{told}</InitiateMultipartUploadResult>".encode())
        else:
            numbers = sorted(number for name, number in self.store.uploads if name == key)
            self.store.objects[key] = b"".join(self.store.uploads.pop((key, number)) for number in numbers)
            self._answer(200, b'<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>')

    def do_DELETE(self) -> None:
        key, _ = self._asked
        self.store.objects.pop(key, None)
        self._answer(204, b"")

    def _listing(self, prefix: str, delimiter: str) -> bytes:
        keys = [key for key in sorted(self.store.objects) if key.startswith(prefix)]
        folders = sorted({prefix + key[len(prefix) :].split("/")[0] for key in keys if "/" in key[len(prefix) :]})
        if delimiter:
            keys = [key for key in keys if "/" not in key[len(prefix) :]]
        rows = [
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.store.objects[key])}</Size>"
            "<LastModified>2024-05-01T00:00:00.000Z</LastModified></Contents>"
            for key in keys
        ]
        if delimiter:
            rows += [f"<CommonPrefixes><Prefix>{escape(f)}/</Prefix></CommonPrefixes>" for f in folders]
        number = len(rows)
        return (
            '<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
            f"<Name>{BUCKET}</Name><Prefix>{escape(prefix)}</Prefix><KeyCount>{number}</KeyCount>"
            f"<IsTruncated>false</IsTruncated>{''.join(rows)}</ListBucketResult>"
        ).encode()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding"):
            body = _joined(self.rfile)
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("x-amz-content-sha256", "").startswith("STREAMING"):
            body = _joined(io.BytesIO(body))
        return body

    def _answer(self, code: int, body: bytes, *, bare: bool = False, **headers: str) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Wed, 01 May 2024 00:00:00 GMT")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if not bare:
            self.wfile.write(body)


def _joined(body: BinaryIO) -> bytes:
    """A body sent in chunks, each with its size in hexadecimal (and a signature) before it, put together."""
    parts = []
    while size := int(body.readline().split(b";")[0], 16):
        parts.append(body.read(size))
        body.readline()
    while body.readline().strip():
        pass
    return b"".join(parts)
