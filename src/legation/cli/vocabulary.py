"""What filters may say: the codebook's words, and the states by any of their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from legation.codebook.affairs import Lifecycle
from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.codebook.mapping import code
from legation.exports.rows import Codes
from legation.views.filters import Vocabulary
from legation.views.wording import RoleOrder
from legation.world import lexicon
from legation.world.folding import key


@dataclass(frozen=True, slots=True)
class Known:
    """The codebook as listings need it: words for filters, types and roles in their order, codes of other schemes, and
    the whole of it.
    """

    words: Vocabulary
    types: tuple[str, ...]
    roles: RoleOrder
    codes: Codes
    cycles: Mapping[str, Lifecycle]
    book: Codebook


def known(codebook: Path | None) -> Known:
    """Load the codebook and the table of states. Raises CodebookError where it has faults."""
    return known_of(load(codebook))


def known_of(book: Codebook) -> Known:
    """What filters may say by a codebook that is loaded already."""
    return Known(
        words=Vocabulary(
            types=tuple(one.name for one in book.types),
            phases=tuple(sorted({phase for one in book.types for phase in one.all_phases})),
            modalities=book.modalities,
            roles=book.role_names,
            resolve=state_code,
        ),
        types=tuple(one.name for one in book.types),
        roles={one.name: tuple(role.name for role in one.roles) for one in book.types},
        codes=partial(code, book),
        cycles=book.lifecycles,
        book=book,
    )


def state_code(name: str) -> str | None:
    """The code of the state that is called so: by code, name, official name, past name or adjective."""
    return _codes().get(key(name))


@cache
def _codes() -> dict[str, str]:
    codes = {key(state.name): iso3 for iso3, state in lexicon.states().items()}
    for state in lexicon.states().values():
        for other in (state.official, state.adjective or "", state.iso3):
            codes.setdefault(key(other), state.iso3)
    for printed, entry in lexicon.forms():
        if entry.kind == "state" and entry.iso3 and entry.org is None:
            codes.setdefault(key(printed), entry.iso3)
    return codes
