"""What linking looks at in an event: all that its claims tell of who, what, where and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from legation.codebook.affairs import Lifecycle
from legation.model.claim import Claim
from legation.model.event import Event
from legation.register.features import OPEN_END, OPEN_START, Days, Features, features
from legation.register.phases import stage

NO_CYCLE = Lifecycle()


@dataclass(frozen=True, slots=True)
class Act:
    """An event as affairs see it. `seen` holds the most that its claims tell, `rank` the place of its phase in the
    type's order (None for side exits), `when` the days between which the act stands in the course of its affair: its
    own, for what is meant to happen the day of the first report; None if unknown. `due` is the day for which it is
    meant. `lasting` acts make a rule or a body that stands for years, `renews` says that one prolongs it; of a type
    done `in_batches` more may come after one was done.
    """

    event: Event
    seen: Features
    rank: int | None
    when: Days | None
    due: int | None
    ahead: bool
    lasting: bool
    renews: bool
    in_batches: bool

    @property
    def day(self) -> int | None:
        """The last day on which the act may have come about."""
        return self.when[1] if self.when else None

    @property
    def holds(self) -> bool:
        """Whether it is a state that holds, and no step."""
        return self.seen.stage == "state"

    @property
    def event_id(self) -> str:
        """The event's id."""
        return self.event.event_id

    @property
    def type(self) -> str:
        """The event's type."""
        return self.event.lead.type

    @property
    def phase(self) -> str:
        """The event's phase."""
        return self.event.lead.phase


def act_of(event: Event, cycles: Mapping[str, Lifecycle]) -> Act:
    """The event as an act of its affair."""
    cycle = cycles.get(event.lead.type, NO_CYCLE)
    claims = sorted(event.claims, key=lambda claim: (claim is not event.lead, claim.claim_id))
    told = [features(claim) for claim in claims]
    seen = _most(told)
    lead = event.lead
    ahead = lead.phase in cycle.rules.due or seen.act[2] == "ahead"
    return Act(
        event=event,
        seen=seen,
        rank=cycle.phases.index(lead.phase) if lead.phase in cycle.phases else None,
        when=_reported(told) if ahead else _news(claims) or _closed(seen.days) or _reported(told),
        due=_due(event) if ahead else None,
        ahead=ahead,
        lasting=cycle.rules.standing is not None,
        renews=any(claim.until or claim.duration for claim in claims),
        in_batches=cycle.rules.deal is not None,
    )


def _most(told: Collection[Features]) -> Features:
    """The lead's features, with what only others tell: more parties in a role, a designation, a batch, a place."""
    lead, *others = told
    for other in others:
        roles = {**other.roles, **lead.roles}
        roles |= {role: p for role, p in other.roles.items() if p > roles[role]}
        lead = replace(
            lead,
            roles=roles,
            parties=frozenset().union(*roles.values()),
            item=lead.item or other.item,
            designation=lead.designation or other.designation,
            kind=lead.kind | other.kind,
            quantity=lead.quantity or other.quantity,
            batch=lead.batch or other.batch,
            days=lead.days or other.days,
            place=lead.place or other.place,
            point=lead.point or (other.point if not lead.place else None),
        )
    return lead


def _news(claims: Sequence[Claim]) -> Days | None:
    """The day by which an act of the news came about, where no more is told of its time: it was not long before."""
    told = next((claim for claim in claims if claim.date.start or claim.date.end), None)
    if told is None or told.date.start or not told.date.end or told.background or stage(told.phase) == "state":
        return None
    day = date.fromisoformat(told.date.end).toordinal()
    return day, day


def _closed(days: Days | None) -> Days | None:
    """The stretch, an open side closed by the other."""
    if days is None or days == (OPEN_START, OPEN_END):
        return None
    first, last = days
    return (last if first == OPEN_START else first), (first if last == OPEN_END else last)


def _due(event: Event) -> int | None:
    """The last day by which the latest report has it done; each new plan supersedes the one before (codebook 4)."""
    plans = [(claim.story.published or "", claim.date.end or claim.date.start) for claim in event.claims]
    days = sorted((published, day) for published, day in plans if day)
    return date.fromisoformat(days[-1][1]).toordinal() if days else None


def _reported(told: Collection[Features]) -> Days | None:
    first = min((seen.published for seen in told if seen.published is not None), default=None)
    return (first, first) if first is not None else None
