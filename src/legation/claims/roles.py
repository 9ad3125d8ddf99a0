"""Who fills which role of an act: by the trigger's slots, by the operators around it, by what the story said before of the same affair."""

from legation.claims.concepts import Concepts
from legation.claims.draft import Draft
from legation.claims.slots import fillers
from legation.codebook.entries import EventType, Role
from legation.model.claim import Party

SOURCE_KINDS = frozenset({"agency", "outlet", "broadcaster", "newspaper", "state_media"})


def fill_roles(draft: Draft, concepts: Concepts) -> None:
    """Fill the roles of a draft from its own clause."""
    for role_name, slots in draft.trigger.roles:
        role = _role(draft.event_type, role_name)
        for slot in slots:
            heads = fillers(draft.passage.graph, draft.anchor, slot, draft.progress)
            added = _add(draft, role, heads)
            if added and not role.many:
                break
    for role_name, head in draft.progress.roles:
        if role_name in draft.event_type.role_names:
            _add(draft, _role(draft.event_type, role_name), draft.passage.graph.conjuncts(head))
    _separate(draft)


def _role(event_type: EventType, name: str) -> Role:
    return next((r for r in event_type.roles if r.name == name), Role(name, ()))


def _add(draft: Draft, role: Role, heads: list[int]) -> bool:
    """Add the parties of phrase heads to a role if its kinds admit them; say whether any came in."""
    held = draft.roles.setdefault(role.name, [])
    before = len(held)
    for head in heads:
        for party in parties_behind(draft, head):
            if admits(role, party) and all(key(party) != key(p) for p in held):
                held.append(party)
    if not held:
        del draft.roles[role.name]
        return False
    return len(held) > before


def parties_behind(draft: Draft, head: int) -> tuple[Party, ...]:
    """The parties of a phrase head, or the state that owns the thing it names ("Russian instructors", "Serbia's jets")."""
    parties = draft.passage.parties.of(head)
    if not parties:
        owner = draft.passage.parties.owner_state(head)
        parties = (owner,) if owner is not None else ()
    return tuple(p for p in parties if p.kind not in SOURCE_KINDS)


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
    """One party cannot stand on both sides of an act: the role named first in the type keeps it, unless the type says they may share."""
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
    """Fill what the clause leaves out from the nearest earlier claim of the same type that does not disagree ("The first batch arrived")."""
    for role in draft.event_type.roles:
        if not role.inherit or draft.roles.get(role.name):
            continue
        source = next((d for d in reversed(earlier) if d.roles.get(role.name) and _compatible(draft, d)), None)
        if source is None:
            continue
        used = {key(p) for name in draft.event_type.distinct for p in draft.roles.get(name, ())} if role.name in draft.event_type.distinct else set()
        carried = [p for p in source.roles[role.name] if key(p) not in used]
        if carried:
            draft.roles[role.name] = carried
            draft.inherited.append(role.name)
            draft.rules.append(f"inherited:{role.name}")


def _compatible(draft: Draft, earlier: Draft) -> bool:
    """An earlier claim may lend its parties when every role that both fill shares a party."""
    if draft.event_type is not earlier.event_type:
        return False
    for role, parties in draft.roles.items():
        other = earlier.roles.get(role)
        if other and not {key(p)[0] for p in parties} & {key(p)[0] for p in other}:
            return False
    return True


def complete_from_sentence(draft: Draft) -> None:
    """A role that the type cannot do without takes the one party of the sentence that no other role holds, when there is just one."""
    missing = [names for names in draft.event_type.minimum if not any(draft.roles.get(n) for n in names)]
    for names in missing:
        role = _role(draft.event_type, names[0])
        free = _free_parties(draft, role)
        if len(free) == 1:
            draft.roles[role.name] = [free[0]]
            draft.rules.append(f"only-party-left:{role.name}")


def _free_parties(draft: Draft, role: Role) -> list[Party]:
    used = {key(p) for held in draft.roles.values() for p in held}
    found: dict[tuple[str, str | None], Party] = {}
    first, last = draft.passage.parse.sentences[draft.sentence]
    voiced = {v.source.name for v in draft.voices}
    for atom in draft.passage.overlay.atoms:
        if first <= atom.first < last and atom.entry.kind in ("state", "organisation"):
            for party in draft.passage.parties.of(atom.head):
                if admits(role, party) and key(party) not in used and party.kind not in SOURCE_KINDS and party.name not in voiced:
                    found.setdefault(key(party), party)
    return list(found.values())


def sufficient(draft: Draft) -> bool:
    """Say whether every role group that the type cannot do without has a party."""
    return all(any(draft.roles.get(n) for n in names) for names in draft.event_type.minimum)
