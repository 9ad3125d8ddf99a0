"""Who fills a role because another role of the act is filled: by the act's phase, or as whoever sends a mission."""

from legation.claims.draft import Draft
from legation.claims.roles import admits
from legation.codebook.entries import Role
from legation.language.discourse import organisation_party
from legation.model.claim import Party
from legation.world.names import Names


def share(draft: Draft, names: Names) -> None:
    """Fill roles by `same_when` and `mission_in`, once every other step has told who is in which role."""
    for role in draft.event_type.roles:
        if not draft.roles.get(role.name):
            _of_phase(draft, role)
        if role.mission_in and not draft.roles.get(role.mission_in):
            _part_mission(draft, role, names)


def _of_phase(draft: Draft, role: Role) -> None:
    """ "Podgorica expelled an assistant of the Russian attaché": of those expelled, whose attaché it is."""
    twins = (twin for phase, roles in role.same_when if phase == draft.phase for twin in roles)
    twin = next((name for name in twins if draft.roles.get(name)), None)
    parties = [p for p in draft.roles.get(twin or "", ()) if admits(role, p)]
    if parties:
        draft.roles[role.name] = parties
        draft.rules.append(f"same-as:{role.name}:{twin}")


def _part_mission(draft: Draft, role: Role, names: Names) -> None:
    """ "EUTM Mozambique trained commandos": the mission is named, and the European Union trains."""
    held = draft.roles.get(role.name, [])
    missions = [p for p in held if p.kind == "mission" and _sender(p, names) is not None]
    if not missions:
        return
    draft.roles[role.mission_in] = missions
    senders = [s for p in held if (s := _sender(p, names) if p in missions else p) is not None]
    draft.roles[role.name] = list({s.name: s for s in senders}.values())
    draft.rules.append(f"mission:{role.mission_in}:{role.name}")


def _sender(mission: Party, names: Names) -> Party | None:
    """The organisation whose mission it is, resting on the same words."""
    entries = names.readings(mission.org) if mission.org else ()
    entry = next((e for e in entries if e.kind == "organisation" and e.subkind != "mission"), None)
    if entry is None:
        return None
    party = organisation_party(names, entry, mission.text, mission.start or 0, mission.end or 0)
    return party if mission.start is not None else None
