"""W3C Web Annotation collections: the claims wanted, or those of one page, as notes on the words of their pages."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from legation.exports.annotation import CONTEXT, annotation
from legation.exports.taken import Taken
from legation.model.claim import Claim
from legation.model.page import Page
from legation.register.counts import CLAIMS
from legation.views.wording import NO_ORDER, RoleOrder


def pieces(taken: Taken) -> Iterator[bytes]:
    """One collection with one page of annotations, an annotation a line."""

    @lru_cache(maxsize=4)
    def page_of(sha256: str) -> Page:
        return taken.register.page(sha256)

    total = taken.register.facets(taken.wanted, of=CLAIMS).total
    head = collection("urn:legation:claims", f"Claims{': ' + taken.filters if taken.filters else ''}", total)
    head["first"] = {"id": "urn:legation:claims:1", "type": "AnnotationPage", "startIndex": 0, "items": []}
    start, end = json.dumps(head, ensure_ascii=False).rsplit("[]", 1)
    yield f"{start}[".encode()
    joint = "\n"
    for claim, _ in taken.claims():
        sha256 = taken.register.whereabouts([claim.claim_id])[claim.claim_id].sha256
        told = annotation(claim, page_of(sha256), taken.lore.roles)
        del told["@context"]
        yield (joint + json.dumps(told, ensure_ascii=False)).encode("utf-8", "replace")
        joint = ",\n"
    yield f"\n]{end}\n".encode()


def of_page(page: Page, claims: Sequence[Claim], roles: RoleOrder = NO_ORDER) -> dict[str, Any]:
    """The claims of one page as a collection."""
    name = f"urn:legation:page:{page.sha256}"
    items = [{k: v for k, v in annotation(claim, page, roles).items() if k != "@context"} for claim in claims]
    first = {"id": f"{name}:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {**collection(name, f"Claims on {page.path}", len(items)), "first": first}


def collection(name: str, label: str, total: int) -> dict[str, Any]:
    """The head of a collection."""
    return {"@context": CONTEXT, "id": name, "type": "AnnotationCollection", "label": label, "total": total}
