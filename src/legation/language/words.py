"""The word lists of the language layer, read once."""

from functools import lru_cache
from typing import Any

from legation.model.packaged import listed


@lru_cache(maxsize=1)
def description_words() -> dict[str, Any]:
    """The word lists of descriptions.yaml."""
    return listed("legation.language", "descriptions")


@lru_cache(maxsize=1)
def voice_words() -> dict[str, frozenset[str]]:
    """The word lists of voices.yaml."""
    return {name: frozenset(words) for name, words in listed("legation.language", "voices").items()}
