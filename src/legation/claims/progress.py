"""How far an act got, as the walk outward from its trigger has it so far."""

from dataclasses import dataclass, field, replace
from typing import Protocol

from legation.codebook.entries import EventType


class Carried(Protocol):
    """Anything that tells which words carry an act."""

    @property
    def governors(self) -> list[int]:
        """The words that govern the act, nearest first."""


@dataclass
class Progress:
    """The state of the walk outward: phase and modality so far, roles that operators gave, rules that fired; `dropped`
    says why it is no act. `denies` is the phase that a denial denies. `likely` are roles that an operator's
    arguments have if nothing else of the clause has them.
    """

    event_type: EventType
    phase: str
    modality: str | None = None
    roles: list[tuple[str, int]] = field(default_factory=list)
    likely: list[tuple[str, int]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    operators: list[str] = field(default_factory=list)
    dropped: str = ""
    stage: str = "act"
    path: set[int] = field(default_factory=set)
    conditional: bool = False
    governors: list[int] = field(default_factory=list)
    governed: bool = False
    told: bool = False
    timeless: bool = False
    tenses: tuple[tuple[str, str], ...] = ()
    denies: str | None = None
    worded: bool = False

    def copy(self) -> "Progress":
        """The same state, to be changed by itself."""
        return replace(
            self,
            roles=[*self.roles],
            likely=[*self.likely],
            rules=[*self.rules],
            operators=[*self.operators],
            path={*self.path},
            governors=[*self.governors],
        )
