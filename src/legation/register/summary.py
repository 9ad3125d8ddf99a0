"""Which claim speaks for an event, and the words of its values."""

from collections.abc import Sequence

from legation.model.claim import Claim, Range

LATE = "9999"


def lead_of(claims: Sequence[Claim]) -> Claim:
    """The claim whose values the event shows: news before background, then the most specific, then the earliest."""
    return min(
        claims,
        key=lambda claim: (claim.background, -specificity(claim), claim.story.published or LATE, claim.claim_id),
    )


def specificity(claim: Claim) -> int:
    """How many of the things one would ask about an act the claim tells."""
    item, date = claim.item, claim.date
    told = [
        len(claim.actors),
        item is not None,
        item is not None and item.designation is not None,
        item is not None and item.quantity is not None,
        item is not None and item.batch is not None,
        date.start is not None or date.end is not None,
        date.start is not None and date.start == date.end,
        claim.place is not None,
        len(claim.attribution) > 1,
    ]
    return sum(int(one) for one in told)


def speaker(claim: Claim) -> str:
    """Who says so, for people to read: the nearest speaker, or the story where nobody is named."""
    return claim.attribution[0].name if claim.attribution else f"“{claim.story.title}”"


def quantity_words(quantity: int | float | Range | None) -> str:
    """A number or range as people write it: "10", "10–12", "at least 10", "up to 40"; empty where nothing is told."""
    if quantity is None:
        return ""
    if not isinstance(quantity, Range):
        return f"{quantity:,.15g}" if isinstance(quantity, float) else f"{quantity:,}"
    low, high = quantity_words(quantity.low), quantity_words(quantity.high)
    if low and high:
        return f"{low}–{high}"
    return f"at least {low}" if low else f"up to {high}" if high else ""


def date_words(start: str | None, end: str | None, edtf: str | None) -> str:
    """A day or interval in EDTF's manner ("2020-10-20", "2020-10-01/2020-10-31", "../2020-10-24"), or nothing."""
    if start is None and end is None:
        return edtf or ""
    return start if start == end and start else f"{start or '..'}/{end or '..'}"
