"""One act told twice on a page is one claim: a lead and its detail, a drill and "the drill"."""

from dataclasses import replace

from legation.claims.affair import NEAR
from legation.claims.consolidate import is_generic, same_item
from legation.claims.dating import reported
from legation.claims.draft import Draft
from legation.claims.roles import key
from legation.claims.stretches import go_on, goes_on, lengthen
from legation.claims.things import DEFINITE
from legation.language.graph import Graph
from legation.model.claim import Item

# pronouns for a thing or an act told before
POINTING = ("it", "this", "that", "they", "both")
# so many parties of an act that two sentences name make it one act
BOTH_SIDES = 2


def consolidate(drafts: list[Draft]) -> list[Draft]:
    """Merge drafts of one story that tell one act; the more specific one stays and takes over the other's evidence and
    parties. What could be the same act but neither shares enough with it nor tells anything of its own is passed over:
    its words are no evidence.
    """
    kept: list[Draft] = []
    for draft in drafts:
        running = next((k for k in kept if goes_on(k, draft)), None)
        if running is not None:
            go_on(running, draft)
            continue
        alike = [k for k in kept if _one_act(k, draft)]
        twin = next((k for k in alike if told_again(k, draft)), None)
        if twin is None and len(alike) == 1 and _names_none(draft):
            twin = alike[0]
        if twin is not None:
            kept[kept.index(twin)] = absorb(twin, draft)
        elif not alike or _tells(draft):
            kept.append(draft)
    return kept


def told_again(one: Draft, other: Draft) -> bool:
    """Whether two drafts share what makes them one act: a party that both name, and another party, a date, an item or a
    place; or the later takes up the earlier: "the drill, led by …".
    """
    named = {name for role in set(one.roles) & set(other.roles) for name in _named(one, role) & _named(other, role)}
    same = share_item(one, other) or _takes_up_thing(one, other)
    alike = _share_date(one, other) or same or _share_place(one, other)
    return len(named) >= BOTH_SIDES or (bool(named) and alike) or _takes_up(one, other)


def _takes_up(one: Draft, other: Draft) -> bool:
    """Soon after the one act the other speaks of "the drill", "this pact", "it", and gives it no other party."""
    earlier, later = sorted((one, other), key=lambda draft: draft.offset)
    if later.offset - earlier.offset > NEAR:
        return False
    if not any(_named(later, role) for role in later.roles):
        return True
    graph = later.passage.graph
    heads = {later.anchor, *graph.slot(later.anchor, "agent", "patient")}
    return any(_points_back(graph, i) for i in heads)


def _names_none(draft: Draft) -> bool:
    """ "The signing of the MOU will take place on Saturday": a definite act, or one on a definite thing, of which the
    sentence names no party and no thing anew.
    """
    if any(_named(draft, role) for role in draft.roles) or names_thing(draft):
        return False
    graph = draft.passage.graph
    heads = {draft.anchor, *graph.slot(draft.anchor, "agent", "patient", "of")}
    return any(_points_back(graph, i) for i in heads)


def _takes_up_thing(one: Draft, other: Draft) -> bool:
    """After a thing told by its designation the other speaks of "the missiles"."""
    earlier, later = sorted((one, other), key=lambda draft: draft.offset)
    return bool(earlier.item and earlier.item.designation) and not names_thing(later)


def names_thing(draft: Draft) -> bool:
    """Whether the act's sentence names its thing anew: by a number, a designation, or without "the"."""
    item = draft.item
    if item is None or item.start is None or item.quantity is not None or item.designation:
        return item is not None
    before = draft.passage.parse.text[: max(0, item.start - draft.passage.offset)].split()
    return not any(word.lower() in DEFINITE for word in before[-2:])


def _points_back(graph: Graph, i: int) -> bool:
    token = graph.token(i)
    if token.pos == "PRON":
        return token.lemma in POINTING
    return token.tag in ("NN", "NNS") and any(graph.token(c).lemma in DEFINITE for c in graph.parse.children[i])


def _named(draft: Draft, role: str) -> set[str]:
    """The parties that the draft's own words give the role."""
    return set() if role in draft.inherited else {key(p)[0] for p in draft.roles.get(role, ())}


def _share_date(one: Draft, other: Draft) -> bool:
    a, b = one.date, other.date
    if a.edtf and a.edtf == b.edtf:
        return True
    return bool(a.start and b.start and a.end and b.end) and same_dates(one, other)


def share_item(one: Draft, other: Draft) -> bool:
    """Whether two drafts name one thing: the same designation, or where there is none the same name or class."""
    a, b = one.item, other.item
    if a is None or b is None:
        return False
    if a.designation or b.designation:
        return a.designation == b.designation or _same_words(a, b)
    return a.name == b.name or (a.category == b.category is not None and not is_generic(a))


def _share_place(one: Draft, other: Draft) -> bool:
    return one.place is not None and other.place is not None and one.place.name == other.place.name


def _tells(draft: Draft) -> bool:
    """The draft's own words give it a date or a thing."""
    item = draft.item
    own = "inherited:item" not in draft.rules  # "the deal": of the thing told before
    thing = own and item is not None and item.start is not None and not is_generic(item)
    dated = bool(draft.date.start or draft.date.edtf)
    return thing or dated


def _one_act(one: Draft, other: Draft) -> bool:
    if one.event_type is not other.event_type or one.phase != other.phase:
        return False
    if _coordinated(one, other) and not _same_words(one.item, other.item):
        return False
    if not same_item(_own_thing(one), _own_thing(other)) or not same_dates(one, other):
        return False
    shared = set(one.roles) & set(other.roles)
    return all({key(p) for p in one.roles[r]} & {key(p) for p in other.roles[r]} for r in shared) and (
        bool(shared) or not other.roles
    )


def _own_thing(draft: Draft) -> Item | None:
    """What the act's own words tell of its thing: of "the contract" neither designation nor class."""
    if draft.item is None or "inherited:item" not in draft.rules:
        return draft.item
    return replace(draft.item, name="", designation=None, category=None)


def _same_words(one: Item | None, other: Item | None) -> bool:
    """ "The jets rolled off a ship and are now in the army's hands": one thing passes once, however many verbs."""
    return one is not None and other is not None and one.start is not None and one.start == other.start


def _coordinated(one: Draft, other: Draft) -> bool:
    """ "will lead the office and advise the ministry" are two acts of one clause."""
    graph = one.passage.graph
    if one.passage is not other.passage or one.anchor == other.anchor:
        return False
    return other.anchor in graph.conjuncts(graph.first_conjunct(one.anchor))


def same_dates(one: Draft, other: Draft) -> bool:
    """Times that can be one: neither tells another than the other."""
    a, b = one.date, other.date
    if not (a.start or a.end) or not (b.start or b.end):
        return not (a.edtf and b.edtf and a.edtf != b.edtf)
    return (a.start or "") <= (b.end or "9999") and (b.start or "") <= (a.end or "9999")


def absorb(twin: Draft, draft: Draft) -> Draft:
    """The draft that tells more of one act, with what only the other tells."""
    better, worse = (draft, twin) if _weight(draft) > _weight(twin) else (twin, draft)
    for role, parties in worse.roles.items():
        held = {key(p) for p in better.roles.get(role, ())}
        if not held or (role not in worse.inherited and held < {key(p) for p in parties}):
            better.roles[role] = parties
    if better.item is None or (
        worse.item is not None and worse.item.quantity is not None and better.item.quantity is None
    ):
        better.item = worse.item if better.item is None else better.item
    if not (better.date.start or better.date.end or better.date.edtf) or _sharper(worse, better):
        better.date = worse.date
    better.duration = better.duration or worse.duration
    better.until = better.until or worse.until
    lengthen(better, worse)
    better.background = better.background and worse.background
    better.lead = better.lead or worse.lead
    better.sentences += [s for s in worse.sentences if s not in better.sentences]
    return better


def _sharper(one: Draft, other: Draft) -> bool:
    """Whether the one tells by its own words the days of an act of which the other tells only a bound or a longer time:
    "has signed a pact, the ministry said Thursday. … put their names to it on Wednesday".
    """
    a, b = one.date, other.date
    if not (a.start and a.end) or reported(a) or not (b.start or b.end or b.edtf):
        return False
    within = (b.start or "") <= a.start and a.end <= (b.end or "9999")
    return within and (a.start, a.end) != (b.start, b.end)


def _weight(draft: Draft) -> tuple[int, int, int, int]:
    item = draft.item
    detail = 0 if item is None else bool(item.designation) + (item.quantity is not None) + bool(item.batch)
    own_roles = sum(bool(v) for k, v in draft.roles.items() if k not in draft.inherited)
    return (detail, bool(draft.voices), own_roles, -draft.offset)
