"""Grouping anew what is touched where claims come, go or change, and nothing else.

The outcome is that of grouping all claims of the register at once (`merge.grouped`). What need not be looked at again
is kept in the tables: the cores, and of each the other cores that it may be one act with, as far as two of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from legation.model.claim import Claim
from legation.register import kept_cores
from legation.register.cores import FREE, Core, Leaning, Pair, chains, clashing, cores, joined, leaning, matching
from legation.register.database import Database
from legation.register.matching import Match, match
from legation.register.rulings import RULED
from legation.register.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The claims of all acts that are touched, by id, and which of them tell of each."""

    claims: Mapping[str, Claim]
    acts: Sequence[Core]


@dataclass(frozen=True, slots=True)
class Left:
    """What claims that go leave behind: the cores they were in, and the claims that were in these or surely match."""

    cores: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()


NOTHING_LEFT = Left()
"""What is left where nothing went."""


def left_by(database: Database, claims: Collection[Claim]) -> Left:
    """What some claims leave behind; asked before they go."""
    going = {claim.claim_id for claim in claims}
    homes = frozenset(kept_cores.homes(database, going).values())
    return Left(homes, frozenset(kept_cores.chained(database, going) - going))


def regroup(database: Database, seeds: Collection[Claim], left: Left = NOTHING_LEFT) -> Regrouped:
    """Group anew what is touched by claims that came or changed, the `seeds`, and by what others left."""
    near = _Near(database, seeds)
    names = {claim.claim_id for claim in seeds}
    fresh = names - kept_cores.homes(database, names).keys()
    close = near.close(names | left.claims, fresh)
    before = kept_cores.members(database, set(kept_cores.homes(database, close.names).values()))
    found = cores(sorted(close.names), close.pairs, near.clashes, near.forbid)
    new = [core for core in found if before.get(core[0]) != core or core[0] in left.cores]
    same = {core[0] for core in found} - {core[0] for core in new}
    gone = (before.keys() | left.cores) - same
    anew = {core[0]: set(core) if _parted(core, before, left) else fresh for core in new}
    change = _Change(gone, new, chains(close.names, close.pairs), anew)
    turns = _lean(database, near, change)
    turned = {*turns, *(one.only for turn in turns.values() for one in turn if one.only)}
    alive = kept_cores.members(database, turned).keys()
    return _acts(database, near, {*kept_cores.homes(database, close.names).values(), *alive})


def _parted(core: Core, before: Mapping[str, Core], left: Left) -> bool:
    """Whether a core lacks claims that some of its own were in one with: what these forbade may be near it now."""
    return any(
        name in left.cores or not set(core).issuperset(claims)
        for name, claims in before.items()
        if not set(core).isdisjoint(claims)
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """The cores that go and those that come, the chains of what was looked at, and for each new core those of its
    claims that may have others near them of which nothing is kept.
    """

    gone: Collection[str]
    new: Sequence[Core]
    chains: Sequence[Core]
    anew: Mapping[str, Collection[str]]


Turn = tuple[Leaning, Leaning]
"""How a core leaned before, and how it leans now."""


def _lean(database: Database, near: "_Near", change: _Change) -> dict[str, Turn]:
    """Put the new cores in the place of those that are gone; how these and what leans otherwise now did and do."""
    was, losing = kept_cores.leanings(database, change.gone), kept_cores.leaning_on(database, change.gone)
    old = {name for one in was.values() for name in (one.first, one.second) if name} - set(change.gone)
    kept_cores.put(database, change.gone, change.new, change.chains)
    near.hold(change.new)
    known = near.beside(change.new, {*losing, *old} - set(change.gone))
    gained: dict[str, list[str]] = defaultdict(list)
    now: dict[str, Leaning] = {}
    for core in change.new:
        come = {*near.around(core, change.anew[core[0]]), *known[core[0]]}
        now[core[0]] = leaning(chain(sorted(come), near.around(core, core)))
        for other in come:
            gained[other].append(core[0])
    staying = {**kept_cores.leanings(database, gained), **losing}
    for name in staying.keys() - now.keys() - set(change.gone):
        turned = _turned(near, name, staying[name], change.gone, gained.get(name, ()))
        if turned != staying[name]:
            was[name], now[name] = staying[name], turned
    kept_cores.lean(database, now)
    return {name: (was.get(name, FREE), now.get(name, FREE)) for name in was.keys() | now.keys()}


def _turned(near: "_Near", name: str, was: Leaning, gone: Collection[str], gained: Iterable[str]) -> Leaning:
    """How a core leans that stays as it is while others come and go. Only where one of two that are known goes, and
    none comes, may there be a third.
    """
    staying = [one for one in (was.first, was.second) if one is not None and one not in gone]
    now = leaning([*staying, *gained])
    if was.second is not None and now.second is None:
        return leaning(near.around(near.members(name), near.members(name)))
    return now


def _acts(database: Database, near: "_Near", touched: Collection[str]) -> Regrouped:
    """The acts of some cores whole: with what leans on each, and with what else stood in their events."""
    whole: set[str] = set()
    waiting = set(touched)
    while waiting:
        whole |= _stars(database, waiting)
        claims = {name for core in kept_cores.members(database, whole).values() for name in core}
        beside = kept_cores.companions(database, claims) - claims
        waiting = set(kept_cores.homes(database, beside).values()) - whole
    held = sorted(kept_cores.members(database, whole).values())
    near.hold(held)
    near.load({name for core in held for name in core})
    acts = joined(held, kept_cores.leanings(database, whole), near.clashes)
    return Regrouped({claim.claim_id: claim for act in acts for claim in near.shelf.claims(act)}, acts)


def _stars(database: Database, names: Collection[str]) -> set[str]:
    """Some cores, those that each leans on alone, and all that lean alone on any of these."""
    centres = {*names, *(one.only for one in kept_cores.leanings(database, names).values() if one.only)}
    leaves = {name for name, one in kept_cores.leaning_on(database, centres).items() if one.only}
    return centres | leaves


@dataclass(frozen=True, slots=True)
class _Close:
    """Claims with their chains, and the pairs of them that surely match, best first."""

    names: set[str]
    pairs: list[Pair]


@dataclass
class _Near:
    """What is near the claims at hand: what they match, the cores around, what people say of them."""

    database: Database
    known: Collection[Claim]
    shelf: Shelf = field(init=False)
    _ruled: bool = field(init=False)
    _matched: dict[str, list[tuple[Match, str]]] = field(default_factory=dict)
    _rulings: dict[str, dict[str, bool]] = field(default_factory=dict)
    _members: dict[str, Core] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.database, self.known)
        self._ruled = any(self.database.execute("SELECT 1 AS one FROM rulings LIMIT 1"))

    def load(self, names: Collection[str]) -> None:
        """Have claims at hand."""
        self.shelf.claims(names)

    def close(self, names: Collection[str], fresh: Collection[str]) -> _Close:
        """Claims with their chains, to which the `fresh` ones among them may tie others."""
        tied = {other for name in names for other, same in self._said_of(name).items() if same}
        fitting = {other for name in fresh for part in self._matching(name) for one, other in part if one.sure}
        found = {*names, *tied, *fitting}
        found |= kept_cores.chained(self.database, found)
        held = {claim.claim_id for claim in self.shelf.claims(found)}
        said = [(RULED, name, other) for name in held for other, same in self._said_of(name).items() if same]
        ruled = sorted((pair for pair in said if pair[1] < pair[2] and pair[2] in held), key=lambda pair: pair[1:])
        pairs = matching({name: self.shelf.seen[name] for name in held})
        sure = [pair for pair in pairs if pair[0].sure and not self.forbid(pair[1:2], pair[2:])]
        return _Close(held, [*ruled, *sure])

    def around(self, core: Core, names: Collection[str]) -> Iterator[str]:
        """The names of the other cores that one may be one act with, because of some of its claims."""
        compared = {core[0]}
        for name in (one for one in core if one in names):
            for part in self._matching(name):
                homes = kept_cores.homes(self.database, [other for _, other in part])
                others = sorted(set(homes.values()) - compared)
                compared.update(others)
                self._hold(others)
                yield from [other for other in others if not self.clashes(core, self._members[other])]

    def beside(self, new: Iterable[Core], names: Collection[str]) -> dict[str, set[str]]:
        """Which of some known cores each new one may be one act with."""
        self._hold(names)
        home = {claim: name for name in names for claim in self._members[name]}
        found: dict[str, set[str]] = {}
        for core in new:
            seen = {claim: self.shelf.seen[claim] for claim in (*core, *home)}
            ties = {home[b] if b in home else home[a] for _, a, b in matching(seen) if (a in home) != (b in home)}
            found[core[0]] = {name for name in ties if not self.clashes(core, self._members[name])}
        return found

    def members(self, name: str) -> Core:
        """The claims of a core."""
        self._hold([name])
        return self._members[name]

    def hold(self, held: Iterable[Core]) -> None:
        """Know what is in some cores."""
        self._members.update({core[0]: core for core in held})

    def clashes(self, left: Collection[str], right: Collection[str]) -> bool:
        """Whether two groups of claims cannot be one event."""
        return clashing(self.shelf.seen, self.forbid)(left, right)

    def forbid(self, left: Collection[str], right: Collection[str]) -> bool:
        """Whether people say that two groups of claims are not one event."""
        return self._ruled and any(self._said_of(a).get(b) is False for a in left for b in right)

    def _matching(self, name: str) -> Iterator[list[tuple[Match, str]]]:
        """The claims that one matches, in parts as they are loaded."""
        if name in self._matched:
            yield self._matched[name]
            return
        every = []
        for part in self.shelf.near(name):
            seen = self.shelf.seen
            pairs = [(match(seen[name], seen[claim.claim_id]), claim.claim_id) for claim in part]
            found = [(one, other) for one, other in pairs if one is not None]
            every += found
            yield found
        self._matched[name] = every

    def _said_of(self, name: str) -> dict[str, bool]:
        """What people say of a claim and others: whether they are one act."""
        if self._ruled and name not in self._rulings:
            rows = self.database.execute("SELECT other_id, same FROM rulings WHERE claim_id = ?", [name])
            self._rulings[name] = {row["other_id"]: bool(row["same"]) for row in rows}
        return self._rulings.get(name, {})

    def _hold(self, names: Collection[str]) -> None:
        """Have cores at hand, and their claims."""
        self._members |= kept_cores.members(self.database, [name for name in names if name not in self._members])
        self.load({claim for name in names for claim in self._members[name]})
