"""W3C Web Annotation: a claim as a note on the words of its page, for tools that show or exchange annotations.

Each stretch of evidence is a target with two selectors: the quoted words with some words before and after, which still
find the place where the page's text is cut differently, and the offsets into the story's text as it was archived.
"""

from typing import Any

from legation.model.claim import Claim
from legation.model.page import Page
from legation.views.wording import (
    NO_ORDER,
    RoleOrder,
    chain_words,
    item_words,
    ordered,
    party_words,
    plain_name,
    when_words,
)

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

AROUND = 32
"""Signs of the text that a quotation carries on either side."""


def annotation(claim: Claim, page: Page, roles: RoleOrder = NO_ORDER) -> dict[str, Any]:
    """The claim as one annotation, a plain record to be written as JSON-LD."""
    text = next((story.text for story in page.stories if story.index == claim.story.index), "")
    return {
        "@context": CONTEXT,
        "id": f"urn:legation:claim:{claim.claim_id}",
        "type": "Annotation",
        "motivation": ["classifying", "describing"],
        "body": [
            {
                "type": "TextualBody",
                "purpose": "classifying",
                "format": "text/plain",
                "value": f"{claim.type} {claim.phase}",
            },
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": words(claim, roles)},
        ],
        "target": [_target(page, text, span.start, span.end, span.text) for span in claim.evidence],
        "generator": {"type": "Software", "name": "Legation", "codebook": claim.codebook},
    }


def words(claim: Claim, roles: RoleOrder = NO_ORDER) -> str:
    """The claim in one line: what kind of act, who, what, when, and who says so."""
    who = "; ".join(
        f"{plain_name(role)}: {', '.join(map(party_words, filled))}" for role, filled in ordered(claim, roles)
    )
    told = [f"{plain_name(claim.type)} {plain_name(claim.phase)}", who, item_words(claim.item) if claim.item else ""]
    return ". ".join(filter(None, (*told, when_words(claim), chain_words(claim))))


def _target(page: Page, text: str, start: int, end: int, quoted: str) -> dict[str, Any]:
    return {
        "source": page.url or f"urn:sha256:{page.sha256}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": quoted,
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
