"""The word lists of the language layer, read once."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def description_words() -> dict[str, Any]:
    """The word lists of descriptions.yaml."""
    return _lists("descriptions")


@lru_cache(maxsize=1)
def voice_words() -> dict[str, frozenset[str]]:
    """The word lists of voices.yaml."""
    return {name: frozenset(words) for name, words in _lists("voices").items()}


def _lists(name: str) -> dict[str, Any]:
    raw = files("legation.language").joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(raw))
