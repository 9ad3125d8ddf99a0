"""A claim in the making: what a trigger found, before sources, dates and the merging of repeats."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from legation.claims.gapping import Share
from legation.claims.nearness import Near
from legation.claims.points import Score
from legation.claims.progress import Progress
from legation.codebook.entries import EventType, Trigger
from legation.language.reading import Passage
from legation.language.times import TimeExpression
from legation.language.voice import Voice
from legation.model.claim import ClaimDate, Item, Party, Place


@dataclass(eq=False)
class Draft:
    """One act found at one trigger word of a passage; later layers fill it in."""

    event_type: EventType
    trigger: Trigger
    passage: Passage
    anchor: int
    progress: Progress
    roles: dict[str, list[Party]] = field(default_factory=dict)
    item: Item | None = None
    place: Place | None = None
    date: ClaimDate = field(default_factory=ClaimDate)
    duration: str | None = None
    until: str | None = None
    told_by: TimeExpression | None = None
    voices: tuple[Voice, ...] = ()
    background: bool = False
    modality: str = "asserted"
    rules: list[str] = field(default_factory=list)
    grounded: set[str] = field(default_factory=set)
    inherited: list[str] = field(default_factory=list)
    sentences: list[tuple[int, int, str]] = field(default_factory=list)
    lead: bool = False
    consumed: frozenset[int] = frozenset()
    things: frozenset[int] = frozenset()
    # True where what the act is done to can also pass from hand to hand
    passing: bool = False
    # who owns what a short phrase of the passage stands for: "the last 40" after "Dutch soldiers"
    owners: Mapping[int, tuple[Party, ...]] = field(default_factory=dict)
    # which of several things under one verb it is of: "two boats to Senegal and five to Togo"
    share: Share | None = None
    # of a loose draft: how nearly its trigger is met, and what in the telling stood against it
    near: Near | None = None
    obstacle: str = "none"
    score: Score | None = None

    @property
    def sentence(self) -> int:
        """The number of the passage's sentence that holds the trigger."""
        return self.passage.graph.token(self.anchor).sentence

    @property
    def offset(self) -> int:
        """Where the trigger stands in the story's text."""
        return self.passage.graph.token(self.anchor).start + self.passage.offset

    @property
    def denies(self) -> str | None:
        """The phase that a denial says was not reached; None where nothing is denied."""
        return self.progress.denies if self.phase == "denied" else None

    @property
    def phase(self) -> str:
        """The phase worked out so far."""
        return self.progress.phase

    def iso3s(self, role: str) -> frozenset[str]:
        """Keys of the parties in a role: ISO3, or the name where there is none."""
        return frozenset(p.iso3 or p.name for p in self.roles.get(role, ()))
