"""How far people who judged the same things agree: Krippendorff's alpha for nominal data, field by field.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): alpha = 1 - Do / De, where Do is the
disagreement observed within units and De that to be expected were the values dealt out to the units by chance. Values
may be missing; a unit with fewer than two says nothing.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from legation.model.claim import Claim
from legation.register.corrections import FIELDS, NONE, ROLE, corrected, told
from legation.register.people.rounds import Item, Opinion

VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Agreement:
    """On one field: units judged by two or more, how many of them by all alike, and alpha; None where it cannot be
    told, since there is nothing to compare or no value but one.
    """

    field: str
    units: int
    alike: int
    alpha: float | None


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha, nominal; each unit holds the values that it was given, without those missing."""
    observed, totals = 0.0, Counter[Hashable]()
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        totals.update(counts)
        alike = sum(count * (count - 1) for count in counts.values())
        observed += (len(values) * (len(values) - 1) - alike) / (len(values) - 1)
    number = sum(totals.values())
    expected = number * number - sum(count * count for count in totals.values())
    return 1 - (number - 1) * observed / expected if expected else None


def by_field(items: Sequence[Item]) -> list[Agreement]:
    """The agreement on the verdict and on every field of which anything was said."""
    roles = sorted({role for item in items for role, _ in item.claim.actors})
    found = [_agreement(VERDICT, [[one.verdict for one in item.opinions if one.verdict != "unsure"] for item in items])]
    for field in FIELDS:
        found.append(_said(field, [_values(item, field) for item in items]))
    for role in roles:
        # a claim of a type without the role says nothing of it
        having = [
            item for item in items if item.claim.role(role) or any(f"{ROLE}{role}" in o.fields for o in item.opinions)
        ]
        found.append(_said(f"{ROLE}{role}", [_values(item, f"{ROLE}{role}") for item in having]))
    return [one for one in found if one.units]


def _said(field: str, units: Sequence[Sequence[str]]) -> Agreement:
    """The agreement on a field; where nobody takes any claim to tell of it there is none."""
    told = any(value != NONE for values in units for value in values)
    return _agreement(field, units if told else [])


def _agreement(field: str, units: Sequence[Sequence[str]]) -> Agreement:
    judged = [values for values in units if len(values) > 1]
    return Agreement(field, len(judged), sum(len(set(values)) == 1 for values in judged), alpha(judged))


def _values(item: Item, field: str) -> list[str]:
    """What each who accepts the claim takes for the field's value; `none` where they take it to be empty."""
    return [_value(item.claim, one, field) for one in item.opinions if one.verdict == "accept"]


def _value(claim: Claim, said: Opinion, field: str) -> str:
    if field in said.fields:
        return told(corrected(claim, field, said.fields[field]), field)
    return told(claim, field)
