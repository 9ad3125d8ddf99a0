"""Who fills a role because of where the act is: the field of a mission, the country of its place,
whoever it is held at.
"""

from dataclasses import replace

from legation.claims.draft import Draft
from legation.claims.places import countries_of_sentence
from legation.claims.referring import names_itself
from legation.claims.roles import admits, key, parties_behind, weight
from legation.codebook.entries import ANY_FORCES, Role
from legation.language.discourse import state_party
from legation.model.claim import Party
from legation.world.names import Names

ARMED = frozenset({"Armed Forces", "Army", "Navy", "Air Force"})


def locate(draft: Draft, names: Names) -> None:
    """Fill roles that the type ties to a place: the field of a mission ("UNIFIL" → Lebanon), the country of the act's
    place.
    """
    for role in draft.event_type.roles:
        field = next((f for n in role.seat_of for p in draft.roles.get(n, ()) if (f := _field(p, names))), None)
        vague = bool(draft.roles.get(role.name)) and all(p.kind == "region" for p in draft.roles[role.name])
        if draft.roles.get(role.name) and not vague and (field is None or field in draft.iso3s(role.name)):
            continue
        country = (
            (draft.place.country if draft.place and draft.place.country else _country_of_sentence(draft))
            if role.located
            else None
        )
        iso3 = field or country
        if field is None and draft.place is not None:
            _leave_to_place(draft, role, draft.place.country)
        if iso3 and field is None:
            _part_from_guests(draft, role, iso3)
        held = {key(p)[0] for n in draft.event_type.distinct if n != role.name for p in draft.roles.get(n, ())}
        if iso3 and iso3 not in held:
            text = draft.place.text if draft.place and not field else ""
            start, end = (draft.place.start, draft.place.end) if draft.place and not field else (None, None)
            draft.roles[role.name] = [state_party(names, iso3, text, start, end)]
            draft.rules.append(f"field-of-mission:{role.name}" if field else f"country-of-place:{role.name}")


def _part_from_guests(draft: Draft, role: Role, country: str) -> None:
    """Of several on one side of an act the one in whose land it is stands on the other: "Cambodian and Chinese officers
    opened a centre at Ream".
    """
    facing = [r for r in draft.event_type.roles if r.name in draft.event_type.distinct and r is not role]
    for name in (r.name for r in facing if not r.located and role.name in draft.event_type.distinct):
        parties = draft.roles.get(name, [])
        guests = [p for p in parties if p.iso3 != country]
        if guests and len(guests) < len(parties):
            draft.roles[name] = guests


def gain(draft: Draft) -> None:
    """Whoever an act is held at takes part in it: "Kenyan troops are in Tanzania for an exercise" is of both. An empty
    role for one gains the only one there is: "650 Spanish soldiers remain with UNIFIL".
    """
    for role in draft.event_type.roles:
        held = draft.roles.get(role.name, [])
        if not role.gains or sum(weight(p) for p in held) > 1:
            continue
        near = [p for n in role.gains if n not in draft.inherited for p in draft.roles.get(n, ())]
        near += _forces(draft) if ANY_FORCES in role.gains else []
        known = {key(p) for p in held} | _opposed(draft, role)
        added = list({key(p): p for p in near if admits(role, p) and key(p) not in known}.values())
        enough = (held or len(added) > 1) if role.many else (not held and len(added) == 1)
        if added and enough:
            draft.roles[role.name] = [*held, *added]
            draft.rules.append(f"gains:{role.name}")


def _opposed(draft: Draft, role: Role) -> set[tuple[str, str | None]]:
    """Who stands on the other side of the act."""
    names = [n for n in draft.event_type.distinct if n != role.name] if role.name in draft.event_type.distinct else []
    return {key(p) for n in names for p in draft.roles.get(n, ())}


def _forces(draft: Draft) -> list[Party]:
    """The states whose troops, ships or planes the sentence names."""
    first, last = draft.passage.parse.sentences[draft.sentence]
    return [
        p
        for i in range(first, last)
        if draft.passage.graph.token(i).pos == "NOUN"
        for p in parties_behind(draft, i)
        if p.kind == "state" and p.org in ARMED
    ]


def _leave_to_place(draft: Draft, role: Role, country: str | None) -> None:
    """A state that the words of a side do not name ("soldiers", "they") is no side of an act in that state's land: the
    place fills the role that is tied to it. Where things move, the place may be where they come from.
    """
    if not role.located or role.steady or "to" in dict(draft.trigger.roles).get(role.name, ()):
        return
    for name in draft.event_type.distinct:
        parties = draft.roles.get(name, ()) if name != role.name else ()
        if len(parties) == 1 and parties[0].iso3 == country and not names_itself(draft, parties[0]):
            del draft.roles[name]


def _country_of_sentence(draft: Draft) -> str | None:
    """The one country that the sentence names as a place ("in Norway"), by a base or by a town there, whatever clause
    it stands in.
    """
    first, last = draft.passage.parse.sentences[draft.sentence]
    atoms = [a for a in draft.passage.overlay.atoms if first <= a.first < last]
    sites = {a.entry.iso3 for a in atoms if a.entry.kind == "site" and a.entry.iso3}
    if len(sites) == 1:
        return sites.pop()
    named = {
        a.entry.key for a in atoms if a.entry.kind == "state" and a.entry.form == "name" and _is_place(draft, a.head)
    }
    if named:
        return named.pop() if len(named) == 1 else None
    towns = countries_of_sentence(draft)
    return towns.pop() if len(towns) == 1 else None


def _is_place(draft: Draft, head: int) -> bool:
    token = draft.passage.graph.token(head)
    return token.dep == "pobj" and draft.passage.graph.token(token.head).lemma == "in"


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
