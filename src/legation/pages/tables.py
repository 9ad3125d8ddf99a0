"""The pages layer's word lists and rules, read once from the YAML files beside the code."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> dict[str, Any]:
    """Return the content of `data/NAME.yaml`; every such file is a mapping."""
    text = files("legation.pages").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    if not isinstance(loaded, dict):
        raise ValueError(f"data/{name}.yaml is not a mapping")
    return loaded


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return the word list `key` of a data file, in lower case."""
    return frozenset(str(word).lower() for word in table(name)[key]["words"])


@cache
def alternatives(name: str, key: str) -> str:
    """Return the word list `key` as one regular expression group, longest words first so that none hides another."""
    listed = sorted({str(word) for word in table(name)[key]["words"]}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"
