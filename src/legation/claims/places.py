"""Where an act happens: the place its clause names after "in", "at", "to", resolved with the countries in it."""

from legation.claims.draft import Draft
from legation.claims.slots import fillers
from legation.language.discourse import state_party
from legation.model.claim import Place
from legation.world.names import Names

LOCATIVE = ("in", "at", "near", "on", "outside", "off", "around", "across", "to")

# slots in which a place is where the act comes from or goes to; a patient is what was reached
PLACING = frozenset({"in", "at", "to", "into", "from", "patient"})

# prepositions that tell where a thing lies
SITED = ("in", "at", "near", "outside", "off", "on")

# words before a name that tell where something is
WHERE = frozenset({"in", "at", "near", "off", "outside"})


def place_draft(draft: Draft) -> None:
    """Give the draft its place when the clause names one that the gazetteer or the tables know."""
    countries = tuple(sorted({p.iso3 for parties in draft.roles.values() for p in parties if p.iso3}))
    named = [s for r in draft.event_type.roles if r.located for s in dict(draft.trigger.roles).get(r.name, ())]
    heads = [
        head
        for slot in dict.fromkeys((*named, *LOCATIVE))
        for head in fillers(draft.passage.graph, draft.anchor, slot, draft.progress)
    ]
    draft.place = next((place for head in heads if (place := _place(draft, head, countries)) is not None), None)
    if draft.place is None and named:
        sites = [site for head in heads for site in _own_sites(draft, head)]
        draft.place = next((place for site in sites if (place := _place(draft, site, countries)) is not None), None)


def _own_sites(draft: Draft, head: int) -> list[int]:
    """Where a thing lies at which an act is, as its own words tell: "at the training centre in Fetesti", "at a range
    near Tbilisi".
    """
    graph = draft.passage.graph
    if graph.token(head).tag not in ("NN", "NNS"):
        return []
    return [site for slot in SITED for site in graph.slot(head, slot) if site > head]


def countries_of_sentence(draft: Draft) -> set[str]:
    """The states of the story in whose land the towns and grounds lie that the act's sentence is set at, whatever
    clause they stand in: "will meet off Visakhapatnam". Where another thing is ("an office in Port of Spain") tells
    nothing of the act.
    """
    passage = draft.passage
    first, last = passage.parse.sentences[draft.sentence]
    found: set[str] = set()
    for i in range(first + 1, last):
        token = passage.graph.token(i)
        before = passage.graph.token(i - 1)
        of_thing = passage.graph.token(before.head).pos == "NOUN" and before.head != draft.anchor
        if token.tag in ("NNP", "NNPS") and before.lemma in WHERE and not of_thing:
            head = token.head if token.dep in ("compound", "nmod") and token.head > i else i
            place = _place(draft, head, passage.story_states)
            if place is not None and place.precision != "country" and place.country in passage.story_states:
                found.add(place.country)
    return found


def placed_parties(draft: Draft, names: Names) -> None:
    """Fill an empty role that the type lets a place fill: "unloaded at Mombasa" is Kenya's, "shipped from Kolkata"
    India's, in a story that speaks of these states.
    """
    for role in draft.event_type.roles:
        # a place alone makes no act between two sides: goods also move within a country
        if not role.placed or draft.roles.get(role.name) or not any(draft.roles.values()):
            continue
        others = {p.iso3 for n in draft.event_type.distinct if n != role.name for p in draft.roles.get(n, ())}
        for slot in dict(draft.trigger.roles).get(role.name, ()):
            place = _first_place(draft, slot) if slot.split(">")[-1].removeprefix("^") in PLACING else None
            if place is not None and place.country and place.country not in others:
                party = state_party(names, place.country, place.text or "", place.start, place.end)
                draft.roles[role.name] = [party]
                draft.rules.append(f"country-of-place:{role.name}")
                break


def _first_place(draft: Draft, slot: str) -> Place | None:
    graph = draft.passage.graph
    for head in fillers(graph, draft.anchor, slot, draft.progress):
        for i in (head, *(c for c in graph.parse.children[head] if graph.token(c).dep in ("compound", "nmod"))):
            place = _place(draft, i, draft.passage.story_states)
            if place is not None and place.country in draft.passage.story_states:
                return place
    return None


def _place(draft: Draft, head: int, countries: tuple[str, ...]) -> Place | None:
    passage = draft.passage
    atom = passage.overlay.at(head)
    if atom is not None:
        start, end, text, entry = atom.start, atom.end, atom.text, atom.entry
        if entry.kind == "state" and entry.form not in ("capital", "seat", "metonym"):
            return Place(entry.name, entry.key, precision="country", text=text, start=start, end=end)
        if entry.kind == "region":
            return Place(entry.name, None, precision="region", text=text, start=start, end=end)
        if entry.kind not in ("site", "place", "state"):
            return None
    else:
        if passage.in_time(head):
            return None
        span = _proper_run(draft, head)
        if span is None:
            return None
        start, end = span
        text = passage.parse.text[start - passage.offset : end - passage.offset]
    (name,) = passage.toponyms.resolve([(start, end)], countries)
    best = name.place
    if best is None:
        return None
    return Place(
        best.name, best.country, best.latitude, best.longitude, best.geonames, best.precision, text, start, end
    )


def _proper_run(draft: Draft, head: int) -> tuple[int, int] | None:
    tokens = draft.passage.parse.tokens
    if (
        tokens[head].tag not in ("NNP", "NNPS")
        or draft.passage.people.at(head) is not None
        or draft.passage.overlay.item_at(head) is not None
    ):
        return None
    first = head
    while first > 0 and tokens[first - 1].tag in ("NNP", "NNPS") and tokens[first - 1].dep in ("compound", "nmod"):
        first -= 1
    return tokens[first].start + draft.passage.offset, tokens[head].end + draft.passage.offset
