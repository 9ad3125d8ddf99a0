"""Which event keeps which id when events are made anew: one that grows keeps its own, merged ones keep the oldest, and
of one that parts the larger share keeps it. No id ever passes to another act.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Group = Sequence[str]
"""The ids of the claims of one event, sorted."""


@dataclass(frozen=True, slots=True)
class Names:
    """`kept` gives old ids to groups by their place; `gone` tells for each id that is left over the group that took the
    most of its claims, or None where nothing is left of it.
    """

    kept: Mapping[int, str]
    gone: Mapping[str, int | None]


def names(groups: Sequence[Group], old: Sequence[tuple[str, Group]]) -> Names:
    """Give old ids to new groups. `old` lists ids with the claims they had, the oldest first."""
    home = {claim: number for number, group in enumerate(groups) for claim in group}
    kept: dict[int, str] = {}
    gone: dict[str, int | None] = {}
    for event_id, claims in old:
        shares: dict[int, int] = {}
        for claim in claims:
            if claim in home:
                shares[home[claim]] = shares.get(home[claim], 0) + 1
        most = min(shares, key=lambda number: (-shares[number], groups[number][0]), default=None)
        if most is None or most in kept:
            gone[event_id] = most
        else:
            kept[most] = event_id
    return Names(kept, gone)
