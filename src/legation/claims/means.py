"""What the tables of the world tell of a state's means: whether its industry makes weapons, whether an organisation has
a mission in its land. Who makes many kinds gives and sends more often than it takes.
"""

from collections.abc import Mapping
from functools import lru_cache

from legation.language.discourse import known_missions
from legation.world import World

# so many designations that a state makes begin a class: none, a few, some, many, most kinds
CLASSES = (1, 8, 40, 150)

Means = Mapping[str, frozenset[str]]
"""The marks of every state that makes a weapon or has a mission in it, by ISO3."""
INDUSTRY = "industry-"
UNKNOWN = frozenset({f"{INDUSTRY}0"})
"""The marks of a state that the tables do not name."""


@lru_cache(maxsize=4)
def means_of(world: World) -> Means:
    """The marks by state, from the tables of weapons and of missions."""
    made = world.weapons.made_by()
    fields = {e.iso3 for e in known_missions(world.names) if e.iso3 and e.org}
    return {
        iso3: frozenset({f"{INDUSTRY}{sum(made.get(iso3, 0) >= least for least in CLASSES)}"})
        | (frozenset({"mission-field"}) if iso3 in fields else frozenset())
        for iso3 in {*made, *fields}
    }
