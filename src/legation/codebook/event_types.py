"""One event type: its file read into a value."""

from typing import Any

from legation.codebook.affair_rules import affair_rules
from legation.codebook.entries import Constraint, EventType, Example, Passing, Role, Trigger, Whole
from legation.codebook.shapes import Reader
from legation.codebook.vocabulary import slots_of_roles

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
    "spoken_of",
    "distinct",
    "presupposes",
    "part_of",
    "passes_as",
    "operator_roles",
    "governs",
    "cedes_to",
    "lends",
    "apart",
    "affair",
)
ROLE_FLAGS = ("many", "inherit", "two", "located", "topic", "steady", "maker", "placed", "left")
ROLE_LISTS = ("same_as", "seat_of", "state_of", "named", "gains", "not_as", "slots")
ROLE_KEYS = ("kinds", "same_when", "mission_in", *ROLE_LISTS, *ROLE_FLAGS)
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


def event_type(document: Any, reader: Reader) -> EventType:
    """One event type."""
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
        spoken_of=reader.texts(entry.get("spoken_of"), "spoken_of"),
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
        affair=affair_rules(entry.get("affair"), reader),
        part_of=_whole(entry.get("part_of"), reader),
        passes_as=_passing(entry.get("passes_as"), reader),
        operator_roles={
            name: slots_of_roles(roles, f"operator_roles.{name}", reader)
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
    when = reader.mapping(entry.get("same_when"), f"roles.{name}.same_when")
    same = tuple((phase, reader.texts(roles, f"roles.{name}.same_when.{phase}")) for phase, roles in when.items())
    mission = reader.text(entry["mission_in"], f"roles.{name}.mission_in") if "mission_in" in entry else ""
    values: dict[str, Any] = {**lists, **flags, "same_when": same, "mission_in": mission}
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
                roles=slots_of_roles(entry.get("roles"), f"{path}.roles", reader),
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
