"""Who fills the roles that an act's own words leave open: of all contenders those with the most points together.

The steps before this one propose somebody by one reason each. Here all reasons are added up, by the table of points
(`data/points.csv`), and the proposal is replaced where another has clearly more. What the act's words tell stays.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product

from legation.claims.contenders import Contender, contenders
from legation.claims.draft import Draft
from legation.claims.ledger import Ledger, opened_by, shares, side
from legation.claims.roles import key
from legation.codebook.entries import Role
from legation.model.claim import Party

# so many points more than the filler proposed, all open roles taken together, replace it
MARGIN = 3
# so many points, e to the third, part two that stand on one side together: their order alone gives up to seven
PARTED = 24
# so many points more than nobody, and an act that cannot do without them is told of those whom the story tells of it
FETCHED = 32
# contenders of a role that are weighed against those of the role opposite
BEST = 5
# these steps know more than the marks tell: a maker from the tables, a body from its kind, what the type itself says
CERTAIN = frozenset({"maker", "named", "same-as"})
NOBODY = "nobody"

Choice = tuple[int, str | None, Party | None]


@cache
def points() -> Mapping[tuple[str, str], int]:
    """Points by mark and side of a role ("all" for every side), from the table."""
    text = files("legation.claims").joinpath("data", "points.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        (row["mark"], column): int(value) for row in rows for column, value in row.items() if column != "mark" and value
    }


def settle(
    draft: Draft,
    ledger: Ledger,
    earlier: Sequence[Draft],
    makers: Mapping[str, frozenset[str]],
    margin: int = MARGIN,
) -> None:
    """Fill the open roles of a draft by points: both sides of an act at once, every other role by itself. Those with
    less than `margin` points more than who is proposed fill none.
    """
    roles = open_roles(draft)
    facing = [r for r in roles if r.name in draft.event_type.distinct]
    for together in (facing, *([r] for r in roles if r not in facing)):
        found = [(role, contenders(draft, role, ledger, earlier, makers)) for role in together]
        _choose(draft, found, margin)


def open_roles(draft: Draft) -> list[Role]:
    """The roles that the act's own words leave open and the story may fill; none where the type keeps its sides apart,
    since several on one side may have nobody opposite ("Chad and Niger clashed").
    """
    found: list[Role] = []
    if draft.event_type.apart:
        return found
    for role in draft.event_type.roles:
        step = opened_by(draft, role.name)
        if (step is not None and step not in CERTAIN) or (not draft.roles.get(role.name) and role.inherit):
            found.append(role)
    return found


def total(event_side: str, marks: frozenset[str]) -> int:
    """The points of a contender with these marks, for a role of that side."""
    table = _points_of(event_side)
    return sum(table[mark] for mark in marks if mark in table)


@cache
def _points_of(event_side: str) -> Mapping[str, int]:
    """Points by mark for roles of one side, those for every side among them."""
    found: dict[str, int] = {}
    for (mark, column), value in points().items():
        if column in ("all", event_side):
            found[mark] = found.get(mark, 0) + value
    return found


def _choose(draft: Draft, found: Sequence[tuple[Role, list[Contender]]], margin: int) -> None:
    if not found:
        return
    held = [_proposed(draft, role, ranked) for role, ranked in found]
    choices = [_choices(draft, role, ranked, own) for (role, ranked), own in zip(found, held, strict=True)]
    allowed = [combined for combined in product(*choices) if differ([name for _, name, _ in combined])]
    best = max(allowed, key=_points, default=None)
    if best is None or _points(best) - _points(held) < margin:
        return
    parted = any(shares(draft, role.name) for role, _ in found)
    if parted and _points(best) - _turned(best, allowed) < PARTED:
        return  # nothing tells who of the two is on which side
    for (role, _), choice in zip(found, best, strict=True):
        if choice[2] is not None and (parted or choice[1] not in {key(p)[0] for p in draft.roles.get(role.name, ())}):
            _fill(draft, role, choice[2])


def _points(choices: Sequence[Choice]) -> int:
    return sum(points for points, _, _ in choices)


def _turned(chosen: Sequence[Choice], allowed: Sequence[Sequence[Choice]]) -> int:
    """The points of the same parties the other way round."""
    names = [name for _, name, _ in reversed(chosen)]
    return next((_points(other) for other in allowed if [name for _, name, _ in other] == names), 0)


def _proposed(draft: Draft, role: Role, ranked: list[Contender]) -> Choice:
    """The filler that the steps before propose, with its points; nobody where they left the role empty."""
    own = {key(p)[0] for p in draft.roles.get(role.name, ())}
    kind = side(draft.event_type, role)
    among = [(total(kind, c.marks), key(c.party)[0], c.party) for c in ranked if key(c.party)[0] in own]
    return max(among, key=lambda c: c[0], default=(total(kind, frozenset({NOBODY})), None, None))


def _choices(draft: Draft, role: Role, ranked: list[Contender], held: Choice) -> list[Choice]:
    """Those worth weighing: the filler proposed and the best of the others. A role once filled is not emptied."""
    kind = side(draft.event_type, role)
    rated = [(total(kind, c.marks), key(c.party)[0], c.party) for c in ranked]
    return [held, *sorted(rated, key=lambda c: -c[0])[:BEST]]


def differ(names: Sequence[str | None]) -> bool:
    """No party stands in two of the roles."""
    named = [name for name in names if name is not None]
    return len(named) == len(set(named))


def _fill(draft: Draft, role: Role, party: Party) -> None:
    """Put a party in a role in the place of what was proposed."""
    draft.roles[role.name] = [party]
    draft.rules = [rule for rule in draft.rules if rule.split(":")[1:2] != [role.name]]
    draft.rules.append(f"points:{role.name}")
    draft.inherited = [name for name in draft.inherited if name != role.name]
    first, last = draft.passage.sentence_text(draft.sentence)[:2]
    if party.start is None or not first <= party.start < last:
        draft.inherited.append(role.name)
