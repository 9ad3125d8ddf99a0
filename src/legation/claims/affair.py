"""Who fills a role that an act's own sentence leaves open: what the story said before of the same affair, the other
side of a neighbouring act, the state or the pair of states that carries the story.
"""

from collections.abc import Iterator
from dataclasses import replace

from legation.claims.draft import Draft
from legation.claims.ledger import other_thing
from legation.claims.roles import admits, key
from legation.codebook.entries import Role
from legation.language.discourse import Discourse
from legation.model.claim import Party

# so many claims of a type must agree before their party counts as the story's
CONSTANT = 2
# an act told so many characters before is of the same affair, as a rule
NEAR = 400
# rules that fill a role by what is left over
GUESSES = ("only-party-left", "counterpart", "topic", "points")


def inherit(draft: Draft, earlier: list[Draft]) -> None:
    """Fill what the clause leaves out from the nearest earlier claim of the same type that does not disagree ("The
    first batch arrived").
    """
    for role in draft.event_type.roles:
        if not role.inherit or draft.roles.get(role.name):
            continue
        sources = [d for d in reversed(earlier) if d.roles.get(role.name) and _lends(draft, d, role)]
        source = next((d for d in sources if not d.background), next(iter(sources), None))
        _carry(draft, role, source.roles[role.name] if source is not None else _constant(role, draft, earlier))


def add_counterpart(draft: Draft, earlier: list[Draft], drafts: list[Draft]) -> None:
    """The other side of a two-sided act that the clause leaves out, the nearest evidence first.

    That is an act of the type in the same sentence, an act with the same party just before, the state
    that carries the story, an act with the same party further back, the story's pair of states (which tells who shares
    an act, not which way a thing passes).
    """
    for role, sides in _open_sides(draft):
        held = {key(p)[0] for name in sides for p in draft.roles.get(name, ())}
        earlier = [d for d in earlier if not (role.maker and other_thing(draft, d))]
        near = (
            _beside(draft, role, drafts),
            _other_side(held, [d for d in earlier if draft.offset - d.offset <= NEAR]),
        )
        own = draft.passage.discourse.issuing(frozenset(held))
        candidates = (*near, own) if role.maker else (*near, *_of_the_story(draft, role, held, earlier), own)
        party = next((p for p in candidates if p is not None and admits(role, p) and key(p)[0] not in held), None)
        if party is not None:
            draft.roles.setdefault(role.name, []).append(party)
            draft.inherited.append(role.name)
            draft.rules.append(f"counterpart:{role.name}")


def _of_the_story(draft: Draft, role: Role, held: set[str], earlier: list[Draft]) -> Iterator[Party | None]:
    """Who the story as a whole lets expect on the other side; of who makes a thing it tells too little."""
    discourse, known = draft.passage.discourse, frozenset(held)
    yield _same_place(role, held, earlier)
    yield discourse.section_setting(known)
    yield discourse.scene(draft.offset, known)
    yield discourse.setting(known)
    yield discourse.protagonist(known)
    yield _other_side(held, earlier)
    if role.two:
        yield _of_pair(held, discourse.pair(draft.offset))


def _same_place(role: Role, held: set[str], earlier: list[Draft]) -> Party | None:
    """Where the last act that the story told is, for a role tied to a place: "Denmark will send a company as well"."""
    if not role.located:
        return None
    near = (d for d in reversed(earlier) if d.roles.get(role.name) and role.name not in d.inherited)
    return next((p for d in near for p in d.roles[role.name] if key(p)[0] not in held), None)


def _beside(draft: Draft, role: Role, drafts: list[Draft]) -> Party | None:
    """The party that another act of the type in the same sentence has in the role: "Poland gave Moldova a radar, and
    vehicles came from Germany".
    """
    found: dict[str, Party] = {}
    for other in drafts:
        beside = other.passage is draft.passage and other.sentence == draft.sentence
        if other is draft or not beside or other.event_type is not draft.event_type or role.name in other.inherited:
            continue
        if role.maker and other_thing(draft, other):
            continue
        for party in other.roles.get(role.name, ()):
            found.setdefault(key(party)[0], party)
    return next(iter(found.values())) if len(found) == 1 else None


def add_named(draft: Draft) -> None:
    """A role for a body takes the one of its kind that the story named last, as "the embargo" is the Security Council's
    in a story that speaks of it.
    """
    for role in draft.event_type.roles:
        if role.named and not draft.roles.get(role.name):
            party = draft.passage.discourse.last_organisation(draft.offset, role.named)
            if party is not None and admits(role, party):
                draft.roles[role.name] = [party]
                draft.inherited.append(role.name)
                draft.rules.append(f"named:{role.name}")


def add_topic(draft: Draft) -> None:
    """A role for what is spoken about, or where, takes the state that carries the story."""
    for role in draft.event_type.roles:
        if role.topic and not draft.roles.get(role.name):
            party = _of_story(draft, role, draft.passage.discourse)
            if party is not None and admits(role, party):
                draft.roles[role.name] = [party]
                draft.inherited.append(role.name)
                draft.rules.append(f"topic:{role.name}")


def _leading_part(draft: Draft, opposed: frozenset[str], discourse: Discourse) -> Party | None:
    """Of the states that take part in the act, the one the story names most; None when two are named as often."""
    parts = {
        p.iso3: p
        for held in draft.roles.values()
        for p in held
        if p.kind == "state" and p.iso3 and p.iso3 not in opposed
    }
    ranked = sorted(parts, key=lambda iso3: -discourse.weight(iso3))
    if not ranked or (len(ranked) > 1 and discourse.weight(ranked[0]) == discourse.weight(ranked[1])):
        return None
    return parts[ranked[0]]


def _of_story(draft: Draft, role: Role, discourse: Discourse) -> Party | None:
    """The state of the story for a role: for a place that of the dateline or of who takes part, else the one that
    carries the story; never the other side of the act.
    """
    others = [n for n in draft.event_type.distinct if n != role.name] if role.name in draft.event_type.distinct else []
    opposed = frozenset[str]().union(*(draft.iso3s(n) for n in others))
    here = (discourse.setting(opposed) or _leading_part(draft, opposed, discourse)) if role.located else None
    near = None if role.located else discourse.last_named(draft.offset, opposed)
    return here or near or discourse.protagonist(opposed) or discourse.issuing(opposed)


def _open_sides(draft: Draft) -> list[tuple[Role, tuple[str, ...]]]:
    """Roles that lack their filler while the act has one side: the empty one of two distinct roles, or a role that
    needs two.
    """
    event_type = draft.event_type
    roles = {r.name: r for r in event_type.roles}
    if any(r.steady for r in event_type.roles):
        return []
    found: list[tuple[Role, tuple[str, ...]]] = [
        (roles[n], (n,)) for n in roles if roles[n].two and len(draft.roles.get(n, ())) == 1
    ]
    filled = [n for n in event_type.distinct if draft.roles.get(n)]
    empty = [n for n in event_type.distinct if not draft.roles.get(n) and roles[n].inherit]
    if len(filled) == 1 and len(empty) == 1 and len(draft.roles[filled[0]]) == 1:
        found.append((roles[empty[0]], tuple(event_type.distinct)))
    return found


def _other_side(held: set[str], earlier: list[Draft]) -> Party | None:
    for draft in reversed(earlier):
        sides = [draft.roles[n] for n in draft.event_type.distinct if draft.roles.get(n)]
        sides += [[p] for r in draft.event_type.roles if r.two for p in draft.roles.get(r.name, ())]
        if len(sides) == 2 and len(sides[0]) == len(sides[1]) == 1 and not _guessed(draft):
            (one,), (other,) = sides
            if {key(one)[0]} == held:
                return other
            if {key(other)[0]} == held:
                return one
    return None


def _guessed(draft: Draft) -> bool:
    """A side that was itself only what the sentence or the story had left is no evidence for another act."""
    return any(rule.split(":")[0] in GUESSES for rule in draft.rules)


def _of_pair(held: set[str], pair: tuple[Party, ...]) -> Party | None:
    keys = [key(p)[0] for p in pair]
    if len(pair) == 2 and held and held <= set(keys):
        return pair[1] if keys[0] in held else pair[0]
    return None


def inherit_item(draft: Draft, earlier: list[Draft]) -> None:
    """A batch without a thing of its own is a batch of what the nearest earlier claim of the type speaks of:
    designation and class, never the number.
    """
    if draft.item is None or draft.item.name:
        return
    source = next((d for d in reversed(earlier) if d.event_type is draft.event_type and d.item and d.item.name), None)
    if source is None or source.item is None:
        draft.item = None
        return
    thing = source.item
    draft.item = replace(
        draft.item,
        name=thing.name,
        designation=thing.designation,
        category=thing.category,
        unroca=thing.unroca,
        mode=thing.mode,
    )
    draft.rules.append("inherited:item")


def keep_steady(draft: Draft, earlier: list[Draft]) -> None:
    """Roles whose filler stays the same through a story: an embargo's imposer and target, its committee."""
    for role in draft.event_type.roles:
        if role.steady and not draft.roles.get(role.name):
            source = next(
                (d for d in reversed(earlier) if d.event_type is draft.event_type and d.roles.get(role.name)), None
            )
            if source is not None:
                _carry(draft, role, source.roles[role.name])


def _constant(role: Role, draft: Draft, earlier: list[Draft]) -> list[Party]:
    """The filler that every earlier claim of the type (two or more) has in a role."""
    held = [d.roles.get(role.name, []) for d in earlier if d.event_type is draft.event_type]
    keys = {tuple(sorted(key(p)[0] for p in parties)) for parties in held}
    return held[0] if len(held) >= CONSTANT and len(keys) == 1 else []


def _carry(draft: Draft, role: Role, parties: list[Party]) -> None:
    used = (
        {key(p) for name in draft.event_type.distinct for p in draft.roles.get(name, ())}
        if role.name in draft.event_type.distinct
        else set()
    )
    carried = [p for p in parties if key(p) not in used]
    if carried:
        draft.roles[role.name] = carried
        draft.inherited.append(role.name)
        draft.rules.append(f"inherited:{role.name}")


def _lends(draft: Draft, earlier: Draft, role: Role) -> bool:
    """Whether an earlier act can tell who is in a role of this one: who made one thing need not have made another."""
    return _compatible(draft, earlier) and not (role.maker and other_thing(draft, earlier))


def _compatible(draft: Draft, earlier: Draft) -> bool:
    """An earlier claim may lend its parties when every role that both fill shares a party."""
    if draft.event_type is not earlier.event_type:
        return False
    lendable = {r.name for r in draft.event_type.roles if r.inherit}
    for role, parties in draft.roles.items():
        other = earlier.roles.get(role) if role in lendable else None
        if other and not {key(p)[0] for p in parties} & {key(p)[0] for p in other}:
            return False
    return True
