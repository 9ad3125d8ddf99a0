"""Who makes a thing tells who passes it on where the words leave the sides open: "Serbia and France sealed a deal for
Rafale jets", "Kyrgyzstan took over Bayraktar drones".

Only parties that the story names are put in their place; a maker that it does not name is nobody's supplier.
"""

from collections.abc import Iterable, Mapping

from legation.claims.draft import Draft
from legation.claims.roles import admits
from legation.codebook.entries import Role
from legation.language.discourse import state_party
from legation.language.reading import Passage
from legation.model.claim import Party
from legation.world.names import Names

Makers = Mapping[str, frozenset[str]]
"""The states that make each designation, by ISO3."""


def makers_of(passages: Iterable[Passage]) -> Makers:
    """The makers of every designation that a story names."""
    return {
        atom.hit.designation: frozenset(atom.hit.producer)
        for passage in passages
        for atom in passage.overlay.items
        if atom.hit.designation and atom.hit.producer
    }


def set_sides(draft: Draft, makers: Makers) -> None:
    """Part two parties that the words put on one side, and turn round two that were only inferred, by who makes the
    thing.
    """
    sides = _sides(draft)
    found = makers.get(draft.item.designation or "") if draft.item else None
    if sides is None or not found:
        return
    maker, other = sides
    own, others = draft.roles.get(maker.name, []), draft.roles.get(other.name, [])
    if bool(own) == bool(others):
        turned = _all_made_by(others, found) and not _any_made_by(own, found) and _inferred(draft, maker, other)
        if own and turned and all(admits(maker, p) for p in others) and all(admits(other, p) for p in own):
            draft.roles[maker.name], draft.roles[other.name] = others, own
            draft.rules.append(f"maker:{maker.name}")
        return
    joint = own or others
    makes, takes = [p for p in joint if p.iso3 in found], [p for p in joint if p.iso3 not in found]
    if makes and takes:
        draft.roles[maker.name], draft.roles[other.name] = makes, takes
        draft.rules.append(f"maker:{maker.name}")


def add_maker(draft: Draft, makers: Makers, names: Names) -> None:
    """The side that the clause leaves out is the state that makes the thing, if the story names it and the other side
    is another.
    """
    sides = _sides(draft)
    found = makers.get(draft.item.designation or "") if draft.item else None
    if sides is None or not found or draft.roles.get(sides[0].name) or not draft.roles.get(sides[1].name):
        return
    maker, other = sides
    held = {p.iso3 for p in draft.roles[other.name]}
    named = [iso3 for iso3 in sorted(found) if draft.passage.discourse.weight(iso3) and iso3 not in held]
    if len(named) == 1 and not held & found:
        draft.roles[maker.name] = [state_party(names, named[0], "", None, None)]
        draft.inherited.append(maker.name)
        draft.rules.append(f"maker:{maker.name}")


def _sides(draft: Draft) -> tuple[Role, Role] | None:
    """The role in which a maker stands, and the one opposite."""
    roles = {r.name: r for r in draft.event_type.roles}
    maker = next((r for r in draft.event_type.roles if r.maker), None)
    pair = draft.event_type.distinct
    if maker is None or maker.name not in pair:
        return None
    other = next((roles[name] for name in pair if name != maker.name), None)
    return (maker, other) if other is not None else None


def _all_made_by(parties: list[Party], makers: frozenset[str]) -> bool:
    return bool(parties) and all(p.iso3 in makers for p in parties)


def _any_made_by(parties: list[Party], makers: frozenset[str]) -> bool:
    return any(p.iso3 in makers for p in parties)


def _inferred(draft: Draft, *roles: Role) -> bool:
    """True where the clause's own words do not say who stands in one of the roles."""
    names = {r.name for r in roles}
    return bool(names & {*draft.inherited}) or any(f"only-party-left:{name}" in draft.rules for name in names)
