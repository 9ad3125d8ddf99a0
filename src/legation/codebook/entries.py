"""What a codebook says, as values: types with roles, phases and triggers; operators; concepts; sayings. Nothing here
names a type.
"""

from dataclasses import dataclass, field
from functools import cached_property

from legation.codebook.affairs import NO_RULES, AffairRules, Lifecycle

# what `gains` of a role may name beside the type's roles
ANY_FORCES = "forces"
# in a constraint: any phrase at all; among the verbs of a trigger: any verb
ANY = "*"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A demand on what stands in a predicate's slots: one of `slots` must hold a phrase that is one of `concepts`.

    A concept is "@name" for an entry of concepts.yaml, or a plain lemma. With `optional` the constraint only lends its
    evidence.
    """

    slots: tuple[str, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words that mean nearly the same, which triggers and operators name together: "@send" is send, ship, dispatch …"""

    name: str
    meaning: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One wording family of a type: the words, what must (and must not) stand beside them, and who fills which role.

    `verbs` and `nouns` are lemmas (with particle: "hand over"), those of the word classes it names included; `classes`
    are the names of these. `concept` makes every noun of a concept a nominal
    trigger. `roles` maps a role to slots, tried in order. `item` names the slots that hold the thing passed. `phase` is
    the phase of the bare act; `modality` fixes the modality. `operators` overrides, for this trigger, the phase that an
    operator gives. A `negated` act consists in not doing, a `refusing` one in not being willing to. A trigger that
    `follows` tells more of an act that the story told before: "that offer was turned down".
    """

    id: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    concept: str | None = None
    where: tuple[Constraint, ...] = ()
    unless: tuple[Constraint, ...] = ()
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    item: tuple[str, ...] = ()
    phase: str = ""
    modality: str | None = None
    mode: str | None = None
    bare: bool = True
    tenses: tuple[tuple[str, str], ...] = ()
    negated: bool = False
    refusing: bool = False
    needs: tuple[tuple[str, int], ...] = ()
    voice: str | None = None
    follows: bool = False
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what may fill a role: kinds of party; several or one; whether an earlier sentence may supply it; the roles
    whose filler it shares.

    `two` marks a role that needs two parties; `seat_of` names roles whose organisation has this role's state as its
    field; `located` lets the country of the act's place fill the role; `topic` takes the state the story is about; a
    `steady` filler stays the same through a story unless the clause names another; a person in a `state_of` role
    belongs to the state in the roles named. In a `maker` role stands who makes the thing that passes, where the words
    leave the sides open; a place in the slots of a `placed` role stands for its country. An organisation of the `named`
    kinds that the story speaks of fills the role where nothing else does. With `left` the only party of the sentence
    that plays no part may fill it. A role that takes several and holds one gains those of the roles in `gains`, where
    the clause or its place tells them ("forces": whoever's troops the sentence names); an empty role for one gains the
    only one there is. `same_when` is `same_as` for the
    acts of one phase. Who is in a `not_as` role is not also in this one, though the words may look so: who asks does
    not decide. A mission that fills a role with `mission_in` stands in the role named there, and whose it is in
    this one. In `slots` stands who fills the role, whatever word tells the act ("by way of Uganda").
    """

    name: str
    kinds: tuple[str, ...]
    many: bool = False
    inherit: bool = True
    same_as: tuple[str, ...] = ()
    two: bool = False
    seat_of: tuple[str, ...] = ()
    located: bool = False
    topic: bool = False
    steady: bool = False
    state_of: tuple[str, ...] = ()
    maker: bool = False
    left: bool = True
    placed: bool = False
    named: tuple[str, ...] = ()
    gains: tuple[str, ...] = ()
    same_when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    mission_in: str = ""
    not_as: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or two that the type is (or is not) about, with the records expected; run by the tests."""

    text: str
    expect: tuple[dict[str, object], ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Passing:
    """The type that has the word where the act's thing belongs to the concept `things` and passes between the same
    parties in the story: ships that are handed over are not deployed. `roles` are those of the type that count.
    """

    type: str
    things: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The type whose affair an act may turn out to be part of; its roles there by the act's own (the doer first), its
    phase where it differs. A body of the kind `named` in the sentence makes it part of that body's affair, unless one
    of the words `apart` stands there.
    """

    type: str
    named: str
    apart: tuple[str, ...]
    roles: dict[str, str]
    phases: dict[str, str]


@dataclass(frozen=True, eq=False)
class EventType:
    """One type of the register: definition, roles, phases in their order, triggers, mappings and examples.

    An act of a type that this one `governs` ("*": of any other), found inside an act of this type ("refused to
    attack"), is no act of its own; `lends` maps a role to those roles of the act inside that may fill it. To
    an act of a type in `cedes_to`, inside it or at the same word, it gives way itself ("vowed to attack"). One party
    cannot fill two roles that are kept `apart`, though two parts of one state can (`distinct` forbids that too). Where
    a story has none of the words `spoken_of`, nothing that a trigger only nearly meets is such an act.
    """

    name: str
    definition: str
    roles: tuple[Role, ...]
    phases: tuple[str, ...]
    side_phases: tuple[str, ...]
    operators: dict[str, dict[str, str]]
    tenses: dict[str, str]
    triggers: tuple[Trigger, ...]
    minimum: tuple[tuple[str, ...], ...]
    mappings: dict[str, object]
    examples: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    yields_to: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    presupposes: dict[str, str] = field(default_factory=dict)
    part_of: Whole | None = None
    passes_as: Passing | None = None
    operator_roles: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = field(default_factory=dict)
    bars: tuple[str, ...] = ()
    martial: bool = False
    spoken_of: tuple[str, ...] = ()
    governs: tuple[str, ...] = ()
    cedes_to: tuple[str, ...] = ()
    lends: tuple[tuple[str, tuple[str, ...]], ...] = ()
    apart: tuple[str, ...] = ()
    affair: AffairRules = NO_RULES

    @cached_property
    def all_phases(self) -> frozenset[str]:
        """Every phase a claim of this type may have."""
        return frozenset(self.phases) | frozenset(self.side_phases)

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The names of the type's roles."""
        return frozenset(r.name for r in self.roles)


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes how far an act got when it governs the act: "plans to", "refused to", "talks on",
    "suspended".

    `phases` are tried in order: the first that the type knows is the result. `modality` goes with it. `roles` maps a
    slot of the operator's own predicate to the role its filler plays in the act. `keeps` lists stages of the inner
    phase on which the phase stays and only the modality changes. `like` names the operator whose exceptions in a type
    hold for this one too; `spares` names operators whose result this one leaves ("authorised talks on the sale"). One
    without phases says that the act was not done.
    """

    id: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    phases: tuple[str, ...]
    modality: str | None
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    keeps: tuple[str, ...] = ()
    negated: str | None = None
    relations: tuple[str, ...] = ()
    subject: bool = False
    like: str | None = None
    spares: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A set of nouns with the modifiers they need or must not have: "@office" = office, mission … + defence, liaison …

    `open` admits any thing-like noun once the story has spoken of one of the concepts named. `near` words anywhere
    in the sentence may stand for a modifier; nor is one wanted `amid` talk of these concepts. A pronoun or a phrase
    without a noun ("it", "the second") may mean a `referred` concept; `people` are groups of people, who are meant
    if named nearer. `parties` admits phrases that stand for such kinds of party; `items` admits weapon mentions of
    such categories ("*" for any); `places` admits names of places, `sites` those of sites such as bases. `named`
    asks for a proper name joined to the noun; `titled` things have proper names, which stand for them once the
    story has given them.
    """

    name: str
    nouns: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    amid: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    source: str = ""
    referred: bool = False
    people: bool = False
    places: bool = False
    sites: bool = False
    named: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of text whose acts are not for the register: so many of its cues in a story make the story one; `drops` is
    all or unvoiced.
    """

    name: str
    limit: int
    drops: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackgroundRule:
    """A way of telling that makes an act earlier context, or news: every fact of `when` has one of its values."""

    name: str
    background: bool
    meaning: str
    when: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb or phrase that hands an utterance to its speaker; `force` is say, allege, deny, confirm, ask, order, think
    or decline.
    """

    lemma: str
    force: str


@dataclass(frozen=True, eq=False)
class Codebook:
    """Everything the experts wrote, loaded and checked. `version` is stamped on every claim; `digest` names the exact
    content.
    """

    version: str
    digest: str
    types: tuple[EventType, ...]
    operators: tuple[Operator, ...]
    concepts: dict[str, Concept]
    sayings: dict[str, Saying]
    stages: dict[str, str]
    standing: frozenset[str]
    modalities: tuple[str, ...]
    role_names: tuple[str, ...]
    kinds: tuple[str, ...]
    prepositions: tuple[str, ...]
    cues: dict[str, tuple[str, ...]]
    settings: dict[str, object]
    genres: tuple[Genre, ...] = ()
    backgrounds: tuple[BackgroundRule, ...] = ()
    classes: dict[str, WordClass] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, EventType]:
        """Types by name."""
        return {t.name: t for t in self.types}

    @cached_property
    def lifecycles(self) -> dict[str, Lifecycle]:
        """How the acts of each type hang together, by the type's name."""
        return {t.name: Lifecycle(t.phases, t.side_phases, t.affair) for t in self.types}

    @cached_property
    def operators_by_word(self) -> dict[tuple[str, str], tuple[Operator, ...]]:
        """Operators by (word class, lemma); class is verb, noun or adjective."""
        index: dict[tuple[str, str], list[Operator]] = {}
        for operator in self.operators:
            for kind, words in (("verb", operator.verbs), ("noun", operator.nouns), ("adjective", operator.adjectives)):
                for word in words:
                    index.setdefault((kind, word), []).append(operator)
        return {key: tuple(found) for key, found in index.items()}

    @cached_property
    def operator_by_id(self) -> dict[str, Operator]:
        """Operators by id, for overrides."""
        return {o.id: o for o in self.operators}

    @cached_property
    def concept_words(self) -> dict[str, frozenset[str]]:
        """Every word by which each concept may be meant, to look a word up in before anything costlier."""
        anaphoric = self.cues.get("anaphoric_items", ())
        return {
            name: frozenset((*concept.nouns, *concept.called, *(anaphoric if concept.items else ())))
            for name, concept in self.concepts.items()
        }

    @cached_property
    def transparent(self) -> frozenset[str]:
        """Nouns that stand for what follows their "of": "a batch of", "a pool of"."""
        return frozenset(self.cues.get("transparent_nouns", ()))

    @cached_property
    def modes(self) -> frozenset[str]:
        """How a thing may pass, "gift" or "sale": the modes that cues.yaml has words for."""
        return frozenset(name.removeprefix("mode_") for name in self.cues if name.startswith("mode_"))
