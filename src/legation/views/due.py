"""What was meant to happen by a day and has not been seen: "delivery due in December: nothing found"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from legation.model.event import Event
from legation.register.acts import Act
from legation.register.affairs import Affair


@dataclass(frozen=True, slots=True)
class Due:
    """An act that is meant to happen by `day`, of which nothing was found by the day asked; `past` if that is over."""

    event: Event
    day: str
    past: bool


def due(affairs: Iterable[Affair], on: str) -> tuple[Due, ...]:
    """What of the affairs is due on a day and has not been seen, the earliest first."""
    today = date.fromisoformat(on).toordinal()
    found = [one for affair in affairs for one in _due_in(affair, today)]
    return tuple(sorted(found, key=lambda one: (one.day, one.event.event_id)))


def _due_in(affair: Affair, today: int) -> Iterator[Due]:
    acts = {act.event_id: act for act in affair.acts}
    for act in affair.acts:
        if act.due is None or not _known(act, today) or act.seen.act[2] == "denied":
            continue
        after = [acts[link.second] for link in affair.links if link.first == act.event_id]
        if not any(_answers(later, today) for later in after):
            yield Due(act.event, date.fromordinal(act.due).isoformat(), act.due < today)


def _known(act: Act, today: int) -> bool:
    """Whether the plan had been made known by the day; one whose report is undated had."""
    return act.when is None or act.when[0] <= today


def _answers(act: Act, today: int) -> bool:
    """Whether the act shows what became of a plan: it came about, was halted or given up."""
    return not act.ahead and act.seen.stage != "prospect" and act.when is not None and act.when[0] <= today
