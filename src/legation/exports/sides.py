"""Who acts and upon whom, for formats that know two sides of an act."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from legation.model.claim import Claim, Party
from legation.model.record import digest
from legation.register.features import party_key
from legation.views.wording import RoleOrder, ordered


@dataclass(frozen=True, slots=True)
class Dyad:
    """A party that acts and one acted upon, each with its role. In a `mutual` act both do the same; there is a second
    dyad the other way round.
    """

    source: Party
    source_role: str
    target: Party
    target_role: str
    mutual: bool


def dyads(claim: Claim, roles: RoleOrder) -> Iterator[Dyad]:
    """The pairs of parties of an act: from each in the first role that is filled to each in any other; among equals,
    who share the one role that is filled, both ways. Parts of one state are one party.
    """
    filled = [(role, _apart(parties)) for role, parties in ordered(claim, roles) if parties]
    if len(filled) == 1:
        ((role, parties),) = filled
        yield from (Dyad(one, role, other, role, True) for one, other in permutations(parties, 2))
    elif filled:
        (acting, sources), *others = filled
        for source in sources:
            for role, targets in others:
                for target in targets:
                    if node_id(source) != node_id(target):
                        yield Dyad(source, acting, target, role, False)


def node_id(party: Party) -> str:
    """The name of a party in a graph: a state's code, else one made from kind and name."""
    key = party_key(party)
    return key if party.iso3 == key else f"{party.kind}-{digest([party.kind, key])}"


def node_name(party: Party) -> str:
    """The party as it is called in a graph: the state itself, whichever part of it acts."""
    return party.person or party.name if party.kind == "person" else party.name


def _apart(parties: tuple[Party, ...]) -> list[Party]:
    return list({node_id(party): party for party in reversed(parties)}.values())[::-1]
