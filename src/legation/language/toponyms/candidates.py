"""What a place name could mean, before the story is asked."""

from functools import cache

from legation.language.toponyms.forms import forms, is_direction, spelt_out
from legation.world.folding import key
from legation.world.gazetteer import Gazetteer, Place
from legation.world.names import Names

# what the tables know by a name and what stands on no map
_NO_PLACE = frozenset({"organisation", "person", "outlet", "title"})


class Candidates:
    """The places that printed names could mean: gazetteer and tables, demonyms and metonyms."""

    def __init__(self, names: Names, gazetteer: Gazetteer) -> None:
        self._names = names
        self._gazetteer = gazetteer
        self.of = cache(self._of)

    def _of(self, name: str) -> tuple[Place, ...]:
        """Every place that a name could mean, in no order; () where the tables know something else by it."""
        if is_direction(name):
            return ()
        for form in forms(name):
            if self._names_no_place(form):
                return ()
            found = [p for f in dict.fromkeys((form, spelt_out(form))) for p in self._gazetteer.candidates(f)]
            found += [place for place in self._by_word(form, bool(found)) if place not in found]
            if found:
                return tuple(found)
        return ()

    def holders(self, names: list[str]) -> tuple[Place, ...]:
        """The states and provinces that the first known of several names could mean."""
        for name in names:
            found = tuple(p for p in self.of(name) if p.precision in ("country", "province"))
            if found:
                return found
        return ()

    def _names_no_place(self, form: str) -> bool:
        """True of what the tables know as something without a place: "EU" is no town in France."""
        kinds = {entry.kind for entry in self._names.readings(form)}
        if kinds == {"region"}:
            return all(place.precision != "region" for place in self._gazetteer.candidates(form))
        return bool(kinds) and kinds <= _NO_PLACE

    def _by_word(self, form: str, is_place: bool) -> list[Place]:
        """The state of a demonym ("Turkish"); the capital that a metonym stands in ("the Kremlin")."""
        found: list[Place] = []
        for entry in self._names.readings(form):
            if entry.kind != "state":
                continue
            state = self._names.state(entry.key)
            if entry.form.startswith("demonym"):
                found += [p for p in self._gazetteer.candidates(state.name) if p.precision == "country"]
            elif entry.form == "metonym" and not is_place and state.capital:
                found += [p for p in self._gazetteer.candidates(state.capital) if p.capital]
        return found

    def is_seat(self, name: str, place: Place) -> bool:
        """True of a province that is called like a town in it, or like the capital of its state."""
        return any(
            p.precision == "town" and p.exact and p.country == place.country and (p.capital or p.admin1 == place.admin1)
            for p in self.of(name)
        )

    def is_part(self, name: str, state: Place) -> bool:
        """True where the word for a state names one of its parts, or who comes from there: "England", "English"."""
        return key(state.name) != key(name) and any(
            p.precision == "province" and p.exact and p.country == state.country for p in self.of(name)
        )
