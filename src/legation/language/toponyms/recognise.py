"""Which words of a text are place names."""

from collections.abc import Sequence

from legation.language.parse import Parse
from legation.world.entries import Hit

PLACE_KINDS = ("state", "region", "place", "site")
PLACE_LABELS = ("GPE", "LOC", "FAC")


def recognise(parse: Parse, hits: Sequence[Hit], offset: int) -> list[tuple[int, int]]:
    """The place names of one parsed text, as offsets that start at `offset`: those that the tables know, demonyms and
    metonyms among them, and those that the grammar takes for places where the tables know nothing else.
    """
    found = [(h.start, h.end) for h in hits if h.entries and h.entries[0].kind in PLACE_KINDS]
    for name in parse.names:
        if name.label not in PLACE_LABELS:
            continue
        first = name.start + (parse.tokens[name.start].tag == "DT" and name.end > name.start + 1)
        last = name.end - (parse.tokens[name.end - 1].tag == "POS" and name.end > first + 1)
        start, end = parse.tokens[first].start + offset, parse.tokens[last - 1].end + offset
        if not any(h.start < end and start < h.end for h in hits if h.entries):
            found.append((start, end))
    return sorted(found)
