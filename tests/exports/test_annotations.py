"""Web annotations: the collection fits the W3C's model, and each selector finds its words."""

import json
from typing import Any

import pytest

from legation.exports.annotations import of_page
from legation.register.store import Register
from tests.exports.conftest import Take, sample, written


def valid(one: dict[str, Any]) -> None:
    """What the W3C's Web Annotation Data Model asks of an annotation as this package makes it (section 3 and 4)."""
    assert one["type"] == "Annotation" and one["id"].startswith("urn:")
    assert set(one["motivation"]) <= {"classifying", "describing"}
    for body in one["body"]:
        assert body["type"] == "TextualBody" and isinstance(body["value"], str) and body["value"]
        assert body["purpose"] in ("classifying", "describing") and body["format"] == "text/plain"
    assert one["target"]
    for target in one["target"]:
        assert isinstance(target["source"], str) and ":" in target["source"]
        kinds = [selector["type"] for selector in target["selector"]]
        assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
        quote, position = target["selector"]
        assert all(isinstance(quote[name], str) for name in ("exact", "prefix", "suffix"))
        assert 0 <= position["start"] < position["end"]


def collected(told: dict[str, Any]) -> list[dict[str, Any]]:
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld" and told["type"] == "AnnotationCollection"
    page = told["first"]
    assert page["type"] == "AnnotationPage" and page.get("startIndex", 0) == 0
    assert told["total"] == len(page["items"])
    for one in page["items"]:
        assert "@context" not in one
        valid(one)
    items: list[dict[str, Any]] = page["items"]
    return items


def test_all_claims_are_one_collection(take: Take, register: Register) -> None:
    items = collected(json.loads(written("annotations", take("claims"))))
    texts = {page.url or f"urn:sha256:{page.sha256}": page.stories[0].text for page in register.pages()}
    assert {one["id"] for one in items} == {f"urn:legation:claim:{claim.claim_id}" for _, claim in sample()}
    for one in items:
        for target in one["target"]:
            text, (quote, position) = texts[target["source"]], target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.parametrize("number", range(7))
def test_a_page_is_a_collection(number: int) -> None:
    page, claim = sample()[number]
    items = collected(of_page(page, [claim]))
    assert len(items) == 1
