"""Reading a codebook directory into values, strictly: an unknown key or a wrong shape is a fault with its file and key path."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from legation.codebook.entries import Codebook, Concept, Constraint, EventType, Example, Operator, Role, Saying, Trigger

Fault = tuple[str, str, str]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML 1.2 truth values only: "on", "no" and "off" are words an expert may well need as words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
    for first, pairs in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


class CodebookError(ValueError):
    """The codebook cannot be used; the message lists every fault with file and key path."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(f"{file}: {path}: {message}" for file, path, message in faults))


@dataclass
class Reader:
    """Reads mappings of one file and collects faults instead of stopping at the first."""

    file: str
    faults: list[Fault]

    def fault(self, path: str, message: str) -> None:
        """Note a fault at a key path."""
        self.faults.append((self.file, path, message))

    def mapping(self, value: Any, path: str) -> dict[str, Any]:
        """The value as a mapping with text keys, else an empty one and a fault."""
        if isinstance(value, dict) and all(isinstance(k, str) for k in value):
            return value
        if value is not None:
            self.fault(path, "a mapping is wanted")
        return {}

    def texts(self, value: Any, path: str) -> tuple[str, ...]:
        """The value as a list of texts; a single text counts as a list of one."""
        if value is None:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        self.fault(path, "a text or a list of texts is wanted")
        return ()

    def text(self, value: Any, path: str, default: str = "") -> str:
        """The value as one text."""
        if value is None:
            return default
        if isinstance(value, str):
            return value
        self.fault(path, "a text is wanted")
        return default

    def only(self, value: dict[str, Any], allowed: Iterable[str], path: str) -> None:
        """Fault every key that is not among the allowed ones."""
        known = set(allowed)
        for key in value:
            if key not in known:
                self.fault(f"{path}.{key}" if path else key, f"unknown key; known are {', '.join(sorted(known))}")


TYPE_KEYS = (
    "type", "definition", "roles", "phases", "side_phases", "operators", "tenses", "triggers", "minimum", "mappings", "examples",
    "near_misses", "yields_to", "affair_key", "distinct", "presupposes",
)
TRIGGER_KEYS = (
    "id", "verbs", "nouns", "concept", "where", "unless", "roles", "item", "phase", "modality", "mode", "bare", "voice", "tenses", "negated",
)


def default_directory() -> Path:
    """The codebook that ships with the package."""
    return Path(str(files("legation.codebook").joinpath("data")))


def load(extra: Path | None = None) -> Codebook:
    """Load the shipped codebook, extended or replaced by a user's directory.

    A user's file of the same name replaces ours if it says `replace: true`; else its lists and entries are added. A file in `types/` adds a type or replaces
    the type of that name. `standalone: true` in the user's codebook.yaml leaves the shipped types out. Raises CodebookError with every fault at once.
    """
    faults: list[Fault] = []
    documents = _documents(extra, faults)
    codebook = _build(documents, faults)
    if faults:
        raise CodebookError(sorted(faults))
    return codebook


def _documents(extra: Path | None, faults: list[Fault]) -> dict[str, Any]:
    base = default_directory()
    documents = _read_directory(base, faults)
    if extra is None:
        return documents
    if not extra.is_dir():
        faults.append((str(extra), "", "no such codebook directory"))
        return documents
    added = _read_directory(extra, faults)
    if isinstance(head := added.get("codebook.yaml"), dict) and head.get("standalone"):
        documents = {name: doc for name, doc in documents.items() if not name.startswith("types/")}
    for name, document in sorted(added.items()):
        documents[name] = _overlay(documents.get(name), document)
    return documents


def _read_directory(root: Path, faults: list[Fault]) -> dict[str, Any]:
    documents: dict[str, Any] = {}
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        try:
            documents[name] = yaml.load(path.read_bytes(), Loader=_Loader)
        except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
            faults.append((name, "", f"cannot be read: {' '.join(str(error).split())}"))
    return documents


def _overlay(base: Any, added: Any) -> Any:
    if isinstance(added, dict) and (added.get("replace") or "type" in added):
        return {k: v for k, v in added.items() if k != "replace"}
    if isinstance(base, dict) and isinstance(added, dict):
        return {**base, **{k: _overlay(base.get(k), v) for k, v in added.items()}}
    if isinstance(base, list) and isinstance(added, list):
        return base + [v for v in added if v not in base]
    return added


def _build(documents: dict[str, Any], faults: list[Fault]) -> Codebook:
    head = Reader("codebook.yaml", faults)
    meta = head.mapping(documents.get("codebook.yaml"), "")
    head.only(meta, ("version", "modalities", "roles", "settings", "standalone"), "")
    types = [_type(name, doc, faults) for name, doc in sorted(documents.items()) if name.startswith("types/")]
    stages = _stages(documents.get("phases.yaml"), Reader("phases.yaml", faults))
    return Codebook(
        version=str(meta.get("version", "0")),
        digest=_digest(documents),
        types=tuple(types),
        operators=_operators(documents.get("operators.yaml"), Reader("operators.yaml", faults)),
        concepts=_concepts(documents.get("concepts.yaml"), Reader("concepts.yaml", faults)),
        sayings=_sayings(documents.get("sayings.yaml"), Reader("sayings.yaml", faults)),
        stages=stages,
        modalities=head.texts(meta.get("modalities"), "modalities"),
        role_names=head.texts(meta.get("roles"), "roles"),
        cues=_cues(documents.get("cues.yaml"), Reader("cues.yaml", faults)),
        settings=head.mapping(meta.get("settings"), "settings"),
    )


def _digest(documents: dict[str, Any]) -> str:
    canonical = yaml.safe_dump(documents, sort_keys=True, allow_unicode=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def _stages(document: Any, reader: Reader) -> dict[str, str]:
    found = {}
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("stage", "meaning", "cues"), name)
        found[name] = reader.text(entry.get("stage"), f"{name}.stage", "act")
    return found


def _cues(document: Any, reader: Reader) -> dict[str, tuple[str, ...]]:
    return {name: reader.texts(value, name) for name, value in reader.mapping(document, "").items()}


def _sayings(document: Any, reader: Reader) -> dict[str, Saying]:
    found = {}
    for force, words in reader.mapping(document, "").items():
        for lemma in reader.texts(words, force):
            found[lemma] = Saying(lemma, force)
    return found


def _concepts(document: Any, reader: Reader) -> dict[str, Concept]:
    found = {}
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("nouns", "modifiers", "without", "parties", "items", "near", "source"), name)
        lists = {key: reader.texts(entry.get(key), f"{name}.{key}") for key in entry if key != "source"}
        found[name] = Concept(name=name, source=reader.text(entry.get("source"), f"{name}.source"), **lists)
    return found


def _operators(document: Any, reader: Reader) -> tuple[Operator, ...]:
    found = []
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("verbs", "nouns", "adjectives", "phases", "modality", "roles", "keeps", "negated", "relations", "meaning"), name)
        lists = {key: reader.texts(entry.get(key), f"{name}.{key}") for key in ("verbs", "nouns", "adjectives", "phases", "keeps", "relations")}
        found.append(
            Operator(
                id=name,
                modality=entry.get("modality"),
                negated=entry.get("negated"),
                roles=_slots_of_roles(entry.get("roles"), f"{name}.roles", reader),
                **lists,
            )
        )
    return tuple(found)


def _slots_of_roles(value: Any, path: str, reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, reader.texts(slots, f"{path}.{role}")) for role, slots in reader.mapping(value, path).items())


def _type(file: str, document: Any, faults: list[Fault]) -> EventType:
    reader = Reader(file, faults)
    entry = reader.mapping(document, "")
    reader.only(entry, TYPE_KEYS, "")
    return EventType(
        name=reader.text(entry.get("type"), "type"),
        definition=reader.text(entry.get("definition"), "definition"),
        roles=tuple(_role(name, value, reader) for name, value in reader.mapping(entry.get("roles"), "roles").items()),
        phases=reader.texts(entry.get("phases"), "phases"),
        side_phases=reader.texts(entry.get("side_phases"), "side_phases"),
        operators=_overrides(entry.get("operators"), reader),
        tenses={k: reader.text(v, f"tenses.{k}") for k, v in reader.mapping(entry.get("tenses"), "tenses").items()},
        triggers=_triggers(entry.get("triggers"), reader),
        minimum=tuple(reader.texts(v, f"minimum.{n}") for n, v in enumerate(entry.get("minimum") or [])),
        mappings=reader.mapping(entry.get("mappings"), "mappings"),
        examples=_examples(entry.get("examples"), "examples", reader),
        near_misses=_examples(entry.get("near_misses"), "near_misses", reader),
        yields_to=reader.texts(entry.get("yields_to"), "yields_to"),
        affair_key=reader.texts(entry.get("affair_key"), "affair_key"),
        distinct=reader.texts(entry.get("distinct"), "distinct"),
        presupposes={k: reader.text(v, f"presupposes.{k}") for k, v in reader.mapping(entry.get("presupposes"), "presupposes").items()},
    )


def _role(name: str, value: Any, reader: Reader) -> Role:
    entry = reader.mapping(value, f"roles.{name}")
    reader.only(entry, ("kinds", "many", "inherit", "same_as", "two", "seat_of", "located"), f"roles.{name}")
    return Role(
        name,
        reader.texts(entry.get("kinds"), f"roles.{name}.kinds"),
        bool(entry.get("many", False)),
        bool(entry.get("inherit", True)),
        reader.texts(entry.get("same_as"), f"roles.{name}.same_as"),
        bool(entry.get("two", False)),
        reader.texts(entry.get("seat_of"), f"roles.{name}.seat_of"),
        bool(entry.get("located", False)),
    )


def _overrides(value: Any, reader: Reader) -> dict[str, dict[str, str]]:
    """`suspend: suspended` or `request: {lifted: lift_requested, "*": requested}` (by the inner phase)."""
    found: dict[str, dict[str, str]] = {}
    for operator, result in reader.mapping(value, "operators").items():
        if isinstance(result, str):
            found[operator] = {"*": result}
        else:
            found[operator] = {k: reader.text(v, f"operators.{operator}.{k}") for k, v in reader.mapping(result, f"operators.{operator}").items()}
    return found


def _triggers(value: Any, reader: Reader) -> tuple[Trigger, ...]:
    if not isinstance(value, list):
        reader.fault("triggers", "a list of triggers is wanted")
        return ()
    found = []
    for number, raw in enumerate(value):
        path = f"triggers[{number}]"
        entry = reader.mapping(raw, path)
        reader.only(entry, TRIGGER_KEYS, path)
        found.append(
            Trigger(
                id=reader.text(entry.get("id"), f"{path}.id"),
                verbs=reader.texts(entry.get("verbs"), f"{path}.verbs"),
                nouns=reader.texts(entry.get("nouns"), f"{path}.nouns"),
                concept=entry.get("concept"),
                where=_constraints(entry.get("where"), f"{path}.where", reader),
                unless=_constraints(entry.get("unless"), f"{path}.unless", reader),
                roles=_slots_of_roles(entry.get("roles"), f"{path}.roles", reader),
                item=reader.texts(entry.get("item"), f"{path}.item"),
                phase=reader.text(entry.get("phase"), f"{path}.phase"),
                modality=entry.get("modality"),
                mode=entry.get("mode"),
                bare=bool(entry.get("bare", True)),
                negated=bool(entry.get("negated", False)),
                tenses=tuple((k, reader.text(v, f"{path}.tenses.{k}")) for k, v in reader.mapping(entry.get("tenses"), f"{path}.tenses").items()),
                voice=entry.get("voice"),
            )
        )
    return tuple(found)


def _constraints(value: Any, path: str, reader: Reader) -> tuple[Constraint, ...]:
    """`{"patient, of": "@weapon"}`: slots that may hold it (comma between), and the concept or concepts wanted there."""
    found = []
    for slots, concepts in reader.mapping(value, path).items():
        names = tuple(s.strip() for s in slots.split(",") if s.strip())
        found.append(Constraint(names, reader.texts(concepts, f"{path}.{slots}")))
    return tuple(found)


def _examples(value: Any, path: str, reader: Reader) -> tuple[Example, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        reader.fault(path, "a list is wanted")
        return ()
    found = []
    for number, raw in enumerate(value):
        entry = {"text": raw} if isinstance(raw, str) else reader.mapping(raw, f"{path}[{number}]")
        reader.only(entry, ("text", "expect", "why"), f"{path}[{number}]")
        expect = entry.get("expect") or []
        if not isinstance(expect, list) or not all(isinstance(e, dict) for e in expect):
            reader.fault(f"{path}[{number}].expect", "a list of records is wanted")
            expect = []
        found.append(Example(reader.text(entry.get("text"), f"{path}[{number}].text"), tuple(expect), str(entry.get("why", ""))))
    return tuple(found)
