"""Where an act happens: the place its clause names after "in", "at", "to", resolved with the countries in it."""

from legation.claims.draft import Draft
from legation.claims.slots import fillers
from legation.model.claim import Place

LOCATIVE = ("in", "at", "near", "on", "outside", "off", "around", "across", "to")


def place_draft(draft: Draft) -> None:
    """Give the draft its place when the clause names one that the gazetteer or the tables know."""
    countries = tuple(sorted({p.iso3 for parties in draft.roles.values() for p in parties if p.iso3}))
    named = [s for r in draft.event_type.roles if r.located for s in dict(draft.trigger.roles).get(r.name, ())]
    for slot in dict.fromkeys((*named, *LOCATIVE)):
        for head in fillers(draft.passage.graph, draft.anchor, slot, draft.progress):
            place = _place(draft, head, countries)
            if place is not None:
                draft.place = place
                return


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
