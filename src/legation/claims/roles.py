"""Who fills which role of an act by the words of its own clause: the trigger's slots and the operators around it."""

from collections.abc import Sequence

from legation.claims.draft import Draft
from legation.claims.slots import fillers
from legation.codebook.entries import EventType, Role
from legation.language.voice import MEDIA
from legation.model.claim import Party

Part = tuple[str, str | None, str | None]
SOURCE_KINDS = frozenset({"agency", "outlet", "broadcaster", "newspaper", "state_media"})


def fill_roles(draft: Draft) -> None:
    """Fill the roles of a draft from its own clause."""
    for role_name, slots in draft.trigger.roles:
        role = _role(draft.event_type, role_name)
        for slot in slots:
            heads = _slot(draft, slot)
            added = _add(draft, role, heads)
            if added and role.located and any(draft.passage.parties.is_ground(h) for h in heads):
                draft.grounded.add(role.name)
            if added and not role.many:
                break
    for role in draft.event_type.roles:
        _add(draft, role, [h for slot in role.slots for h in _slot(draft, slot)])
    for role_name, head in draft.progress.roles:
        if role_name in draft.event_type.role_names:
            _add(draft, _role(draft.event_type, role_name), draft.passage.graph.conjuncts(head))
    separate(draft)
    _keep_off(draft)
    _give_sellers_their_side(draft)
    _give_foreigners_a_host(draft)
    for role_name, head in draft.progress.likely:
        _add_likely(draft, _role(draft.event_type, role_name), draft.passage.graph.conjuncts(head))
    _note_first_person(draft)


def _keep_off(draft: Draft) -> None:
    """Who fills one role may be barred from another, whatever the words look like: in "a request by Qatar was turned
    down" Qatar does not decide.
    """
    for role in draft.event_type.roles:
        barred = {key(p) for name in role.not_as for p in draft.roles.get(name, ())}
        held = draft.roles.pop(role.name, []) if barred else []
        if kept := [p for p in held if key(p) not in barred]:
            draft.roles[role.name] = kept


def _give_sellers_their_side(draft: Draft) -> None:
    """A company sells, whichever side its verb gives it: in "Saab signed an order with Chile" the other side buys."""
    sides = {r.name: r for r in draft.event_type.roles if r.name in draft.event_type.distinct}
    maker = next((r for r in sides.values() if r.maker), None)
    taker = next((r for r in sides.values() if r is not maker), None)
    if maker is None or taker is None or draft.roles.get(taker.name):
        return
    heads = [h for s in dict(draft.trigger.roles).get(taker.name, ()) for h in _slot(draft, s)]
    sellers = [p for h in heads for p in parties_behind(draft, h) if p.kind == "company" and admits(maker, p)]
    held = draft.roles.get(maker.name, [])
    if sellers and held and all(admits(taker, p) and key(p) not in map(key, sellers) for p in held):
        draft.roles[maker.name], draft.roles[taker.name] = sellers[:1], held
        draft.rules.append(f"seller:{maker.name}")


def _give_foreigners_a_host(draft: Draft) -> None:
    """Foreign troops and bases are not those of whoever lets them in or bars them: "lawmakers in Niger approved the
    deployment of foreign forces", "the government accepts no foreign base".
    """
    host = next((r for r in draft.event_type.roles if r.located and r.name in draft.event_type.distinct), None)
    owner = next((n for n in draft.event_type.distinct if host is not None and n != host.name), None)
    if host is None or owner is None or not draft.roles.get(owner) or draft.roles.get(host.name):
        return
    if draft.passage.parties.are_foreign((draft.anchor, *draft.consumed)) and all(
        admits(host, p) for p in draft.roles[owner]
    ):
        draft.roles[host.name] = draft.roles.pop(owner)
        draft.rules.append(f"foreign:{owner}")


def _slot(draft: Draft, slot: str) -> Sequence[int]:
    """Who stands in a slot of the trigger; the slot "voice" is the speaker nearest to the act."""
    if slot == "voice":
        return _speakers(draft)
    heads = fillers(draft.passage.graph, draft.anchor, slot, draft.progress)
    return heads if draft.share is None else draft.share.of_slot(slot, heads)


def _note_first_person(draft: Draft) -> None:
    """A rule for each role whose party the page calls "we" or "our": by what it is known who that is."""
    for name, parties in draft.roles.items():
        known = {basis for p in parties if (basis := draft.passage.parties.spoken_by(p)) is not None}
        draft.rules += [f"first-person:{name}:{basis}" for basis in sorted(known)]


def _add_likely(draft: Draft, role: Role, heads: Sequence[int]) -> None:
    """Who asks for an act, allows or rejects it has the role left open: "rejected a request to station drones"."""
    if draft.roles.get(role.name):
        return
    held = {key(p) for name in draft.event_type.distinct for p in draft.roles.get(name, ())}
    if _add(draft, role, heads):
        draft.roles[role.name] = [p for p in draft.roles[role.name] if key(p) not in held]
        draft.rules.append(f"operator-role:{role.name}")
    if not draft.roles.get(role.name):
        draft.roles.pop(role.name, None)


def _speakers(draft: Draft) -> list[int]:
    return [v.head for v in draft.voices if v.source.kind not in MEDIA and v.head >= 0][:1]


def _role(event_type: EventType, name: str) -> Role:
    return next((r for r in event_type.roles if r.name == name), None) or Role(name, ())


def _add(draft: Draft, role: Role, heads: Sequence[int]) -> bool:
    """Add the parties of phrase heads to a role if its kinds admit them; say whether any came in."""
    held = draft.roles.setdefault(role.name, [])
    before = len(held)
    elsewhere = _elsewhere(draft, role)
    for head in heads:
        for party in people_behind(draft, head) if role.kinds == ("person",) else parties_behind(draft, head):
            if admits(role, party) and part(party) not in elsewhere and all(key(party) != key(p) for p in held):
                held.append(party)
    if not held:
        del draft.roles[role.name]
        return False
    return len(held) > before


def _elsewhere(draft: Draft, role: Role) -> frozenset[Part]:
    """The parties that already fill a role which the type keeps apart from this one."""
    apart = draft.event_type.apart
    others = [n for n in apart if n != role.name] if role.name in apart else []
    return frozenset(part(p) for n in others for p in draft.roles.get(n, ()))


def part(party: Party) -> Part:
    """What makes two mentions one part of a party: its army and its government are two."""
    return (party.iso3 or party.name, party.org, party.person)


def parties_behind(draft: Draft, head: int) -> tuple[Party, ...]:
    """The parties of a phrase head, or the state that owns what it names ("Russian instructors", "Serbia's jets")."""
    if head in draft.owners:
        return draft.owners[head]
    if head in draft.things:  # "two of them were handed over" names no party
        return ()
    if draft.passage.parties.is_border(head):  # "a base near the Afghan border" stands on either side of it
        return ()
    parties = draft.passage.parties.of(head)
    if all(p.kind == "person" and p.iso3 is None for p in parties):  # "the attaché at the Iranian embassy, Ali Karimi"
        parties = draft.passage.parties.owners(head) or parties
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


def separate(draft: Draft) -> None:
    """One party cannot stand on both sides of an act: the role that its own soil fills keeps it ("Montenegro permits no
    bases on its territory"), else the one that names it rather than meaning it by a pronoun, else the role named
    first in the type, unless the type says they may share.
    """
    pairs = sorted(draft.event_type.distinct, key=lambda name: (name not in draft.grounded, _only_meant(draft, name)))
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


def _only_meant(draft: Draft, role: str) -> bool:
    """Say whether nothing but pronouns and what is theirs fills a role ("Washington would train their crews", "Russia
    sold weapons to its army").
    """
    held, parties = draft.roles.get(role, ()), draft.passage.parties
    return bool(held) and all(parties.is_pronoun(p.text) or parties.is_possessed(p) for p in held)


def weight(party: Party) -> int:
    """An alliance counts for its members: it needs no second party."""
    return 1 if party.kind in ("state", "person") else 2


def sufficient(draft: Draft) -> bool:
    """Say whether every role group that the type cannot do without has a party, and the trigger's own needs are met."""
    for name, count in draft.trigger.needs:
        if sum(weight(p) for p in draft.roles.get(name, ())) < count:
            return False
    return all(any(draft.roles.get(n) for n in names) for names in draft.event_type.minimum)
