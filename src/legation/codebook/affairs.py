"""What a type's acts have to do with other acts of one affair, as its file tells it under `affair`."""

from dataclasses import dataclass, field

RoleMap = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Acts of another type that acts of this one follow in an affair: a base handed over, then its troops gone.

    The earlier act is of `type` in one of `phases`, the later one in one of `then` (any, where empty). `roles` tells
    for each role of the earlier act which roles of the later one its parties play. `relation` is how people say it.
    """

    type: str
    phases: tuple[str, ...]
    then: tuple[str, ...]
    roles: RoleMap
    relation: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What acts of the type bring about and end, so that one may ask how it stands on a day.

    `name` is the word for it in `legation status`; it is asked by the state in the role `of`, and each party in `by`
    has its own. `states` tells how it stands after an act in a phase.
    """

    name: str
    of: str
    by: str
    states: dict[str, str]


@dataclass(frozen=True, slots=True)
class Deal:
    """A type whose acts add up: `giver` and `taker` are roles, `counted` the phases whose numbers are summed."""

    giver: str
    taker: str
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AffairRules:
    """How the type's acts hang together with each other and with those of other types.

    `due` are the phases whose date is the day for which an act is meant. With `site` an act at another place is of
    another affair.
    """

    due: tuple[str, ...] = ()
    site: bool = False
    follows: tuple[Crossing, ...] = ()
    standing: Standing | None = None
    deal: Deal | None = None


NO_RULES = AffairRules()


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A type as affairs see it: its phases in their order, its side exits, and its rules."""

    phases: tuple[str, ...] = ()
    side_phases: tuple[str, ...] = ()
    rules: AffairRules = field(default=NO_RULES)
