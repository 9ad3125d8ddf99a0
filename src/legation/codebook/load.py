"""Reading a codebook directory into values, strictly: an unknown key or a wrong shape is a fault with its file and key
path.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.codebook.documents import TYPES, default_directory, digest, read_documents
from legation.codebook.entries import (
    BackgroundRule,
    Codebook,
    Concept,
    Constraint,
    EventType,
    Example,
    Genre,
    Operator,
    Passing,
    Role,
    Saying,
    Trigger,
    Whole,
    WordClass,
)
from legation.codebook.faults import CodebookError, Fault
from legation.codebook.references import references
from legation.codebook.shapes import Reader

__all__ = ["CodebookError", "Fault", "default_directory", "examine", "load"]


TYPE_KEYS = (
    "type",
    "definition",
    "roles",
    "phases",
    "side_phases",
    "operators",
    "tenses",
    "triggers",
    "minimum",
    "mappings",
    "examples",
    "near_misses",
    "yields_to",
    "bars",
    "martial",
    "distinct",
    "presupposes",
    "part_of",
    "passes_as",
    "operator_roles",
    "governs",
    "cedes_to",
    "lends",
    "apart",
)
WORD_KINDS = ("verbs", "nouns", "adjectives")
CONCEPT_LISTS = ("nouns", "modifiers", "without", "parties", "items", "near", "open", "called")
ROLE_FLAGS = ("many", "inherit", "two", "located", "topic", "steady", "maker", "placed", "left")
ROLE_LISTS = ("same_as", "seat_of", "state_of", "named", "gains")
ROLE_KEYS = ("kinds", *ROLE_LISTS, *ROLE_FLAGS)
CONCEPT_FLAGS = ("referred", "people", "places", "sites", "named")
TRIGGER_KEYS = (
    "id",
    "verbs",
    "nouns",
    "concept",
    "where",
    "unless",
    "roles",
    "item",
    "phase",
    "modality",
    "mode",
    "bare",
    "voice",
    "tenses",
    "negated",
    "refusing",
    "needs",
    "follows",
)


def load(extra: Path | None = None) -> Codebook:
    """Load the shipped codebook, extended or replaced by a user's directory.

    A user's file or entry of the same name replaces ours if it says `replace: true`; else its lists and entries are
    added. A file in `types/` adds a type or replaces the type of that name. `standalone: true` in the user's
    codebook.yaml leaves the shipped types out. Raises CodebookError with every fault at once.
    """
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
    classes = _classes(documents.get("classes.yaml"), Reader("classes.yaml", faults))
    types = [
        _type(doc, Reader(name, faults, same, classes))
        for name, doc in sorted(documents.items())
        if name.startswith(TYPES)
    ]
    stages = _stages(documents.get("phases.yaml"), Reader("phases.yaml", faults))
    return Codebook(
        version=str(meta.get("version", "0")),
        digest=digest(documents),
        types=tuple(types),
        operators=_operators(documents.get("operators.yaml"), Reader("operators.yaml", faults, same, classes)),
        concepts=_concepts(documents.get("concepts.yaml"), Reader("concepts.yaml", faults)),
        sayings=_sayings(documents.get("sayings.yaml"), Reader("sayings.yaml", faults)),
        stages=stages,
        standing=_standing(documents.get("phases.yaml"), Reader("phases.yaml", faults)),
        modalities=head.texts(meta.get("modalities"), "modalities"),
        role_names=head.texts(meta.get("roles"), "roles"),
        kinds=head.texts(meta.get("kinds"), "kinds"),
        prepositions=head.texts(meta.get("prepositions"), "prepositions"),
        cues=_cues(documents.get("cues.yaml"), Reader("cues.yaml", faults)),
        settings=head.mapping(meta.get("settings"), "settings"),
        genres=_genres(documents.get("genres.yaml"), Reader("genres.yaml", faults)),
        backgrounds=_backgrounds(documents.get("background.yaml"), Reader("background.yaml", faults)),
        classes=classes,
    )


def _classes(document: Any, reader: Reader) -> dict[str, WordClass]:
    found = {}
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, (*WORD_KINDS, "meaning", "source"), name)
        lists = {kind: reader.texts(entry.get(kind), f"{name}.{kind}") for kind in WORD_KINDS}
        meaning, source = (reader.text(entry.get(key), f"{name}.{key}") for key in ("meaning", "source"))
        found[name] = WordClass(name, meaning=meaning, source=source, **lists)
    return found


def _genres(document: Any, reader: Reader) -> tuple[Genre, ...]:
    found = []
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("limit", "drops", "cues"), name)
        limit = dict(reader.counts({"limit": entry.get("limit")}, name)).get("limit", 1)
        drops = reader.text(entry.get("drops"), f"{name}.drops")
        if drops not in ("all", "unvoiced"):
            reader.fault(f"{name}.drops", "all or unvoiced is wanted")
        found.append(Genre(name, limit, drops, reader.texts(entry.get("cues"), f"{name}.cues")))
    return tuple(found)


def _backgrounds(document: Any, reader: Reader) -> tuple[BackgroundRule, ...]:
    found = []
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("background", "meaning", "when"), name)
        when = reader.mapping(entry.get("when"), f"{name}.when")
        asked = tuple((fact, reader.texts(values, f"{name}.when.{fact}")) for fact, values in when.items())
        meaning = reader.text(entry.get("meaning"), f"{name}.meaning")
        found.append(
            BackgroundRule(name, reader.flag(entry.get("background"), f"{name}.background", False), meaning, asked)
        )
    return tuple(found)


def _stages(document: Any, reader: Reader) -> dict[str, str]:
    found = {}
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("stage", "standing", "meaning", "cues"), name)
        found[name] = reader.text(entry.get("stage"), f"{name}.stage", "act")
    return found


def _standing(document: Any, reader: Reader) -> frozenset[str]:
    """Phases that are a lasting line of somebody's, whatever act made it known."""
    return frozenset(
        name
        for name, value in reader.mapping(document, "").items()
        if reader.flag(reader.mapping(value, name).get("standing"), f"{name}.standing", False)
    )


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
        reader.only(entry, (*CONCEPT_LISTS, *CONCEPT_FLAGS, "source"), name)
        lists = {key: reader.texts(entry.get(key), f"{name}.{key}") for key in CONCEPT_LISTS}
        flags = {key: reader.flag(entry.get(key), f"{name}.{key}", False) for key in CONCEPT_FLAGS}
        source = reader.text(entry.get("source"), f"{name}.source")
        found[name] = Concept(
            name=name,
            source=source,
            referred=flags["referred"],
            people=flags["people"],
            places=flags["places"],
            sites=flags["sites"],
            named=flags["named"],
            **lists,
        )
    return found


def _operators(document: Any, reader: Reader) -> tuple[Operator, ...]:
    found = []
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(
            entry,
            (
                "verbs",
                "nouns",
                "adjectives",
                "phases",
                "modality",
                "roles",
                "keeps",
                "negated",
                "relations",
                "meaning",
                "subject",
                "like",
                "spares",
            ),
            name,
        )
        lists = {key: reader.words(entry.get(key), f"{name}.{key}", key) for key in WORD_KINDS}
        lists |= {
            key: reader.texts(entry.get(key), f"{name}.{key}") for key in ("phases", "keeps", "relations", "spares")
        }
        found.append(
            Operator(
                id=name,
                modality=reader.optional(entry.get("modality"), f"{name}.modality"),
                negated=reader.optional(entry.get("negated"), f"{name}.negated"),
                like=reader.optional(entry.get("like"), f"{name}.like"),
                subject=reader.flag(entry.get("subject"), f"{name}.subject", False),
                roles=_slots_of_roles(entry.get("roles"), f"{name}.roles", reader),
                **lists,
            )
        )
    return tuple(found)


def _slots_of_roles(value: Any, path: str, reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, reader.slots(slots, f"{path}.{role}")) for role, slots in reader.mapping(value, path).items())


def _type(document: Any, reader: Reader) -> EventType:
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
        minimum=tuple(
            reader.texts(v, f"minimum.{n}") for n, v in enumerate(reader.entries(entry.get("minimum"), "minimum"))
        ),
        mappings=reader.mapping(entry.get("mappings"), "mappings"),
        examples=_examples(entry.get("examples"), "examples", reader),
        near_misses=_examples(entry.get("near_misses"), "near_misses", reader),
        yields_to=reader.texts(entry.get("yields_to"), "yields_to"),
        bars=reader.texts(entry.get("bars"), "bars"),
        martial=reader.flag(entry.get("martial"), "martial", False),
        distinct=reader.texts(entry.get("distinct"), "distinct"),
        presupposes={
            k: reader.text(v, f"presupposes.{k}")
            for k, v in reader.mapping(entry.get("presupposes"), "presupposes").items()
        },
        apart=reader.texts(entry.get("apart"), "apart"),
        cedes_to=reader.texts(entry.get("cedes_to"), "cedes_to"),
        governs=reader.texts(entry.get("governs"), "governs"),
        lends=tuple(
            (role, reader.texts(inner, f"lends.{role}"))
            for role, inner in reader.mapping(entry.get("lends"), "lends").items()
        ),
        part_of=_whole(entry.get("part_of"), reader),
        passes_as=_passing(entry.get("passes_as"), reader),
        operator_roles={
            name: _slots_of_roles(roles, f"operator_roles.{name}", reader)
            for name, roles in reader.mapping(entry.get("operator_roles"), "operator_roles").items()
        },
    )


def _passing(value: Any, reader: Reader) -> Passing | None:
    if value is None:
        return None
    entry = reader.mapping(value, "passes_as")
    reader.only(entry, ("type", "things", "roles"), "passes_as")
    return Passing(
        type=reader.text(entry.get("type"), "passes_as.type"),
        things=reader.text(entry.get("things"), "passes_as.things"),
        roles=reader.texts(entry.get("roles"), "passes_as.roles"),
    )


def _whole(value: Any, reader: Reader) -> Whole | None:
    if value is None:
        return None
    entry = reader.mapping(value, "part_of")
    reader.only(entry, ("type", "named", "apart", "roles", "phases"), "part_of")
    roles, phases = (
        {k: reader.text(v, f"part_of.{key}.{k}") for k, v in reader.mapping(entry.get(key), f"part_of.{key}").items()}
        for key in ("roles", "phases")
    )
    return Whole(
        type=reader.text(entry.get("type"), "part_of.type"),
        named=reader.text(entry.get("named"), "part_of.named"),
        apart=reader.texts(entry.get("apart"), "part_of.apart"),
        roles=roles,
        phases=phases,
    )


def _role(name: str, value: Any, reader: Reader) -> Role:
    entry = reader.mapping(value, f"roles.{name}")
    reader.only(entry, ROLE_KEYS, f"roles.{name}")
    lists = {key: reader.texts(entry.get(key), f"roles.{name}.{key}") for key in ROLE_LISTS}
    flags = {key: reader.flag(entry.get(key), f"roles.{name}.{key}", key in ("inherit", "left")) for key in ROLE_FLAGS}
    kinds = reader.texts(entry.get("kinds"), f"roles.{name}.kinds")
    values: dict[str, Any] = {**lists, **flags}
    return Role(name, kinds, **values)


def _overrides(value: Any, reader: Reader) -> dict[str, dict[str, str]]:
    """`suspend: suspended` or `request: {lifted: lift_requested, "*": requested}` (by the inner phase)."""
    found: dict[str, dict[str, str]] = {}
    for operator, result in reader.mapping(value, "operators").items():
        if isinstance(result, str):
            found[operator] = {"*": result}
        else:
            found[operator] = {
                k: reader.text(v, f"operators.{operator}.{k}")
                for k, v in reader.mapping(result, f"operators.{operator}").items()
            }
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
                verbs=reader.words(entry.get("verbs"), f"{path}.verbs", "verbs"),
                nouns=reader.words(entry.get("nouns"), f"{path}.nouns", "nouns"),
                classes=_named_classes(entry, path, reader),
                concept=reader.optional(entry.get("concept"), f"{path}.concept"),
                where=_constraints(entry.get("where"), f"{path}.where", reader),
                unless=_constraints(entry.get("unless"), f"{path}.unless", reader),
                roles=_slots_of_roles(entry.get("roles"), f"{path}.roles", reader),
                item=reader.slots(entry.get("item"), f"{path}.item"),
                phase=reader.text(entry.get("phase"), f"{path}.phase"),
                modality=reader.optional(entry.get("modality"), f"{path}.modality"),
                mode=reader.optional(entry.get("mode"), f"{path}.mode"),
                bare=reader.flag(entry.get("bare"), f"{path}.bare", True),
                negated=reader.flag(entry.get("negated"), f"{path}.negated", False),
                follows=reader.flag(entry.get("follows"), f"{path}.follows", False),
                refusing=reader.flag(entry.get("refusing"), f"{path}.refusing", False),
                needs=reader.counts(entry.get("needs"), f"{path}.needs"),
                tenses=tuple(
                    (k, reader.text(v, f"{path}.tenses.{k}"))
                    for k, v in reader.mapping(entry.get("tenses"), f"{path}.tenses").items()
                ),
                voice=reader.optional(entry.get("voice"), f"{path}.voice"),
            )
        )
    return tuple(found)


def _named_classes(entry: dict[str, Any], path: str, reader: Reader) -> tuple[str, ...]:
    """The word classes that a trigger's lists name."""
    words = [w for key in ("verbs", "nouns") for w in reader.texts(entry.get(key), f"{path}.{key}")]
    return tuple(dict.fromkeys(w.removeprefix("@") for w in words if w.startswith("@")))


def _constraints(value: Any, path: str, reader: Reader) -> tuple[Constraint, ...]:
    """`{"patient, of": "@weapon"}`: slots that may hold it (comma between), and the concepts wanted there."""
    found = []
    for slots, concepts in reader.mapping(value, path).items():
        names = reader.slots([slot.strip() for slot in slots.split(",") if slot.strip()], f"{path}.{slots}")
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
        found.append(
            Example(reader.text(entry.get("text"), f"{path}[{number}].text"), tuple(expect), str(entry.get("why", "")))
        )
    return tuple(found)
