"""The word lists of the language layer, read once."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache(maxsize=1)
def description_words() -> dict[str, Any]:
    """The word lists of descriptions.yaml."""
    raw = files("legation.language").joinpath("data/descriptions.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(raw))
