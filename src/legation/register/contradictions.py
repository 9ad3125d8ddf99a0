"""Where the reports of one act differ: values side by side, each with who gives it; none is preferred.

Two values differ only where they cannot both be true: a range that holds the number, a month that holds the day, or
silence is no contradiction. What one source says twice, and what a copy repeats, is said once.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from legation.model.claim import Claim, Number, Range
from legation.model.event import Contradiction, EventSource
from legation.register.clashes import apart
from legation.register.copies.printed import StoryId
from legation.register.features import features
from legation.register.independence import Reprints
from legation.register.summary import date_words, quantity_words, speaker


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with who gives its values, and the story that its words come from."""

    claim: Claim
    by: str
    story: StoryId
    copied: bool


@dataclass(frozen=True, slots=True)
class _Field:
    """A field that is compared: its words in a claim, empty where it tells none, whether two claims differ on it, and
    whether copies have a say.
    """

    words: Callable[[Claim], str]
    differ: Callable[[Claim, Claim], bool]
    copies: bool = True


def contradictions(
    claims: Sequence[Claim], roots: Sequence[EventSource], reprints: Reprints
) -> tuple[Contradiction, ...]:
    """The fields on which the reports of an event differ. The claims' `page` is the hash of their page."""
    names = {name: root.name for root in roots for name in root.claims}
    told = [_told(claim, names, reprints) for claim in claims]
    found = (Contradiction(name, values) for name, field in _FIELDS.items() if (values := _values(told, field)))
    return tuple(found)


def _told(claim: Claim, names: Mapping[str, str], reprints: Reprints) -> _Told:
    here = claim.page, claim.story.index
    reprint = reprints.get(here)
    copied = reprint is not None and reprint.holds(claim)
    return _Told(
        claim, names.get(claim.claim_id) or speaker(claim), reprint.root if reprint and copied else here, copied
    )


def _values(told: Sequence[_Told], field: _Field) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The values that some other value contradicts, each with who gives it."""
    said = [one for one in told if field.words(one.claim) and (field.copies or not one.copied)]
    by: dict[str, set[str]] = defaultdict(set)
    for first, second in combinations(said, 2):
        if (first.story, first.by) != (second.story, second.by) and field.differ(first.claim, second.claim):
            for one in (first, second):
                by[field.words(one.claim)].add(one.by)
    return tuple((value, tuple(sorted(by[value]))) for value in sorted(by))


def _quantity(claim: Claim) -> str:
    return quantity_words(claim.item.quantity) if claim.item else ""


def _quantities_differ(first: Claim, second: Claim) -> bool:
    one, other = first.item, second.item
    if one is None or other is None or one.is_total != other.is_total or _units(one.unit, other.unit):
        return False
    low, high = zip(_bounds(one.quantity), _bounds(other.quantity), strict=True)
    return max(low) > min(high)


def _units(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.removesuffix("s") != other.removesuffix("s")


def _bounds(quantity: Number | Range | None) -> tuple[float, float]:
    if isinstance(quantity, Range):
        low, high = quantity.low, quantity.high
        return (float("-inf") if low is None else low, float("inf") if high is None else high)
    return (float("-inf"), float("inf")) if quantity is None else (quantity, quantity)


def _date(claim: Claim) -> str:
    return date_words(claim.date.start, claim.date.end, None)


def _dates_differ(first: Claim, second: Claim) -> bool:
    latest_start = max(first.date.start or "", second.date.start or "")
    return latest_start > min(first.date.end or "9999", second.date.end or "9999")


def _place(claim: Claim) -> str:
    return claim.place.name if claim.place and features(claim).point else ""


def _places_differ(first: Claim, second: Claim) -> bool:
    return apart(features(first), features(second))


def _phase(claim: Claim) -> str:
    return claim.phase.replace("_", " ")


def _phases_differ(first: Claim, second: Claim) -> bool:
    return first.phase != second.phase


_FIELDS: Mapping[str, _Field] = {
    "quantity": _Field(_quantity, _quantities_differ),
    # a copy under another day tells other days in the same words
    "date": _Field(_date, _dates_differ, copies=False),
    "place": _Field(_place, _places_differ),
    "phase": _Field(_phase, _phases_differ),
}
