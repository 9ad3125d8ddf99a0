"""Take away: what a list shows, as files, with the filters that it has."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from legation.exports import csv, jsonl
from legation.exports.annotation import annotation
from legation.register.errors import NotFound
from legation.web.answer import Call, as_json
from legation.web.areas import Area

HELD = 8 * 2**20
"""Bytes of a file that are held in memory; what is longer waits on the disk."""

CHUNK = 2**16


def events_csv(call: Call) -> Response:
    """The events listed, as CSV; `excel` in the address marks it for Excel."""
    rows = csv.event_rows(call.register.events(call.asked.selection()), call.room.roles, call.room.codes)
    return _file(csv.lines(rows, columns=csv.EVENT_COLUMNS, excel=_excel(call)), "events.csv", "text/csv")


def claims_csv(call: Call) -> Response:
    """The claims listed, as CSV."""
    rows = csv.claim_rows(call.register.claims(call.asked.selection()), call.room.roles, call.room.codes)
    return _file(csv.lines(rows, columns=csv.CLAIM_COLUMNS, excel=_excel(call)), "claims.csv", "text/csv")


def events_jsonl(call: Call) -> Response:
    """The events listed, one record a line."""
    lines = jsonl.event_lines(call.register.events(call.asked.selection()))
    return _file(lines, "events.jsonl", "application/x-ndjson")


def claims_jsonl(call: Call) -> Response:
    """The claims listed, one record a line."""
    lines = jsonl.claim_lines(call.register.claims(call.asked.selection()))
    return _file(lines, "claims.jsonl", "application/x-ndjson")


def annotated(call: Call) -> Response:
    """A claim as a W3C Web Annotation."""
    claim, _ = call.register.claim(call.part("claim_id"))
    where = call.register.whereabouts([claim.claim_id])[claim.claim_id]
    made = as_json(annotation(claim, call.register.page(where.sha256), call.room.roles))
    made.headers["content-type"] = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return made


def original(call: Call) -> Response:
    """The archived bytes of a page, to be saved: never shown, so that nothing in them runs."""
    sha256 = call.register.page(call.part("sha256").lower()).sha256
    try:
        data = call.register.archive.get(sha256)
    except KeyError:
        raise NotFound(f"the bytes of page {sha256} are not kept") from None
    return Response(data, media_type="application/octet-stream", headers=_saved(f"{sha256}.bin"))


def _excel(call: Call) -> bool:
    return "excel" in call.request.query_params


def _file(lines: Iterable[str], name: str, media: str) -> Response:
    """Written out whole before the first byte is sent, since a database's connection belongs to this thread."""
    held = tempfile.SpooledTemporaryFile(max_size=HELD)  # noqa: SIM115  (closed when all of it is sent)
    try:
        for line in lines:
            held.write(line.encode("utf-8", "replace"))
        held.seek(0)
    except BaseException:
        held.close()
        raise
    return StreamingResponse(
        _chunks(held), media_type=f"{media}; charset=utf-8", headers=_saved(name), background=BackgroundTask(held.close)
    )


def _chunks(held: IO[bytes]) -> Iterator[bytes]:
    while chunk := held.read(CHUNK):
        yield chunk


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="legation-{name}"'}


AREA = Area(
    files=(
        ("/events.csv", events_csv),
        ("/events.jsonl", events_jsonl),
        ("/claims.csv", claims_csv),
        ("/claims.jsonl", claims_jsonl),
        ("/claims/{claim_id}/annotation.json", annotated),
        ("/pages/{sha256}/original", original),
    )
)
