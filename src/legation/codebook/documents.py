"""The files of a codebook directory as YAML values, with a user's directory laid over the shipped one."""

import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from legation.codebook.faults import Fault

TYPES = "types/"
LANGUAGES = "languages/"
"""Words of other languages: read by themselves (see languages.py), since they change no English record."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with the truth values of its version 1.2: "on", "no" and "off" are words, which experts need. A key stands
    once.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key “{key.value}” stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)  # type: ignore[no-any-return]


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in pairs if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
    ]
    for first, pairs in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def default_directory() -> Path:
    """The codebook that ships with the package."""
    return Path(str(files("legation.codebook").joinpath("data")))


def directory_of(codebook: Path | None) -> Path | None:
    """The directory meant by `codebook`: a directory, or the name of a further codebook in the package ("plover")."""
    if codebook is None or codebook.is_dir() or len(codebook.parts) != 1:
        return codebook
    named = default_directory().with_name(codebook.name)
    return named if (named / "codebook.yaml").is_file() else codebook


def read_documents(extra: Path | None, faults: list[Fault]) -> dict[str, Any]:
    """The shipped codebook's files by name, a user's or another of the package's laid over them; what cannot be read is
    noted as a fault.
    """
    documents = _shipped(faults)
    extra = directory_of(extra)
    if extra is None:
        return documents
    if not extra.is_dir():
        faults.append(Fault(str(extra), "", "no such codebook directory"))
        return documents
    added = _read_directory(extra, faults)
    head = added.get("codebook.yaml")
    names = {_type_name(document) for name, document in added.items() if name.startswith(TYPES)}
    standalone = isinstance(head, dict) and head.get("standalone") is True
    kept = {n: d for n, d in documents.items() if not n.startswith(TYPES) or not (standalone or _type_name(d) in names)}
    return kept | {name: _overlay(kept.get(name), document) for name, document in sorted(added.items())}


def _shipped(faults: list[Fault]) -> dict[str, Any]:
    documents, own = _shipped_once()
    faults += own
    return dict(documents)


@cache
def _shipped_once() -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """The shipped files, which do not change while a program runs; nobody changes the values either."""
    faults: list[Fault] = []
    return _read_directory(default_directory(), faults), tuple(faults)


def _type_name(document: Any) -> Any:
    return document.get("type") if isinstance(document, dict) else None


def _read_directory(root: Path, faults: list[Fault]) -> dict[str, Any]:
    documents: dict[str, Any] = {}
    known = sorted(path.name for path in default_directory().glob("*.yaml"))
    for path in sorted(p for p in root.rglob("*") if p.suffix in (".yaml", ".yml")):
        name = path.relative_to(root).as_posix()
        if name.startswith(LANGUAGES):
            continue
        if name not in known and not (name.startswith(TYPES) and path.suffix == ".yaml"):
            faults.append(Fault(name, "", f"unknown file; known are {', '.join(known)} and {TYPES}*.yaml"))
            continue
        documents[name] = parsed(path, name, faults)
    return documents


def parsed(path: Path, name: str, faults: list[Fault]) -> Any:
    """The value of one file, None with a fault noted under `name` where it cannot be read."""
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        faults.append(Fault(name, "", f"cannot be read: {' '.join(str(error).split())}"))
        return None


def _overlay(base: Any, added: Any) -> Any:
    if isinstance(added, dict) and (added.get("replace") or "type" in added):
        return {k: v for k, v in added.items() if k != "replace"}
    if isinstance(base, dict) and isinstance(added, dict):
        return {**base, **{k: _overlay(base.get(k), v) for k, v in added.items()}}
    if isinstance(base, list) and isinstance(added, list):
        return base + [v for v in added if v not in base]
    return added


def digest(documents: dict[str, Any]) -> str:
    """A short hash that names the exact content of a codebook."""
    canonical = json.dumps(documents, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
