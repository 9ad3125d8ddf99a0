"""The pages layer's word lists and rules, read once from the YAML files beside the code."""

import re
from functools import cache
from typing import Any

from legation.model.packaged import listed


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of `data/NAME.yaml`; every such file is a mapping."""
    return listed("legation.pages", name)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return the word list `key` of a data file, in lower case."""
    return frozenset(str(word).lower() for word in table(name)[key]["words"])


@cache
def alternatives(name: str, key: str) -> str:
    """Return the word list `key` as one regular expression group, longest words first so that none hides another."""
    longest = sorted({str(word) for word in table(name)[key]["words"]}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + ")"
