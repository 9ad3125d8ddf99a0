"""The tree of sources of an event: from each who really says so, through whoever passed it on, down to the pages.

One source in ten coats is one root with ten leaves; copies of a story hang apart, so that they can be folded away.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from legation.model.claim import Claim, Source
from legation.model.event import Event, EventSource
from legation.views.wording import UNNAMED_SITE


@dataclass(frozen=True, slots=True)
class Branch:
    """One who passed the news on, with those who took it from there, the claims on whose pages it ended, and the
    claims of copied stories.
    """

    name: str
    kind: str
    branches: tuple["Branch", ...]
    claims: tuple[Claim, ...]
    copies: tuple[Claim, ...]

    @property
    def size(self) -> int:
        """How many claims hang on it, copies and all."""
        return len(self.claims) + len(self.copies) + sum(branch.size for branch in self.branches)


@dataclass(frozen=True, slots=True)
class Root:
    """One who really says so (None: nobody is named), as the branch from which all others go."""

    source: EventSource | None
    branch: Branch


def tree(event: Event, copied: Collection[str]) -> tuple[Root, ...]:
    """The sources of an event, each claim once. `copied` are the ids of claims whose story is a copy."""
    left = {claim.claim_id: claim for claim in event.claims}
    roots = []
    for source in event.sources:
        told = [left.pop(name) for name in source.claims if name in left]
        if told:
            roots.append(Root(source, _grown(source.name, source.kind, told, copied)))
    if left:
        roots.append(Root(None, _grown("", "", list(left.values()), copied)))
    return tuple(roots)


@dataclass(slots=True)
class _Growing:
    branches: dict[tuple[str, str], "_Growing"] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    copies: list[Claim] = field(default_factory=list)


def _grown(name: str, kind: str, told: Collection[Claim], copied: Collection[str]) -> Branch:
    root = _Growing()
    for claim in told:
        here = root
        for link in _passed_on(claim, name):
            here = here.branches.setdefault((link.name, link.kind), _Growing())
        (here.copies if claim.claim_id in copied else here.claims).append(claim)
    return _branch(name, kind, root)


def _passed_on(claim: Claim, root: str) -> list[Source]:
    """Who passed the words on, the first one first: the chain without its root and without sites that have no name."""
    return [link for link in claim.attribution[1:] if link.name not in (root, UNNAMED_SITE)]


def _branch(name: str, kind: str, grown: _Growing) -> Branch:
    below = tuple(_branch(*key, one) for key, one in sorted(grown.branches.items()))
    return Branch(name, kind, below, tuple(grown.claims), tuple(grown.copies))
