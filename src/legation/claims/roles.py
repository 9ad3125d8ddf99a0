"""Who fills which role of an act by the words of its own sentence: the trigger's slots, the operators around it,
places, the one party left.
"""

from dataclasses import replace

from legation.claims.draft import Draft
from legation.claims.slots import fillers
from legation.codebook.entries import ANY_FORCES, EventType, Role
from legation.language.discourse import ADJECTIVES, state_party
from legation.language.voices import MEDIA
from legation.model.claim import Party
from legation.world.names import Names

ARMED = frozenset({"Armed Forces", "Army", "Navy", "Air Force"})
Part = tuple[str, str | None, str | None]
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
            if added and role.located and any(draft.passage.parties.is_ground(h) for h in heads):
                draft.grounded.add(role.name)
            if added and not role.many:
                break
    for role_name, head in draft.progress.roles:
        if role_name in draft.event_type.role_names:
            _add(draft, _role(draft.event_type, role_name), draft.passage.graph.conjuncts(head))
    _separate(draft)
    for role_name, head in draft.progress.likely:
        _add_likely(draft, _role(draft.event_type, role_name), draft.passage.graph.conjuncts(head))
    _note_first_person(draft)


def _note_first_person(draft: Draft) -> None:
    """A rule for each role whose party the page calls "we" or "our": by what it is known who that is."""
    for name, parties in draft.roles.items():
        known = {basis for p in parties if (basis := draft.passage.parties.spoken_by(p)) is not None}
        draft.rules += [f"first-person:{name}:{basis}" for basis in sorted(known)]


def _add_likely(draft: Draft, role: Role, heads: list[int]) -> None:
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
    return next((r for r in event_type.roles if r.name == name), Role(name, ()))


def _add(draft: Draft, role: Role, heads: list[int]) -> bool:
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
    parties = draft.passage.parties.of(head)
    if not parties:
        parties = draft.passage.parties.owners(head)
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
    """Say whether nothing but pronouns fills a role ("Washington would train their crews")."""
    held = draft.roles.get(role, ())
    return bool(held) and all(draft.passage.parties.is_pronoun(p.text) for p in held)


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
        held = {key(p)[0] for n in draft.event_type.distinct if n != role.name for p in draft.roles.get(n, ())}
        if iso3 and iso3 not in held:
            text = draft.place.text if draft.place and not field else ""
            start, end = (draft.place.start, draft.place.end) if draft.place and not field else (None, None)
            draft.roles[role.name] = [state_party(names, iso3, text, start, end)]
            draft.rules.append(f"field-of-mission:{role.name}" if field else f"country-of-place:{role.name}")


def gain(draft: Draft) -> None:
    """Whoever an act is held at takes part in it: "Kenyan troops are in Tanzania for an exercise" is of both."""
    for role in draft.event_type.roles:
        held = draft.roles.get(role.name, [])
        if not role.gains or sum(_weight(p) for p in held) > 1:
            continue
        near = [p for n in role.gains if n not in draft.inherited for p in draft.roles.get(n, ())]
        near += _forces(draft) if ANY_FORCES in role.gains else []
        known = {key(p) for p in held}
        added = list({key(p): p for p in near if admits(role, p) and key(p) not in known}.values())
        if added and (held or len(added) > 1):
            draft.roles[role.name] = [*held, *added]
            draft.rules.append(f"gains:{role.name}")


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


def _weight(party: Party) -> int:
    """An alliance counts for its members: it needs no second party."""
    return 1 if party.kind in ("state", "person") else 2


def _leave_to_place(draft: Draft, role: Role, country: str | None) -> None:
    """A state that the words of a side do not name ("soldiers", "they") is no side of an act in that state's land: the
    place fills the role that is tied to it. Where things move, the place may be where they come from.
    """
    if not role.located or role.steady or "to" in dict(draft.trigger.roles).get(role.name, ()):
        return
    for name in draft.event_type.distinct:
        parties = draft.roles.get(name, ()) if name != role.name else ()
        if len(parties) == 1 and parties[0].iso3 == country and not _names_itself(draft, parties[0]):
            del draft.roles[name]


def _names_itself(draft: Draft, party: Party) -> bool:
    """Whether the words of a party, or those beside them, name its state."""
    graph = draft.passage.graph
    at = None if party.start is None else party.start - draft.passage.offset
    heads = [t.i for t in graph.parse.tokens if t.start == at]
    near = {j for i in heads for j in (i, *graph.slot(i, "possessor", "modifier", "of", "from"))}
    return any((a := draft.passage.overlay.at(j)) is not None and a.entry.kind == "state" for j in near)


def _country_of_sentence(draft: Draft) -> str | None:
    """The one country that the sentence names as a place ("in Norway") or by a base there, whatever clause it stands
    in.
    """
    first, last = draft.passage.parse.sentences[draft.sentence]
    atoms = [a for a in draft.passage.overlay.atoms if first <= a.first < last]
    sites = {a.entry.iso3 for a in atoms if a.entry.kind == "site" and a.entry.iso3}
    if len(sites) == 1:
        return sites.pop()
    named = {
        a.entry.key for a in atoms if a.entry.kind == "state" and a.entry.form == "name" and _is_place(draft, a.head)
    }
    return named.pop() if len(named) == 1 else None


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


def complete(draft: Draft, earlier: list[Draft]) -> None:
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
        if role.inherit and role.left and not draft.roles.get(role.name) and not _among_themselves(draft, role):
            free = _free_parties(draft, role)
            if len(free) == 1 and not _across(draft, role, free[0], earlier):
                draft.roles[role.name] = free
                draft.rules.append(f"only-party-left:{role.name}")


def _across(draft: Draft, role: Role, party: Party, earlier: list[Draft]) -> bool:
    """Say whether the story so far has the party only on the other side of such acts: whom it told to be armed is not
    the supplier now.
    """
    if role.name not in draft.event_type.distinct:
        return False
    held = [
        name
        for d in earlier
        if d.event_type is draft.event_type
        for name in d.event_type.distinct
        if key(party)[0] in d.iso3s(name)
    ]
    return bool(held) and role.name not in held


def _among_themselves(draft: Draft, role: Role) -> bool:
    """ "Peru and Chile put off their meeting": several parties on one side may have no other side."""
    apart = draft.event_type.apart
    return role.name in apart and any(len(draft.roles.get(n, ())) > 1 for n in apart)


def _free_parties(draft: Draft, role: Role) -> list[Party]:
    """Parties of the sentence that play no other part in the act and do not merely speak: those named, else those
    described, as the other side of what the act itself tells.
    """
    named = _free(draft, role, _named(draft))
    return named if named or not draft.roles else _free(draft, role, _described(draft))


def _free(draft: Draft, role: Role, heads: list[int]) -> list[Party]:
    used = {key(p)[0] for held in draft.roles.values() for p in held}
    found: dict[str, Party] = {}
    busy = _speaking(draft) | _acting(draft)
    for head in heads:
        if head in busy or draft.passage.people.at(head) is not None or _spoken_for(draft, role, head):
            continue
        if role.maker and _elsewhere_told(draft, head):
            continue
        for party in parties_behind(draft, head):
            if admits(role, party) and key(party)[0] not in used:
                found.setdefault(key(party)[0], party)
    return list(found.values())


def _named(draft: Draft) -> list[int]:
    """Heads of the names of states and organisations in the sentence, and of the people that an adjective gives a
    state ("Belgian paratroopers").
    """
    graph = draft.passage.graph
    first, last = draft.passage.parse.sentences[draft.sentence]
    heads = []
    for atom in draft.passage.overlay.atoms:
        if not first <= atom.first < last or atom.entry.kind not in ("state", "organisation"):
            continue
        if atom.entry.form not in ADJECTIVES:
            heads.append(atom.head)
        elif draft.passage.parties.is_people(graph.token(atom.head).head):
            heads.append(graph.token(atom.head).head)
    return heads


def _described(draft: Draft) -> list[int]:
    """Heads of the definite nouns of the sentence that describe a party named elsewhere: "the kingdom", "the force"."""
    tokens = draft.passage.parse.tokens
    first, last = draft.passage.parse.sentences[draft.sentence]
    return [i for i in range(first, last) if tokens[i].pos == "NOUN" and draft.passage.parties.is_description(i)]


def _speaking(draft: Draft) -> set[int]:
    """The words of whoever speaks: "Radio Macuto, an outlet based in Madrid, quoted …"."""
    parse = draft.passage.parse
    return {i for v in draft.voices if v.head >= 0 for i in range(*parse.subtree(v.head))} - {draft.anchor}


def _acting(draft: Draft) -> set[int]:
    """Who does something else: what governs an act that names its doer ("Washington blocked the resale by Israel"), or
    what a clause of time or condition beside it tells ("once Slovakia agrees").
    """
    graph = draft.passage.graph
    verbs = [i for i in draft.progress.governors if graph.is_verb(i)] if _doer_told(draft) else []
    around = {draft.anchor, *(f.token for f in graph.chain(draft.anchor))}
    first, last = draft.passage.parse.sentences[draft.sentence]
    verbs += [i for i in range(first, last) if graph.token(i).dep == "advcl" and graph.is_verb(i) and i not in around]
    return {j for i in verbs for j in graph.slot(i, "agent")}


def _elsewhere_told(draft: Draft, head: int) -> bool:
    """A party that only says where something else is, or whose something else is: "the war in Ukraine", "what Uganda's
    neighbours paid".
    """
    graph = draft.passage.graph
    token = graph.token(head)
    above = graph.token(token.head)
    if token.dep == "pobj" and above.lemma == "in" and above.dep == "prep":
        noun = above.head
        return graph.token(noun).pos == "NOUN" and noun != draft.anchor and noun not in draft.consumed
    verb = graph.token(above.head)
    apart = verb.i != draft.anchor and verb.i not in draft.progress.path and verb.dep in ("ccomp", "advcl", "relcl")
    return token.dep == "poss" and above.dep == "nsubj" and apart


def _doer_told(draft: Draft) -> bool:
    return bool(draft.passage.graph.slot(draft.anchor, "by", "possessor"))


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
        if sum(_weight(p) for p in draft.roles.get(name, ())) < count:
            return False
    return all(any(draft.roles.get(n) for n in names) for names in draft.event_type.minimum)
