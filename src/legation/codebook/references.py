"""Does everything a codebook speaks of exist? Phases, roles, slots, concepts, operators: what the engine would pass
over in silence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.codebook.closed_lists import (
    BACKGROUND_FACTS,
    EXPECTED,
    FORCES,
    RELATIONS,
    SCHEMES,
    SLOTS,
    STAGES,
    TENSES,
    TYPE_NAME,
    VOICES,
)
from legation.codebook.entries import ANY_FORCES, Codebook, Constraint, EventType, Example, Trigger, WordClass
from legation.codebook.faults import Fault


def references(book: Codebook, files: Iterable[str]) -> Iterator[Fault]:
    """Every reference that leads nowhere, and every word that could never match; `files` are those of the types, in
    order.
    """
    yield from _phases(book)
    yield from _operators(book)
    yield from _words(book)
    seen: dict[str, str] = {}
    for event_type, file in zip(book.types, files, strict=True):
        if event_type.name in seen:
            yield Fault(file, "type", f"{event_type.name} stands in {seen[event_type.name]} too")
        seen[event_type.name] = file
        yield from _TypeCheck(book, event_type, file).faults()


def _phases(book: Codebook) -> Iterator[Fault]:
    for phase, stage in book.stages.items():
        yield from _known("phases.yaml", f"{phase}.stage", (stage,), STAGES, "stage")


def _operators(book: Codebook) -> Iterator[Fault]:
    file = "operators.yaml"
    for operator in book.operators:
        name = operator.id
        yield from _known(file, f"{name}.phases", operator.phases, book.stages, "phase of phases.yaml")
        yield from _known(file, f"{name}.keeps", operator.keeps, STAGES, "stage")
        yield from _known(file, f"{name}.modality", (operator.modality,), book.modalities, "modality")
        yield from _known(file, f"{name}.spares", operator.spares, book.operator_by_id, "operator")
        yield from _known(file, f"{name}.negated", (operator.negated,), book.operator_by_id, "operator")
        yield from _known(file, f"{name}.relations", operator.relations, (*RELATIONS, *book.prepositions), "relation")
        for role, slots in operator.roles:
            yield from _known(file, f"{name}.roles", (role,), book.role_names, "role of codebook.yaml")
            yield from _known(file, f"{name}.roles.{role}", slots, (*SLOTS, *book.prepositions), "slot of an operator")
        for key in ("verbs", "nouns", "adjectives"):
            yield from _lower(file, f"{name}.{key}", getattr(operator, key))


def _words(book: Codebook) -> Iterator[Fault]:
    for group in book.classes.values():
        yield from _class(group)
    for concept in book.concepts.values():
        path = f"{concept.name}.parties"
        yield from _known("concepts.yaml", path, concept.parties, book.kinds, "kind of party")
        yield from _known("concepts.yaml", f"{concept.name}.open", concept.open, book.concepts, "concept")
        yield from _known("concepts.yaml", f"{concept.name}.amid", concept.amid, book.concepts, "concept")
        for key in ("nouns", "modifiers", "without", "near"):
            yield from _lower("concepts.yaml", f"{concept.name}.{key}", getattr(concept, key))
    for saying in book.sayings.values():
        yield from _known("sayings.yaml", saying.force, (saying.force,), FORCES, "force")
        yield from _lower("sayings.yaml", saying.force, (saying.lemma,))
    for genre in book.genres:
        yield from _lower("genres.yaml", f"{genre.name}.cues", genre.cues)
    yield from _backgrounds(book)
    for name, words in book.cues.items():
        yield from _lower("cues.yaml", name, words)


def _backgrounds(book: Codebook) -> Iterator[Fault]:
    """A rule asks only for facts and values that there are."""
    values = {**BACKGROUND_FACTS, "modality": tuple(book.modalities), "stage": STAGES}
    for rule in book.backgrounds:
        for fact, asked in rule.when:
            path = f"{rule.name}.when"
            yield from _known("background.yaml", path, (fact,), values, "fact")
            yield from _known("background.yaml", f"{path}.{fact}", asked, values.get(fact, asked), "value")


def _class(group: WordClass) -> Iterator[Fault]:
    """A class says what its words mean and where they come from, and has each word once."""
    for key in ("meaning", "source"):
        if not getattr(group, key):
            yield Fault("classes.yaml", f"{group.name}.{key}", f"a {key} is wanted")
    for kind in ("verbs", "nouns", "adjectives"):
        words: tuple[str, ...] = getattr(group, kind)
        yield from _lower("classes.yaml", f"{group.name}.{kind}", words)
        for word in sorted({w for w in words if words.count(w) > 1}):
            yield Fault("classes.yaml", f"{group.name}.{kind}", f"{word} stands twice")


@dataclass(frozen=True)
class _TypeCheck:
    """The references of one type."""

    book: Codebook
    type: EventType
    file: str

    def faults(self) -> Iterator[Fault]:
        """What is wrong in the type's file."""
        if not TYPE_NAME.fullmatch(self.type.name):
            yield self._fault("type", "a name in capitals is wanted, words joined by _")
        if not self.type.definition:
            yield self._fault("definition", "a definition is wanted")
        yield from self._phases()
        yield from self._roles()
        yield from self._affair()
        ids: set[str] = set()
        for number, trigger in enumerate(self.type.triggers):
            yield from self._trigger(f"triggers[{number}]", trigger, ids)
        for key, group in (("examples", self.type.examples), ("near_misses", self.type.near_misses)):
            for number, example in enumerate(group):
                yield from self._example(f"{key}[{number}]", example, key == "near_misses")

    def _fault(self, path: str, message: str) -> Fault:
        return Fault(self.file, path, message)

    def _own_phases(self, path: str, phases: Iterable[str | None]) -> Iterator[Fault]:
        return _known(self.file, path, phases, self.type.all_phases, f"phase of {self.type.name}")

    def _own_roles(self, path: str, roles: Iterable[str]) -> Iterator[Fault]:
        return _known(self.file, path, roles, self.type.role_names, f"role of {self.type.name}")

    def _phases(self) -> Iterator[Fault]:
        own = self.type
        if not own.phases:
            yield self._fault("phases", "at least one phase is wanted")
        for key, phases in (("phases", own.phases), ("side_phases", own.side_phases)):
            yield from _known(self.file, key, phases, self.book.stages, "phase of phases.yaml")
        for phase in sorted(
            {p for p in (*own.phases, *own.side_phases) if (*own.phases, *own.side_phases).count(p) > 1}
        ):
            yield self._fault("side_phases" if phase in own.side_phases else "phases", f"{phase} stands twice")
        for operator, results in own.operators.items():
            yield from _known(self.file, "operators", (operator,), self.book.operator_by_id, "operator")
            for inner, result in results.items():
                yield from self._own_phases(f"operators.{operator}", [p for p in (inner,) if p != "*"])
                yield from self._own_phases(f"operators.{operator}", [p for p in (result,) if p != "-"])
        for key, phase in own.tenses.items():
            tense, _, inner = key.partition(":")
            yield from _known(self.file, f"tenses.{key}", (tense,), TENSES, "tense")
            yield from self._own_phases(f"tenses.{key}", (inner or None, None if phase == "-" else phase))
        for scheme in SCHEMES:
            yield from self._mapping(f"mappings.{scheme}", own.mappings.get(scheme))
        for inner, phase in own.presupposes.items():
            yield from self._own_phases(f"presupposes.{inner}", (inner, phase))

    def _mapping(self, path: str, table: object) -> Iterator[Fault]:
        """Codes stand by phase, or by phase and modality ("planned/conditional")."""
        for key in table if isinstance(table, dict) else ():
            phase, _, modality = str(key).partition("/")
            yield from self._own_phases(path, [phase] if phase not in ("default", "*", *self.book.modes) else ())
            yield from _known(self.file, path, (modality or None,), self.book.modalities, "modality")

    def _roles(self) -> Iterator[Fault]:
        own = self.type
        for role in own.roles:
            path = f"roles.{role.name}"
            yield from _known(self.file, path, (role.name,), self.book.role_names, "role of codebook.yaml")
            yield from _known(self.file, f"{path}.kinds", role.kinds, self.book.kinds, "kind of party")
            yield from _known(self.file, f"{path}.named", role.named, self.book.kinds, "kind of party")
            for key in ("same_as", "seat_of", "gains", "not_as"):
                named = tuple(n for n in getattr(role, key) if key != "gains" or n != ANY_FORCES)
                yield from self._own_roles(f"{path}.{key}", named)
            yield from self._slots(f"{path}.slots", role.slots)
            for phase, twins in role.same_when:
                yield from self._own_phases(f"{path}.same_when", (phase,))
                yield from self._own_roles(f"{path}.same_when.{phase}", twins)
            yield from self._own_roles(f"{path}.mission_in", (role.mission_in,) if role.mission_in else ())
        for number, group in enumerate(own.minimum):
            yield from self._own_roles(f"minimum.{number}", group)
        yield from self._own_roles("distinct", own.distinct)
        yield from self._concepts("bars", own.bars)
        yield from self._own_roles("apart", own.apart)
        yield from _known(self.file, "yields_to", own.yields_to, self.book.by_name, "type")
        yield from _known(self.file, "cedes_to", own.cedes_to, self.book.by_name, "type")
        yield from _known(self.file, "governs", own.governs, ("*", *self.book.by_name), "type")
        for name, inner in own.lends:
            yield from self._own_roles("lends", (name,))
            yield from _known(self.file, f"lends.{name}", inner, self.book.role_names, "role of codebook.yaml")
        yield from self._whole()
        yield from self._passing()
        for operator, roles in own.operator_roles.items():
            path = f"operator_roles.{operator}"
            yield from _known(self.file, path, operator.split(" ", 1), self.book.operator_by_id, "operator")
            for name, slots in roles:
                yield from self._own_roles(path, (name,))
                yield from self._slots(path, slots)

    def _passing(self) -> Iterator[Fault]:
        own = self.type.passes_as
        if own is None:
            return
        yield from _known(self.file, "passes_as.type", (own.type,), self.book.by_name, "type")
        yield from self._concepts("passes_as.things", (own.things,))
        other = self.book.by_name.get(own.type)
        if other is not None:
            yield from _known(self.file, "passes_as.roles", own.roles, other.role_names, f"role of {other.name}")

    def _whole(self) -> Iterator[Fault]:
        own = self.type.part_of
        if own is None:
            return
        yield from _known(self.file, "part_of.type", (own.type,), self.book.by_name, "type")
        yield from _lower(self.file, "part_of.apart", own.apart)
        yield from _known(self.file, "part_of.named", (own.named,), self.book.kinds, "kind of party")
        other = self.book.by_name.get(own.type)
        yield from self._own_roles("part_of.roles", own.roles)
        yield from self._own_phases("part_of.phases", own.phases)
        if other is not None:
            what = f"of {other.name}"
            yield from _known(self.file, "part_of.roles", own.roles.values(), other.role_names, f"role {what}")
            phases = (own.phases.get(p, p) for p in self.type.all_phases)
            yield from _known(self.file, "part_of.phases", phases, other.all_phases, f"phase {what}")

    def _affair(self) -> Iterator[Fault]:
        """Phases, roles and types that the rules of affairs speak of."""
        rules = self.type.affair
        yield from self._own_phases("affair.due", rules.due)
        for number, crossing in enumerate(rules.follows):
            path = f"affair.follows[{number}]"
            yield from _known(self.file, f"{path}.type", (crossing.type,), self.book.by_name, "type")
            yield from self._own_phases(f"{path}.then", crossing.then)
            for _, roles in crossing.roles:
                yield from self._own_roles(f"{path}.roles", roles)
            other = self.book.by_name.get(crossing.type)
            if other is not None:
                yield from _known(self.file, f"{path}.phases", crossing.phases, other.all_phases, "phase of that type")
                earlier = [role for role, _ in crossing.roles]
                yield from _known(self.file, f"{path}.roles", earlier, other.role_names, "role of that type")
        if rules.standing is not None:
            yield from self._own_roles("affair.standing", (rules.standing.of, rules.standing.by))
            yield from self._own_phases("affair.standing.states", rules.standing.states)
        if rules.deal is not None:
            yield from self._own_roles("affair.deal", (rules.deal.giver, rules.deal.taker))
            yield from self._own_phases("affair.deal.counted", rules.deal.counted)

    def _trigger(self, path: str, trigger: Trigger, ids: set[str]) -> Iterator[Fault]:
        if not trigger.id:
            yield self._fault(f"{path}.id", "an id is wanted")
        elif trigger.id in ids:
            yield self._fault(f"{path}.id", f"the id {trigger.id} stands twice")
        ids.add(trigger.id)
        if not (trigger.verbs or trigger.nouns or trigger.concept):
            yield self._fault(path, "verbs, nouns or a concept are wanted")
        yield from self._own_phases(f"{path}.phase", (trigger.phase,))
        for tense, phase in trigger.tenses:
            yield from _known(self.file, f"{path}.tenses", (tense,), TENSES, "tense")
            yield from self._own_phases(f"{path}.tenses.{tense}", (phase,))
        yield from _known(self.file, f"{path}.modality", (trigger.modality,), self.book.modalities, "modality")
        yield from _known(
            self.file, f"{path}.mode", (trigger.mode,), self.book.modes, "mode (a list mode_… of cues.yaml)"
        )
        yield from _known(self.file, f"{path}.voice", (trigger.voice,), VOICES, "voice")
        for key in ("verbs", "nouns"):
            yield from _lower(self.file, f"{path}.{key}", getattr(trigger, key))
        if trigger.concept:
            yield from self._concepts(f"{path}.concept", (f"@{trigger.concept.removeprefix('@')}",))
        for key, constraints in (("where", trigger.where), ("unless", trigger.unless)):
            yield from self._constraints(f"{path}.{key}", constraints)
        for role, slots in trigger.roles:
            yield from self._own_roles(f"{path}.roles", (role,))
            yield from self._slots(f"{path}.roles.{role}", [s for s in slots if s != "voice"])
        yield from self._slots(f"{path}.item", trigger.item)

    def _constraints(self, path: str, constraints: Iterable[Constraint]) -> Iterator[Fault]:
        for constraint in constraints:
            where = f"{path}.{', '.join(constraint.slots)}"
            yield from self._slots(where, constraint.slots)
            yield from self._concepts(where, constraint.concepts)
            if not constraint.concepts:
                yield self._fault(where, "a concept or a word is wanted")

    def _concepts(self, path: str, concepts: Iterable[str]) -> Iterator[Fault]:
        named = [c.removeprefix("@") for c in concepts if c.startswith("@")]
        yield from _known(self.file, path, named, self.book.concepts, "concept")
        yield from _lower(self.file, path, [c for c in concepts if not c.startswith("@")])

    def _slots(self, path: str, slots: Iterable[str]) -> Iterator[Fault]:
        known = {*SLOTS, *self.book.prepositions}
        for slot in slots:
            first, *rest = slot.split(">")
            # "self" is the trigger, "^self" what it is embedded in; "^none" says that nothing of the clause fills the
            # role
            begins = first in ("self", "^self", "^none") or first.removeprefix("^") in known
            if not begins or not known.issuperset(rest):
                yield self._fault(path, f"no such slot: {slot}")

    def _example(self, path: str, example: Example, near: bool) -> Iterator[Fault]:
        if not example.text:
            yield self._fault(f"{path}.text", "a text is wanted")
        if near:
            if example.expect:
                yield self._fault(f"{path}.expect", "a near miss expects nothing")
            if not example.why:
                yield self._fault(f"{path}.why", "a reason is wanted")
        elif not example.expect:
            yield self._fault(f"{path}.expect", "at least one record is wanted; a text that gives none is a near miss")
        for number, record in enumerate(example.expect):
            yield from self._record(f"{path}.expect[{number}]", record)

    def _record(self, path: str, record: dict[str, object]) -> Iterator[Fault]:
        yield from _known(self.file, path, record, EXPECTED, "field of an example")
        for key, known in (("modality", self.book.modalities), ("mode", self.book.modes)):
            yield from _known(self.file, f"{path}.{key}", (_text(record.get(key)),), known, key)
        yield from self._own_phases(f"{path}.phase", (_text(record.get("phase")),))
        actors = record.get("actors", {})
        if isinstance(actors, dict):
            yield from self._own_roles(f"{path}.actors", actors)
        else:
            yield self._fault(f"{path}.actors", "a mapping of roles to parties is wanted")
        date = record.get("date", [None, None])
        if not (isinstance(date, list) and len(date) == 2):
            yield self._fault(f"{path}.date", "[first day, last day] is wanted")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _known(file: str, path: str, values: Iterable[str | None], known: Iterable[str], what: str) -> Iterator[Fault]:
    """A fault for each value that is not among the known ones; None stands for nothing said."""
    names = frozenset(known)
    for value in values:
        if value is not None and value not in names:
            yield Fault(file, path, f"no such {what}: {value or '(nothing)'}")


def _lower(file: str, path: str, words: Iterable[str]) -> Iterator[Fault]:
    """A fault for each word with capitals: words are compared in lower case."""
    for word in words:
        if word != word.lower():
            yield Fault(file, path, f"words are written in lower case: {word}")
