"""The files beside the types: word classes, concepts, operators, sayings, phases, cues, genres, background."""

from typing import Any

from legation.codebook.entries import BackgroundRule, Concept, Genre, Operator, Saying, WordClass
from legation.codebook.shapes import Reader

WORD_KINDS = ("verbs", "nouns", "adjectives")
CONCEPT_LISTS = ("nouns", "modifiers", "without", "parties", "items", "near", "amid", "open", "called")
CONCEPT_FLAGS = ("referred", "people", "places", "sites", "named", "titled")


def classes(document: Any, reader: Reader) -> dict[str, WordClass]:
    """The word classes, by name."""
    found = {}
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, (*WORD_KINDS, "meaning", "source"), name)
        lists = {kind: reader.texts(entry.get(kind), f"{name}.{kind}") for kind in WORD_KINDS}
        meaning, source = (reader.text(entry.get(key), f"{name}.{key}") for key in ("meaning", "source"))
        found[name] = WordClass(name, meaning=meaning, source=source, **lists)
    return found


def genres(document: Any, reader: Reader) -> tuple[Genre, ...]:
    """The kinds of text whose acts are not for the register."""
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


def backgrounds(document: Any, reader: Reader) -> tuple[BackgroundRule, ...]:
    """The ways of telling that make an act earlier context, in their order."""
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


def stages(document: Any, reader: Reader) -> dict[str, str]:
    """The stage of each phase."""
    found = {}
    for name, value in reader.mapping(document, "").items():
        entry = reader.mapping(value, name)
        reader.only(entry, ("stage", "standing", "taken_for", "meaning", "cues"), name)
        found[name] = reader.text(entry.get("stage"), f"{name}.stage", "act")
    return found


def standing(document: Any, reader: Reader) -> frozenset[str]:
    """Phases that are a lasting line of somebody's, whatever act made it known."""
    return frozenset(
        name
        for name, value in reader.mapping(document, "").items()
        if reader.flag(reader.mapping(value, name).get("standing"), f"{name}.standing", False)
    )


def cues(document: Any, reader: Reader) -> dict[str, tuple[str, ...]]:
    """The word lists that several layers share."""
    return {name: reader.texts(value, name) for name, value in reader.mapping(document, "").items()}


def sayings(document: Any, reader: Reader) -> dict[str, Saying]:
    """The verbs of saying, by lemma."""
    found = {}
    for force, words in reader.mapping(document, "").items():
        for lemma in reader.texts(words, force):
            found[lemma] = Saying(lemma, force)
    return found


def concepts(document: Any, reader: Reader) -> dict[str, Concept]:
    """The sets of nouns that triggers ask for."""
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
            titled=flags["titled"],
            **lists,
        )
    return found


def operators(document: Any, reader: Reader) -> tuple[Operator, ...]:
    """The words that change how far an act got."""
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
                roles=slots_of_roles(entry.get("roles"), f"{name}.roles", reader),
                **lists,
            )
        )
    return tuple(found)


def slots_of_roles(value: Any, path: str, reader: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The slots that fill each role, in the order they are tried."""
    return tuple((role, reader.slots(slots, f"{path}.{role}")) for role, slots in reader.mapping(value, path).items())
