"""CSL-JSON: a citation of each record, for Zotero, pandoc and citation processors."""

import json
from collections.abc import Iterator
from typing import Any

from legation.exports.citations import Citation, citations
from legation.exports.taken import CLAIMS, Taken


def pieces(taken: Taken) -> Iterator[bytes]:
    """A list of items, one a line."""
    joint = "[\n"
    for one in citations(taken):
        kind = "webpage" if taken.what == CLAIMS else "dataset"
        yield (joint + json.dumps(item(one, kind), ensure_ascii=False)).encode("utf-8", "replace")
        joint = ",\n"
    yield b"[]\n" if joint == "[\n" else b"\n]\n"


def item(one: Citation, kind: str) -> dict[str, Any]:
    """One citation."""
    told: dict[str, Any] = {"id": one.key, "type": kind, "title": one.title, "note": one.note}
    if one.day:
        told["issued"] = {"date-parts": [[int(part) for part in one.day.split("-")]]}
    if one.url:
        told["URL"] = one.url
    if one.publisher:
        told["container-title" if kind == "webpage" else "publisher"] = one.publisher
    return told
