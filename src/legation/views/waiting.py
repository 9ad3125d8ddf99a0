"""Plans of some events, and what became of them: those of which nothing was seen by a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from legation.codebook.affairs import Lifecycle
from legation.model.event import Event
from legation.register.affairs import affairs
from legation.register.database import marks
from legation.register.features import modalities
from legation.register.query import Selection
from legation.register.store import Register
from legation.views.due import Due, due

MOST_ANSWERS = 160
"""Events, from the first of the plans on, among which their answers are looked for."""


@dataclass(frozen=True, slots=True)
class Waited:
    """What of some plans is due; whether so many events came after them that not all were looked at."""

    waiting: tuple[Due, ...]
    cut: bool


def plans(wanted: Selection, cycles: Mapping[str, Lifecycle]) -> Selection:
    """What of a selection is meant to happen: in a phase whose date is a day to come, or told as lying ahead."""
    phases = sorted({phase for cycle in cycles.values() for phase in cycle.rules.due})
    ahead = modalities("ahead")
    kinds = (
        f"SELECT k.number FROM kinds k WHERE k.phase IN ({marks(phases)}) "
        f"UNION SELECT k.number FROM kinds k WHERE k.modality IN ({marks(ahead)})"
    )
    return wanted.also(f"c.number IN (SELECT g.number FROM facets g WHERE g.kind IN ({kinds}))", *phases, *ahead)


def waiting(register: Register, made: Sequence[Event], cycles: Mapping[str, Lifecycle], on: str) -> Waited:
    """Which of the plans are due on a day and have not been answered by an act of the same parties since."""
    asked = {event.event_id: event for event in made}
    if not asked:
        return Waited((), cut=False)
    pairs = sorted({pair for event in made for pair in _sides(event)})
    first = min(_told(event) for event in made)[:7]
    codes = [code for pair in pairs for code in pair]
    after = Selection().also(_of_pairs(pairs), *codes, first, on[:7])
    answers = register.events(register.lately(after, MOST_ANSWERS, back=False))
    found = {event.event_id: event for event in answers}
    cut = len(found) == MOST_ANSWERS
    due_ones = due(affairs((found | asked).values(), cycles), on)
    return Waited(tuple(one for one in due_ones if one.event.event_id in asked), cut)


def _told(event: Event) -> str:
    """The day from which an answer may have come: of the first report, or of the plan's own date."""
    published = [claim.story.published for claim in event.claims if claim.story.published]
    lead = event.lead.date
    return min(filter(None, (*published, lead.start, lead.end)), default="0000")


def _sides(event: Event) -> set[tuple[str, str]]:
    """The states of which two stand in the event, or the only one twice."""
    codes = sorted({p.iso3 for claim in event.claims for _, held in claim.actors for p in held if p.iso3})[:6]
    return {(a, b) for at, a in enumerate(codes) for b in codes[at + 1 :]} or {(code, code) for code in codes}


def _of_pairs(pairs: Sequence[tuple[str, str]]) -> str:
    """The condition that both states of one of the pairs stand in a claim whose event is listed in some months."""
    told = ", ".join(["(CAST(? AS TEXT), CAST(? AS TEXT))"] * len(pairs))
    both = "SELECT a.sides FROM v JOIN sided a ON a.iso3 = v.one JOIN sided b ON b.sides = a.sides AND b.iso3 = v.other"
    sides = f"WITH v(one, other) AS (VALUES {told}) {both}"
    return f"c.number IN (SELECT g.number FROM facets g WHERE g.sides IN ({sides}) AND g.month >= ? AND g.month <= ?)"
