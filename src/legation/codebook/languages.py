"""The codebook's words in other languages: `languages/CODE/*.yaml`, from the codebook's word to those that say as much.

The files have one shape whatever they are about (triggers, operators, sayings, other cues), so that an expert adds a
cue by writing it beside the English word whose rules it shall set off.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.codebook.documents import default_directory, directory_of, parsed
from legation.codebook.faults import CodebookError, Fault
from legation.codebook.shapes import Reader

FILES = ("triggers", "operators", "sayings", "cues")
"""The files of a language, in the order in which they are asked for a word that several of them know."""
KINDS = ("verbs", "passives", "nouns", "adjectives", "adverbs")


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """For each kind of word (`verbs`, `nouns` …) the words of a language with the codebook's word for each; `passives`
    are verbs that take as subject what the codebook's verb takes as object. `digest` names the exact content.
    """

    code: str
    words: Mapping[str, Mapping[str, str]]
    digest: str


def languages() -> tuple[str, ...]:
    """The codes of the languages that the shipped codebook has words of, English aside."""
    return tuple(sorted(path.name for path in (default_directory() / "languages").iterdir() if path.is_dir()))


def load_language(code: str, extra: Path | None = None) -> LanguageWords:
    """The words of a language, a user's codebook directory laid over the shipped one.

    Raises CodebookError with every fault of the files.
    """
    faults: list[Fault] = []
    words: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    read: dict[str, Any] = {}
    for root in dict.fromkeys((directory_of(extra), default_directory())):
        read |= {f"{len(read) + n}": told for n, told in enumerate(_documents(root, code, words, faults))}
    if faults:
        raise CodebookError(sorted(set(faults)))
    digest = hashlib.sha256(json.dumps(read, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
    return LanguageWords(code, words, digest)


def language_faults(root: Path) -> list[Fault]:
    """What is wrong with the languages of a codebook directory: files of unknown names, and faults inside files."""
    faults: list[Fault] = []
    for path in sorted((root / "languages").rglob("*.y*ml")):
        name = path.relative_to(root).as_posix()
        if path.parent.name not in languages() or path.name not in {f"{one}.yaml" for one in FILES}:
            known = f"known are languages/{{{', '.join(languages())}}}/{{{', '.join(FILES)}}}.yaml"
            faults.append(Fault(name, "", f"unknown file; {known}"))
    for code in languages():
        for _ in _documents(root, code, {kind: {} for kind in KINDS}, faults):
            pass
    return faults


def _documents(
    root: Path | None, code: str, words: dict[str, dict[str, str]], faults: list[Fault]
) -> Iterator[tuple[str, Any]]:
    """The files of a language in a directory, by name; their words are added to `words` where those are new."""
    for name in FILES:
        path = None if root is None else root / "languages" / code / f"{name}.yaml"
        if path is not None and path.is_file():
            relative = f"languages/{code}/{name}.yaml"
            document = parsed(path, relative, faults)
            _add(document, Reader(relative, faults), words)
            yield relative, document


def _add(document: Any, reader: Reader, words: dict[str, dict[str, str]]) -> None:
    table = reader.mapping(document, "")
    reader.only(table, KINDS, "")
    for kind in KINDS:
        for english, listed in reader.mapping(table.get(kind), kind).items():
            for word in reader.texts(listed, f"{kind}.{english}"):
                words[kind].setdefault(word, english)
