"""Who and what exists: states, organisations, offices, persons, outlets, places, weapons; tables and look-up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from legation.world.disambiguate import Resolver
from legation.world.entries import Entry, Hit, State
from legation.world.gazetteer import Gazetteer, Place
from legation.world.leaders import Leaders
from legation.world.names import Names
from legation.world.outlets import Outlet, Outlets

if TYPE_CHECKING:
    from legation.world.weapons import Weapons

# texts whose names are remembered, for the gate asks for those of a story before it is read; none of so many characters
REMEMBERED, LONG = 32, 20_000

__all__ = ["Entry", "Gazetteer", "Hit", "Leaders", "Names", "Outlet", "Outlets", "Place", "Resolver", "State", "World"]


@dataclass(frozen=True)
class World:
    """All that the package knows of the world, with a user's tables laid over it; parts are loaded when first used.

    `extra` is a directory with tables of the same names as the packaged ones.
    """

    extra: Path | None = None

    @classmethod
    def load(cls, extra: Path | None = None) -> "World":
        """The world with its names ready. Raises `tables.TableError` for a table that is not as described."""
        world = cls(extra)
        _ = world.names, world.resolver
        return world

    @classmethod
    @cache
    def shared(cls) -> "World":
        """The packaged world, loaded once for all who need no tables of their own."""
        return cls.load()

    @cached_property
    def names(self) -> Names:
        """Every known name of states, organisations, offices, persons, outlets and places."""
        return Names.load(self.extra)

    @cached_property
    def resolver(self) -> Resolver:
        """The rules that settle doubtful names."""
        return Resolver.load(self.extra)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places and coordinates; compiled into the cache directory on first use."""
        return Gazetteer.load(self.extra)

    @cached_property
    def weapons(self) -> "Weapons":
        """Designations and classes of military items."""
        from legation.world.weapons import Weapons

        return Weapons.load(self.extra)

    @cached_property
    def outlets(self) -> Outlets:
        """News agencies and outlets, by domain and name."""
        return Outlets.load(self.extra)

    @cached_property
    def leaders(self) -> Leaders:
        """Dated office-holders."""
        return Leaders.load(self.extra)

    def find(self, text: str, story_states: Sequence[str] = ()) -> list[Hit]:
        """The names of a text with the doubtful ones settled: `Names.find`, then `Resolver.resolve`."""
        find = self._remembered if len(text) <= LONG else self._find
        return [*find(text, tuple(story_states))]

    def _find(self, text: str, story_states: tuple[str, ...]) -> tuple[Hit, ...]:
        return tuple(self.resolver.resolve(text, self.names.find(text), story_states))

    @cached_property
    def _remembered(self) -> Callable[[str, tuple[str, ...]], tuple[Hit, ...]]:
        return lru_cache(REMEMBERED)(self._find)
