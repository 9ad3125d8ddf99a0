"""Reading a codebook directory into values, strictly: an unknown key or a wrong shape is a fault with its file and key
path.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.codebook import vocabulary
from legation.codebook.documents import TYPES, default_directory, digest, directory_of, read_documents
from legation.codebook.entries import Codebook
from legation.codebook.event_types import event_type
from legation.codebook.faults import CodebookError, Fault
from legation.codebook.languages import language_faults
from legation.codebook.references import references
from legation.codebook.shapes import Reader
from legation.compiled import compiled

__all__ = ["CodebookError", "Fault", "default_directory", "examine", "load"]


def load(extra: Path | None = None) -> Codebook:
    """Load the shipped codebook, extended or replaced by a user's directory.

    A user's file or entry of the same name replaces ours if it says `replace: true`; else its lists and entries are
    added. A file in `types/` adds a type or replaces the type of that name. `standalone: true` in the user's
    codebook.yaml leaves the shipped types out. Raises CodebookError with every fault at once.
    """
    return _sound(extra) if extra is not None else compiled("codebook", _sound)


def _sound(extra: Path | None = None) -> Codebook:
    """A codebook without faults."""
    examined = examine(extra)
    if examined.faults:
        raise CodebookError(sorted(set(examined.faults)))
    return examined.codebook


@dataclass(frozen=True, slots=True)
class Examined:
    """A codebook as far as it could be read, the file of each of its types, and the faults met on the way."""

    codebook: Codebook
    files: tuple[str, ...]
    faults: list[Fault]


def examine(extra: Path | None = None) -> Examined:
    """Read a codebook as `load` does, without stopping at its faults.

    Whether references hold is looked at only when every file could be read, lest one broken file be told a hundred
    times.
    """
    faults: list[Fault] = []
    documents = read_documents(extra, faults)
    own = directory_of(extra)
    if own is not None and own.is_dir():
        faults += language_faults(own)
    files = tuple(name for name in sorted(documents) if name.startswith(TYPES))
    readable = not faults
    book = _build(documents, faults)
    if readable:
        faults += references(book, files)
    return Examined(book, files, faults)


def _build(documents: dict[str, Any], faults: list[Fault]) -> Codebook:
    head = Reader("codebook.yaml", faults)
    meta = head.mapping(documents.get("codebook.yaml"), "")
    head.only(
        meta,
        ("version", "modalities", "roles", "kinds", "prepositions", "same_prepositions", "settings", "standalone"),
        "",
    )
    same = {
        k: head.text(v, f"same_prepositions.{k}")
        for k, v in head.mapping(meta.get("same_prepositions"), "same_prepositions").items()
    }
    classes = vocabulary.classes(documents.get("classes.yaml"), Reader("classes.yaml", faults))
    types = [
        event_type(doc, Reader(name, faults, same, classes))
        for name, doc in sorted(documents.items())
        if name.startswith(TYPES)
    ]
    stages = vocabulary.stages(documents.get("phases.yaml"), Reader("phases.yaml", faults))
    return Codebook(
        version=str(meta.get("version", "0")),
        digest=digest(documents),
        types=tuple(types),
        operators=vocabulary.operators(
            documents.get("operators.yaml"), Reader("operators.yaml", faults, same, classes)
        ),
        concepts=vocabulary.concepts(documents.get("concepts.yaml"), Reader("concepts.yaml", faults)),
        sayings=vocabulary.sayings(documents.get("sayings.yaml"), Reader("sayings.yaml", faults)),
        stages=stages,
        standing=vocabulary.standing(documents.get("phases.yaml"), Reader("phases.yaml", faults)),
        modalities=head.texts(meta.get("modalities"), "modalities"),
        role_names=head.texts(meta.get("roles"), "roles"),
        kinds=head.texts(meta.get("kinds"), "kinds"),
        prepositions=head.texts(meta.get("prepositions"), "prepositions"),
        cues=vocabulary.cues(documents.get("cues.yaml"), Reader("cues.yaml", faults)),
        settings=head.mapping(meta.get("settings"), "settings"),
        genres=vocabulary.genres(documents.get("genres.yaml"), Reader("genres.yaml", faults)),
        backgrounds=vocabulary.backgrounds(documents.get("background.yaml"), Reader("background.yaml", faults)),
        classes=classes,
    )
