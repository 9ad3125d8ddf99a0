"""What merging and affairs need to know of a phase without a codebook at hand: the stage it stands for, and the phases
that reports take for one another.

Phases that only a user's codebook knows have no stage here, and are taken for no other.
"""

from functools import cache
from typing import Any

import yaml

from legation.codebook.documents import default_directory


def stage(phase: str) -> str:
    """The stage a phase stands for (`phases.yaml`): prospect, act, state, halt, end, no or said; empty if unknown."""
    return str(_phases().get(phase, {}).get("stage", ""))


def common_phase(phase: str) -> str:
    """One name for phases that reports take for one another: "lifted" where others say "eased" of the same vote."""
    return min([phase, *_taken_for(phase)])


def confused(one: str, other: str) -> bool:
    """Whether two different phases may be told of one act by reports that differ."""
    return one != other and common_phase(one) == common_phase(other)


def _taken_for(phase: str) -> list[str]:
    return [str(other) for other in _phases().get(phase, {}).get("taken_for", ())]


@cache
def _phases() -> dict[str, dict[str, Any]]:
    text = (default_directory() / "phases.yaml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return found
