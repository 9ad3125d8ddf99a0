"""A type of the codebook as people read it."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from legation.codebook.entries import Codebook, Constraint, EventType, Example, Role, Trigger

WIDTH = 100
# what the slots of a word are called among people; a preposition is called by its own name
SLOT_WORDS = {
    "agent": "the doer",
    "patient": "the object",
    "dative": "to whom",
    "possessor": "its owner",
    "modifier": "a word before it",
    "attribute": "what it is said to be",
    "adverb": "an adverb",
    "appositive": "its apposition",
    "purpose": "what it is for",
    "self": "the word itself",
    "voice": "the speaker",
}
# the same where the word is itself in such a slot
SLOTS_OF_SLOTS = {
    "agent": "the doer of {}",
    "patient": "the object of {}",
    "possessor": "the owner of {}",
    "modifier": "a word before {}",
}
CARRIER = "the verb that carries it"


def show(codebook: Codebook, name: str) -> str:
    """The named type in full, in lines of at most 100 columns; KeyError if the codebook has no such type."""
    event_type = codebook.by_name[name]
    parts = (
        [name, *_wrapped(event_type.definition, "  ")],
        _section("Who", _roles(event_type)),
        _section("How far it got", _phases(event_type)),
        _section("What sets it off", _triggers(codebook, event_type)),
        _section("Word classes", _classes(codebook, event_type)),
        _section("Gives way to", _wrapped(", ".join((*event_type.yields_to, *event_type.cedes_to)), "  ")),
        _section("Takes in what it governs", _wrapped(", ".join(event_type.governs), "  ")),
        _section("In other schemes", _mappings(event_type)),
        _section("Examples", _examples(event_type.examples)),
        _section("Near misses, which give no record of this type", _near_misses(event_type.near_misses)),
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [title.upper(), *body] if body else []


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    begin = indent if first is None else first
    return textwrap.wrap(text, WIDTH, initial_indent=begin, subsequent_indent=indent, break_on_hyphens=False)


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _list(words: Iterable[str], joint: str = "or") -> str:
    *most, last = list(words)
    return f"{', '.join(most)} {joint} {last}" if most else last


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _roles(event_type: EventType) -> Iterator[str]:
    width = max((len(role.name) for role in event_type.roles), default=0)
    for role in event_type.roles:
        yield from _wrapped(_role(role), " " * (width + 4), f"  {_plain(role.name):{width}}  ")
    needed = [_list(map(_plain, group)) for group in event_type.minimum]
    if needed:
        yield from _wrapped(f"Recorded only with {_list(needed, 'and')}.", "  ")
    if event_type.distinct:
        yield from _wrapped(f"Nobody is {_list(map(_plain, event_type.distinct), 'and')} at once.", "  ")


def _role(role: Role) -> str:
    notes = [_list(map(_plain, role.kinds)) if role.kinds else "any party"]
    if role.many:
        notes.append("several may share it")
    if role.two:
        notes.append("it takes two")
    if role.same_as:
        notes.append(f"else the same as {_list(map(_plain, role.same_as))}")
    if role.not_as:
        notes.append(f"never the same as {_list(map(_plain, role.not_as))}")
    if role.slots:
        notes.append(f"whoever stands after {_list(f'“{slot}”' for slot in role.slots)}")
    for phase, twins in role.same_when:
        notes.append(f"where {_plain(phase)} else the same as {_list(map(_plain, twins))}")
    if role.mission_in:
        notes.append(f"a mission stands as {_plain(role.mission_in)}, its organisation here")
    if role.gains:
        where = "where it has one only" if role.many else "where it has none"
        notes.append(f"with the {_list(map(_plain, role.gains))} {where}")
    if role.seat_of:
        notes.append(f"else where {_list(map(_plain, role.seat_of))} is at work")
    if role.located:
        notes.append("else the country of the place")
    if not role.inherit:
        notes.append("never carried over from an earlier sentence")
    return "; ".join(notes)


def _phases(event_type: EventType) -> Iterator[str]:
    yield from _wrapped(" → ".join(map(_plain, event_type.phases)), "  ")
    if event_type.side_phases:
        yield from _wrapped(f"or {_list(map(_plain, event_type.side_phases))}", "  ")
    if event_type.tenses or event_type.operators:
        yield ""
    for tense, phase in event_type.tenses.items():
        name, _, inner = tense.partition(":")
        of = f" of what is {_plain(inner)}" if inner else ""
        yield from _wrapped(f"told in the {_plain(name)}{of} → {_plain(phase)}", "      ", "    ")
    for operator, results in event_type.operators.items():
        yield from _wrapped(f"under “{_plain(operator)}” → {_results(results)}", "      ", "    ")
    for phase, state in event_type.presupposes.items():
        yield from _wrapped(f"{_plain(phase)} takes for granted that it is {_plain(state)}", "      ", "    ")


def _results(results: dict[str, str]) -> str:
    inner: dict[str, list[str]] = {}
    for phase, result in results.items():
        inner.setdefault("no change" if result == "-" else _plain(result), []).append(phase)
    other = next((result for result, phases in inner.items() if "*" in phases), None)
    told = [f"{result} if {_list(map(_plain, phases))}" for result, phases in inner.items() if result != other]
    if other is None:
        return ", ".join(told)
    return f"{', '.join(told)}, else {other}" if told else other


def _triggers(codebook: Codebook, event_type: EventType) -> Iterator[str]:
    for number, trigger in enumerate(event_type.triggers):
        if number:
            yield ""
        yield f"  {trigger.id} → {_plain(trigger.phase)}{f', {trigger.modality}' if trigger.modality else ''}"
        for line in _trigger(codebook, trigger):
            yield from _wrapped(line, "      ", "    ")


def _trigger(codebook: Codebook, trigger: Trigger) -> Iterator[str]:
    for kind in ("verbs", "nouns"):
        if words := _words(codebook, trigger, kind):
            yield f"{kind} {words}{' in the passive' if kind == 'verbs' and trigger.voice == 'passive' else ''}"
    if trigger.concept:
        yield f"any [{_plain(trigger.concept.removeprefix('@'))}]"
    if trigger.follows:
        yield "only after such an act, which it takes up"
    if not trigger.bare:
        yield "only under a verb or another word that says how far it got"
    for constraint in trigger.where:
        yield f"if {_constraint(constraint)}"
    for constraint in trigger.unless:
        yield f"not if {_constraint(constraint)}"
    for role, slots in trigger.roles:
        if filling := [slot for slot in slots if slot != "^none"]:
            yield f"{_plain(role)}: {', '.join(map(slot_in_words, filling))}"
    if trigger.item:
        mode = f", as a {trigger.mode}" if trigger.mode else ""
        yield f"what passes: {', '.join(map(slot_in_words, trigger.item))}{mode}"


def _words(codebook: Codebook, trigger: Trigger, kind: str) -> str:
    """The trigger's words of a kind, those of a class by the class's name: “send” words (not “fly”), “airlift”."""
    left: list[str] = list(getattr(trigger, kind))
    told = []
    for name in trigger.classes:
        words: tuple[str, ...] = getattr(codebook.classes[name], kind)
        if not set(words) & set(left):
            continue
        without = [word for word in words if word not in getattr(trigger, kind)]
        left = [word for word in left if word not in words]
        told.append(f"@{name}{f' (not {_quoted(without)})' if without else ''}")
    return ", ".join([*told, *([_quoted(left)] if left else [])])


def _classes(codebook: Codebook, event_type: EventType) -> Iterator[str]:
    """Every class that the type's triggers name, with its words."""
    for name in sorted({name for trigger in event_type.triggers for name in trigger.classes}):
        group = codebook.classes[name]
        yield from _wrapped(f"@{name}: {group.meaning} ({group.source})", "    ", "  ")
        for kind in ("verbs", "nouns"):
            if words := getattr(group, kind):
                yield from _wrapped(f"{kind} {', '.join(words)}", "      ", "    ")


def _constraint(constraint: Constraint) -> str:
    return f"{_list(map(slot_in_words, constraint.slots))} is {_list(map(_concept, constraint.concepts))}"


def _concept(concept: str) -> str:
    return f"[{_plain(concept[1:])}]" if concept.startswith("@") else f"“{concept}”"


def slot_in_words(slot: str) -> str:
    """A slot as people say it: "patient>of" is “of …” after the object, "^agent" the doer at the verb around it."""
    first, *rest = slot.split(">")
    governor = first.removeprefix("^")
    told = SLOT_WORDS.get(governor, f"“{governor} …”") if governor == first else _of(governor, CARRIER)
    for step in rest:
        told = _of(step, told)
    return told


def _of(slot: str, whose: str) -> str:
    return SLOTS_OF_SLOTS.get(slot, f"“{slot} …” after {{}}").format(whose)


def _mappings(event_type: EventType) -> Iterator[str]:
    width = max(map(len, event_type.mappings), default=0)
    for scheme, value in event_type.mappings.items():
        table = value if isinstance(value, dict) else {"": value}
        told = "; ".join(f"{_plain(key)} {_plainly(code)}".strip() for key, code in table.items())
        yield from _wrapped(told, " " * (width + 4), f"  {scheme:{width}}  ")


def _plainly(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_plainly, value))
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)} {_plainly(one)}" for key, one in value.items())
    return _plain(str(value))


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        yield from _wrapped(example.text, "    ", "  ✓ ")
        for record in example.expect:
            told = "; ".join(f"{_plain(key)} {_plainly(value)}" for key, value in record.items())
            yield from _wrapped(told, "        ", "      → ")


def _near_misses(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        yield from _wrapped(f"{example.text}  ({example.why})", "    ", "  ✗ ")
