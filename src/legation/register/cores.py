"""How claims group to acts: first to cores, whose claims surely tell of one act; then cores that lean on one other
join it.

Pairs that surely match are joined best first, each pair only if no claim of the one side forbids one of the other, so
that a vague mention cannot tie two distinct acts together; a claim that fits two distinct acts equally well joins
neither. Then a core that can be one act with only one other leans on it, and joins it unless another core that leans on
the same forbids it.

Both steps are local. Which core a claim is in depends on its chain, the claims that it surely matches, and theirs in
turn; which cores join depends on what leans on the same one. So a claim that comes or goes touches what is near it
alone, however much two states do with one another (`regroup`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.register.blocking import drawers, whole
from legation.register.clashes import clash
from legation.register.features import Features
from legation.register.matching import Match, match
from legation.register.rulings import RULED, Rulings

Pair = tuple[Match, str, str]
"""Two claims, by their ids, and how well they match."""

Core = tuple[str, ...]
"""The ids of claims that surely tell of one act, sorted; the first names the core."""

Clashing = Callable[[Collection[str], Collection[str]], bool]
"""Says whether two groups of claims cannot be one event."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """The other cores that a core may be one act with, by name: none, the only one, or two of several."""

    first: str | None = None
    second: str | None = None

    @property
    def only(self) -> str | None:
        """The only core that this one can be one act with."""
        return self.first if self.second is None else None


FREE = Leaning()
"""A core that can be one act with no other."""


def leaning(near: Iterable[str]) -> Leaning:
    """How a core leans that may be one with these others; no more of them are taken than need be."""
    found: list[str] = []
    for name in near:
        if name not in found:
            found.append(name)
        if len(found) > 1:
            break
    return Leaning(*found)


def matching(seen: Mapping[str, Features]) -> list[Pair]:
    """Every matching pair, best first; ties are broken by the ids."""
    filed: dict[int, list[str]] = defaultdict(list)
    places = {name: drawers(facts) for name, facts in seen.items()}
    for name, place in places.items():
        for number in place.filed:
            filed[number].append(name)
        for number in {whole(number) for number in place.filed}:
            filed[number].append(name)
    found = []
    for name, facts in seen.items():
        for other in {other for number in places[name].looked for other in filed.get(number, ()) if other > name}:
            pair = match(facts, seen[other])
            if pair:
                found.append((pair, name, other))
    return sorted(found, key=lambda entry: (-entry[0].score, entry[1], entry[2]))


def ruled(names: Collection[str], rulings: Rulings) -> list[Pair]:
    """The pairs among some claims that people say are one act."""
    return [(RULED, first, second) for first, second in sorted(rulings.same) if first in names and second in names]


def clashing(seen: Mapping[str, Features], forbid: Clashing) -> Clashing:
    """Says whether two groups cannot be one event, by what their claims tell or by what people `forbid`."""

    def are(left: Collection[str], right: Collection[str]) -> bool:
        return forbid(left, right) or any(clash(seen[a], seen[b], through=True) for a in left for b in right)

    return are


def cores(names: Iterable[str], pairs: Sequence[Pair], clashes: Clashing, forbid: Clashing) -> list[Core]:
    """The cores of some claims, of which `pairs` has all that surely match, those that people rule on first."""
    torn = _torn(pairs, clashes)
    group = {name: [name] for name in names}
    for found, first, second in pairs:
        left, right = group[first], group[second]
        if left is right:
            continue
        if found is RULED:
            joins = not forbid(left, right)
        else:
            joins = found.sure and not {first, second} & torn and not clashes(left, right)
        if joins:
            left.extend(right)
            group.update(dict.fromkeys(right, left))
    unique = {id(members): tuple(sorted(members)) for members in group.values()}
    return sorted(unique.values())


def chains(names: Iterable[str], pairs: Iterable[Pair]) -> list[Core]:
    """Claims that surely match, with what these surely match, and so on; a core is within one chain."""
    chain = {name: [name] for name in names}
    for found, first, second in pairs:
        left, right = chain[first], chain[second]
        if found.sure and left is not right:
            left.extend(right)
            chain.update(dict.fromkeys(right, left))
    unique = {id(members): tuple(sorted(members)) for members in chain.values()}
    return sorted(unique.values())


def leanings(held: Sequence[Core], pairs: Sequence[Pair], clashes: Clashing) -> dict[str, Leaning]:
    """How each of some cores leans, of whose claims `pairs` has all that match."""
    home = {name: core for core in held for name in core}
    near: dict[str, dict[str, None]] = {core[0]: {} for core in held}
    compared: set[tuple[str, str]] = set()
    for _, first, second in pairs:
        left, right = sorted((home[first], home[second]))
        if left is right or (left[0], right[0]) in compared:
            continue
        compared.add((left[0], right[0]))
        if not clashes(left, right):
            near[left[0]][right[0]] = near[right[0]][left[0]] = None
    return {name: leaning(others) for name, others in near.items()}


def joined(held: Sequence[Core], leans: Mapping[str, Leaning], clashes: Clashing) -> list[Core]:
    """The claims of each act: cores with those that join them. `held` has all that lean on any of them, and on what."""
    by_name = {core[0]: core for core in held}
    leaning_on: dict[str, list[str]] = defaultdict(list)
    for name in sorted(by_name):
        on = leans[name].only
        # of two that lean on one another the first stays
        if on is not None and not (leans[on].only == name and name < on):
            leaning_on[on].append(name)
    members = {name: list(core) for name, core in by_name.items()}
    for centre, leaves in leaning_on.items():
        for leaf in leaves:
            if not any(clashes(by_name[leaf], by_name[other]) for other in leaves if other != leaf):
                members[centre] += members.pop(leaf)
    return sorted(tuple(sorted(some)) for some in members.values())


def _torn(pairs: Iterable[Pair], clashes: Clashing) -> set[str]:
    """Claims that fit two acts equally well which cannot be one: "the vehicles" after two batches."""
    best: dict[str, float] = {}
    rivals: dict[str, list[str]] = defaultdict(list)
    for found, *both in pairs:
        for name, other in (both, both[::-1]):
            if found.sure and found.score >= best.setdefault(name, found.score):
                rivals[name].append(other)
    # copies have many rivals in common, so each two of them are compared once
    beside: dict[str, set[str]] = defaultdict(set)
    for others in rivals.values():
        for one in others:
            beside[one].update(others)
    against: dict[str, set[str]] = defaultdict(set)
    for one, near in beside.items():
        for other in near:
            if one < other and clashes([one], [other]):
                against[one].add(other)
                against[other].add(one)
    return {
        name
        for name, others in rivals.items()
        if any(one in against and not against[one].isdisjoint(others) for one in others)
    }
