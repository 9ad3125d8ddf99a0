"""Figures for a monitor, in the text form of Prometheus (version 0.0.4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

MEDIUM = "text/plain; version=0.0.4; charset=utf-8"

GAUGE, COUNTER, HISTOGRAM = "gauge", "counter", "histogram"

Sample = tuple[str, Mapping[str, str], float]
"""What stands behind the family's name, the labels, and the value."""


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of one name: what they count and in which unit, and each with its labels."""

    name: str
    kind: str
    meaning: str
    samples: tuple[Sample, ...]


def single(name: str, kind: str, meaning: str, value: float) -> Family:
    """A family of one figure without labels."""
    return Family(name, kind, meaning, (("", {}, value),))


def exposition(families: Iterable[Family]) -> str:
    """The text that a monitor reads; families without figures are left out."""
    return "".join(line + "\n" for family in families if family.samples for line in _lines(family))


def _lines(family: Family) -> Iterator[str]:
    yield f"# HELP {family.name} {_escaped(family.meaning)}"
    yield f"# TYPE {family.name} {family.kind}"
    for ending, labels, value in family.samples:
        told = ",".join(f'{name}="{_escaped(text, quoted=True)}"' for name, text in labels.items())
        yield f"{family.name}{ending}{f'{{{told}}}' if told else ''} {_number(value)}"


def _escaped(text: str, *, quoted: bool = False) -> str:
    safe = text.replace("\\", "\\\\").replace("\n", "\\n")
    return safe.replace('"', '\\"') if quoted else safe


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
