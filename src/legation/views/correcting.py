"""Whether the codebook has the word that a person wants to put into a field."""

from collections.abc import Collection

from legation.register.corrections import FIELDS, ROLE
from legation.views.filters import FilterError, Vocabulary


def check_word(field: str, value: str, words: Vocabulary) -> None:
    """Raise FilterError where the codebook has no such role, type, phase or modality."""
    if field.startswith(ROLE):
        _known("role", field.removeprefix(ROLE), words.roles)
    elif field == "type":
        _known(field, value, words.types)
    elif field == "phase":
        _known(field, value, words.phases)
    elif field == "modality":
        _known(field, value, words.modalities)


def correctable(roles: Collection[str]) -> list[str]:
    """The fields that can be corrected in a claim whose type has these roles."""
    return [*FIELDS, *(f"{ROLE}{role}" for role in roles)]


def _known(what: str, word: str, allowed: Collection[str]) -> None:
    if allowed and word not in allowed:
        raise FilterError(f"“{word}” is no {what}; the codebook knows {', '.join(sorted(allowed))}")
