"""Who fills which role of an act: by the trigger's slots, by the operators around it, by what the story said before of
the same affair.
"""

from dataclasses import replace

from legation.claims.draft import Draft
from legation.claims.slots import fillers
from legation.codebook.entries import EventType, Role
from legation.language.discourse import Discourse, state_party
from legation.language.voices import MEDIA
from legation.model.claim import Party
from legation.world.names import Names

# so many claims of a type must agree before their party counts as the story's
CONSTANT = 2
ADJECTIVES = ("demonym_adj", "demonym_noun", "demonym_plural", "adjective_compound")
SOURCE_KINDS = frozenset({"agency", "outlet", "broadcaster", "newspaper", "state_media"})


def fill_roles(draft: Draft) -> None:
    """Fill the roles of a draft from its own clause; the slot "voice" is the speaker nearest to the act."""
    for role_name, slots in draft.trigger.roles:
        role = _role(draft.event_type, role_name)
        for slot in slots:
            heads = (
                _speakers(draft)
                if slot == "voice"
                else fillers(draft.passage.graph, draft.anchor, slot, draft.progress)
            )
            added = _add(draft, role, heads)
            if added and not role.many:
                break
    for role_name, head in draft.progress.roles:
        if role_name in draft.event_type.role_names:
            _add(draft, _role(draft.event_type, role_name), draft.passage.graph.conjuncts(head))
    _separate(draft)


def _speakers(draft: Draft) -> list[int]:
    return [v.head for v in draft.voices if v.source.kind not in MEDIA and v.head >= 0][:1]


def _role(event_type: EventType, name: str) -> Role:
    return next((r for r in event_type.roles if r.name == name), Role(name, ()))


def _add(draft: Draft, role: Role, heads: list[int]) -> bool:
    """Add the parties of phrase heads to a role if its kinds admit them; say whether any came in."""
    held = draft.roles.setdefault(role.name, [])
    before = len(held)
    for head in heads:
        for party in people_behind(draft, head) if role.kinds == ("person",) else parties_behind(draft, head):
            if admits(role, party) and all(key(party) != key(p) for p in held):
                held.append(party)
    if not held:
        del draft.roles[role.name]
        return False
    return len(held) > before


def parties_behind(draft: Draft, head: int) -> tuple[Party, ...]:
    """The parties of a phrase head, or the state that owns what it names ("Russian instructors", "Serbia's jets")."""
    parties = draft.passage.parties.of(head)
    if not parties:
        owner = draft.passage.parties.owner_state(head)
        parties = (owner,) if owner is not None else ()
    return tuple(p for p in parties if p.kind not in SOURCE_KINDS)


def people_behind(draft: Draft, head: int) -> tuple[Party, ...]:
    """The people of a phrase: named by it or in apposition ("a Turkish general, Levent Karaca", "officers, among them
    Colonel …").
    """
    graph, people = draft.passage.graph, draft.passage.people
    found = [
        p
        for j in (head, *graph.slot(head, "appositive", "including", "among"))
        if (p := people.at(j)) is not None and p.person
    ]
    return tuple(found)


def admits(role: Role, party: Party) -> bool:
    """Say whether a role takes such a party; a person speaks for their state."""
    if not role.kinds:
        return True
    if party.kind == "person":
        return ("person" in role.kinds) if party.iso3 is None else bool({"person", "state"} & set(role.kinds))
    return party.kind in role.kinds


def key(party: Party) -> tuple[str, str | None]:
    """What makes two mentions one party of a role."""
    return (party.iso3 or party.name, party.person if party.iso3 is None else None)


def _separate(draft: Draft) -> None:
    """One party cannot stand on both sides of an act: the role named first in the type keeps it, unless the type says
    they may share.
    """
    pairs = draft.event_type.distinct
    taken: set[tuple[str, str | None]] = set()
    for name in pairs:
        held = draft.roles.get(name)
        if not held:
            continue
        kept = [p for p in held if key(p) not in taken]
        if kept:
            draft.roles[name] = kept
            taken |= {key(p) for p in kept}
        else:
            del draft.roles[name]


def inherit(draft: Draft, earlier: list[Draft]) -> None:
    """Fill what the clause leaves out from the nearest earlier claim of the same type that does not disagree ("The
    first batch arrived").
    """
    for role in draft.event_type.roles:
        if not role.inherit or draft.roles.get(role.name):
            continue
        source = next((d for d in reversed(earlier) if d.roles.get(role.name) and _compatible(draft, d)), None)
        _carry(draft, role, source.roles[role.name] if source is not None else _constant(role, draft, earlier))


def add_counterpart(draft: Draft, earlier: list[Draft], discourse: Discourse) -> None:
    """The other side of a two-sided act that the clause leaves out: of the nearest earlier act with the same party,
    else of the story's pair of states.
    """
    for role, sides in _open_sides(draft):
        held = {key(p)[0] for name in sides for p in draft.roles.get(name, ())}
        party = (
            discourse.protagonist(frozenset(held))
            or _other_side(held, earlier)
            or _of_pair(held, discourse.pair(draft.offset))
        )
        if party is not None and admits(role, party) and key(party)[0] not in held:
            draft.roles.setdefault(role.name, []).append(party)
            draft.inherited.append(role.name)
            draft.rules.append(f"counterpart:{role.name}")


def add_topic(draft: Draft, discourse: Discourse) -> None:
    """A role for what is spoken about, or where, takes the state that carries the story."""
    for role in draft.event_type.roles:
        if role.topic and not draft.roles.get(role.name):
            party = _of_story(draft, role, discourse)
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
    return here or discourse.protagonist(opposed)


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
        if len(sides) == 2 and len(sides[0]) == len(sides[1]) == 1:
            (one,), (other,) = sides
            if {key(one)[0]} == held:
                return other
            if {key(other)[0]} == held:
                return one
    return None


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


def locate(draft: Draft, names: Names) -> None:
    """Fill roles that the type ties to a place: the field of a mission ("UNIFIL" → Lebanon), the country of the act's
    place.
    """
    for role in draft.event_type.roles:
        if draft.roles.get(role.name):
            continue
        field = next((f for n in role.seat_of for p in draft.roles.get(n, ()) if (f := _field(p, names))), None)
        country = (
            (draft.place.country if draft.place and draft.place.country else _country_of_sentence(draft))
            if role.located
            else None
        )
        iso3 = field or country
        held = {key(p)[0] for n in draft.event_type.distinct if n != role.name for p in draft.roles.get(n, ())}
        if iso3 and iso3 not in held:
            text = draft.place.text if draft.place and not field else ""
            start, end = (draft.place.start, draft.place.end) if draft.place and not field else (None, None)
            draft.roles[role.name] = [state_party(names, iso3, text, start, end)]
            draft.rules.append(f"field-of-mission:{role.name}" if field else f"country-of-place:{role.name}")


def _country_of_sentence(draft: Draft) -> str | None:
    """The one country that the sentence names as a place ("in Norway"), whatever clause it stands in."""
    graph = draft.passage.graph
    first, last = draft.passage.parse.sentences[draft.sentence]
    named = [
        a
        for a in draft.passage.overlay.atoms
        if first <= a.first < last and a.entry.kind == "state" and a.entry.form == "name"
    ]
    found = {
        a.entry.key
        for a in named
        if graph.token(a.head).dep == "pobj" and graph.token(graph.token(a.head).head).lemma == "in"
    }
    return found.pop() if len(found) == 1 else None


def _field(party: Party, names: Names) -> str | None:
    return next(
        (e.iso3 for e in names.readings(party.name) if e.kind == "organisation" and e.subkind == "mission" and e.iso3),
        None,
    )


def belong(draft: Draft) -> None:
    """A person without a state of their own belongs to the state in the role that the type names (`state_of`)."""
    for role in draft.event_type.roles:
        owner = next((p for n in role.state_of for p in draft.roles.get(n, ()) if p.iso3), None)
        if owner is not None and draft.roles.get(role.name):
            draft.roles[role.name] = [
                replace(p, name=owner.name, iso3=owner.iso3) if p.kind == "person" and p.iso3 is None else p
                for p in draft.roles[role.name]
            ]


def complete(draft: Draft) -> None:
    """Fill a role left empty: by the type's own rule (`same_as`), else by the one party of the sentence that no other
    role holds.
    """
    for role in draft.event_type.roles:
        if draft.roles.get(role.name):
            continue
        twin = next((n for n in role.same_as if draft.roles.get(n)), None)
        if twin is not None:
            draft.roles[role.name] = list(draft.roles[twin])
            draft.rules.append(f"same-as:{role.name}:{twin}")
            _separate(draft)
    for role in draft.event_type.roles:
        if role.inherit and not draft.roles.get(role.name):
            free = _free_parties(draft, role)
            if len(free) == 1:
                draft.roles[role.name] = free
                draft.rules.append(f"only-party-left:{role.name}")


def _free_parties(draft: Draft, role: Role) -> list[Party]:
    """States and organisations the sentence names as such (no adjectives) that play no other part in the act and do not
    merely speak.
    """
    used = {key(p)[0] for held in draft.roles.values() for p in held}
    found: dict[str, Party] = {}
    first, last = draft.passage.parse.sentences[draft.sentence]
    voiced = {v.head for v in draft.voices}
    for atom in draft.passage.overlay.atoms:
        if (
            not first <= atom.first < last
            or atom.entry.kind not in ("state", "organisation")
            or atom.entry.form in ADJECTIVES
        ):
            continue
        if atom.head in voiced or draft.passage.people.at(atom.head) is not None or _spoken_for(draft, role, atom.head):
            continue
        for party in draft.passage.parties.of(atom.head):
            if admits(role, party) and key(party)[0] not in used and party.kind not in SOURCE_KINDS:
                found.setdefault(key(party)[0], party)
    return list(found.values())


def _spoken_for(draft: Draft, role: Role, head: int) -> bool:
    """A party under a preposition that the trigger keeps for another role ("to Kyiv") is no filler of this one."""
    token = draft.passage.graph.token(head)
    governor = draft.passage.graph.token(token.head)
    if token.dep != "pobj" or governor.pos not in ("ADP", "SCONJ"):
        return False
    slots = dict(draft.trigger.roles)
    mine = governor.lemma in slots.get(role.name, ())
    return not mine and any(governor.lemma in taken for name, taken in slots.items() if name != role.name)


def sufficient(draft: Draft) -> bool:
    """Say whether every role group that the type cannot do without has a party, and the trigger's own needs are met."""
    for name, count in draft.trigger.needs:
        weight = sum(1 if p.kind in ("state", "person") else 2 for p in draft.roles.get(name, ()))
        if weight < count:
            return False
    return all(any(draft.roles.get(n) for n in names) for names in draft.event_type.minimum)
