"""Everything that is wrong with a codebook, at once."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from legation.codebook.documents import default_directory
from legation.codebook.entries import Codebook, EventType
from legation.codebook.faults import Fault
from legation.codebook.languages import language_faults
from legation.codebook.load import Examined, examine

EXAMPLES = 8
NEAR_MISSES = 6


def check(directory: Path | None = None) -> list[Fault]:
    """The faults of the shipped codebook, or of it with a user's directory laid over, sorted by file and key.

    Beside what `load` would refuse, it wants enough examples and near misses of every type, and every concept and phase
    to be of use.
    """
    own = directory is None or directory.resolve() == default_directory().resolve()
    examined = examine(None if own else directory)
    shipped = None if own else examine(None).codebook
    languages = language_faults(default_directory())
    return sorted({*examined.faults, *languages, *_examples(examined), *_unused(examined.codebook, shipped)})


def _examples(examined: Examined) -> Iterator[Fault]:
    for event_type, file in zip(examined.codebook.types, examined.files, strict=True):
        for key, wanted in (("examples", EXAMPLES), ("near_misses", NEAR_MISSES)):
            there = len(getattr(event_type, key))
            if there < wanted:
                yield Fault(file, key, f"at least {wanted} are wanted; there are {there}")


def _unused(book: Codebook, shipped: Codebook | None) -> Iterator[Fault]:
    """Concepts and phases that no type speaks of; the shipped ones are there for a user's types to use or not."""
    concepts = {c.removeprefix("@") for t in book.types for c in _concepts_of(t) if c.startswith("@")}
    phases = set(chain.from_iterable(t.all_phases for t in book.types))
    for file, names, used, known in (
        ("concepts.yaml", book.concepts, concepts, shipped.concepts if shipped else {}),
        ("phases.yaml", book.stages, phases, shipped.stages if shipped else {}),
    ):
        for name in names:
            if name not in used and name not in known:
                yield Fault(file, name, "no type uses this")


def _concepts_of(event_type: EventType) -> Iterator[str]:
    yield from event_type.bars
    if event_type.passes_as is not None:
        yield event_type.passes_as.things
    for trigger in event_type.triggers:
        yield from (c for constraint in (*trigger.where, *trigger.unless) for c in constraint.concepts)
        if trigger.concept:
            yield f"@{trigger.concept.removeprefix('@')}"
