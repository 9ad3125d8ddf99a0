"""Who fills a role that the clause leaves open while its sentence names one more party."""

from collections.abc import Collection

from legation.claims.draft import Draft
from legation.claims.roles import admits, key, parties_behind, separate
from legation.codebook.entries import Role
from legation.language.discourse import ADJECTIVES
from legation.model.claim import Party


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
            separate(draft)
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


def is_occupied(draft: Draft, role: Role, head: int, busy: Collection[int]) -> bool:
    """Say whether a phrase of the sentence plays another part: its party does something else (is one of `acting`),
    stands under another role's preposition, or only tells where something is.
    """
    return head in busy or _spoken_for(draft, role, head) or _elsewhere_told(draft, head)


def _free(draft: Draft, role: Role, heads: list[int]) -> list[Party]:
    used = {key(p)[0] for held in draft.roles.values() for p in held}
    found: dict[str, Party] = {}
    busy = _speaking(draft) | acting(draft)
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


def acting(draft: Draft) -> set[int]:
    """Who does something else: what governs an act that names its doer ("Washington blocked the resale by Israel"), or
    what a clause of time or condition beside it tells ("once Slovakia agrees").
    """
    graph = draft.passage.graph
    verbs = [i for i in draft.progress.governors if graph.is_verb(i)] if _doer_told(draft) else []
    around = {draft.anchor, *(f.token for f in graph.chain(draft.anchor))}
    first, last = draft.passage.parse.sentences[draft.sentence]
    verbs += [i for i in range(first, last) if graph.token(i).dep == "advcl" and graph.is_verb(i) and i not in around]
    return {j for i in verbs for j in graph.slot(i, "agent")}


def _doer_told(draft: Draft) -> bool:
    return bool(draft.passage.graph.slot(draft.anchor, "by", "possessor"))


def _spoken_for(draft: Draft, role: Role, head: int) -> bool:
    """A party under a preposition that the trigger keeps for another role ("to Kyiv") is no filler of this one."""
    token = draft.passage.graph.token(head)
    governor = draft.passage.graph.token(token.head)
    if token.dep != "pobj" or governor.pos not in ("ADP", "SCONJ"):
        return False
    slots = {r.name: r.slots for r in draft.event_type.roles if r.slots} | dict(draft.trigger.roles)
    mine = governor.lemma in slots.get(role.name, ())
    return not mine and any(governor.lemma in taken for name, taken in slots.items() if name != role.name)


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
