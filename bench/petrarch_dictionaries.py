"""PETRARCH actor and agent dictionaries: their names as a user's world tables, and the codes that they give a party.

An actors file names who acts ("GONDOR [GON]", synonyms after "+", codes that hold for a time after a tab); an agents
file what somebody is ("PRIME_MINISTER [~GOV]"). Names that the package knows already are left to it; the others become
rows: an actor whose only code has three letters a state, one of a known state with codes for a time a person, any other
an organisation, and an agent a part of a state.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legation.world import World, tables

SOURCE = "actor dictionary"
SMALL = frozenset({"of", "the", "and", "for", "de", "to", "in"})
KINDS = {"IGO": "igo", "NGO": "observer", "NGM": "observer", "MNC": "company"}
FORMER = "ELI"
"""What somebody is who was something once."""
INITIALS = 3
"""Letters of the longest word that may be initials."""
LONGEST = 6
"""Words of the longest name that is looked for inside a phrase."""
PIVOT = 30
"""Years of two digits above this belong to the last century."""

_CODE = re.compile(r"\[([^\]]+)\]")
_SPAN = re.compile(r"\s*([^\s<>]+)\s*(?:([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?\s*")


@dataclass(frozen=True, slots=True)
class Coded:
    """A code, and the days (ISO without dashes) from which and to which it holds."""

    code: str
    start: str = ""
    end: str = "99999999"


@dataclass
class Dictionaries:
    """Codes by name and by role, both in capitals with single spaces; `actors` keep their synonyms together."""

    codes: dict[str, list[Coded]] = field(default_factory=lambda: defaultdict(list))
    agents: dict[str, str] = field(default_factory=dict)
    actors: list[tuple[str, ...]] = field(default_factory=list)

    def code(self, name: str, day: str) -> str | None:
        """The code that a name has on a day; a code for a time is stronger than one for all times."""
        key = _key(name)
        coded = self.codes.get(key) or self.codes.get(f"THE {key}") or ()
        found = [c for c in coded if c.start <= day <= c.end]
        found.sort(key=lambda c: c.start == "" and c.end == "99999999")
        return next((c.code for c in found if any(letter.isalpha() for letter in c.code)), None)

    def first_code(self, words: str, day: str) -> str | None:
        """The code of the first actor that a phrase names."""
        parts = _parts(words)
        names = (" ".join(parts[i:j]) for i in range(len(parts)) for j in range(min(len(parts), i + LONGEST), i, -1))
        return next((code for name in names if (code := self.code(name, day))), None)

    def agents_in(self, words: str) -> list[str]:
        """The codes of what a phrase says somebody is, in the order of its words; the longest name of each is taken."""
        parts, at, found = _parts(words), 0, []
        while at < len(parts):
            ends = range(min(len(parts), at + LONGEST), at, -1)
            end = next((e for e in ends if " ".join(parts[at:e]) in self.agents), None)
            found += [self.agents[" ".join(parts[at:end])]] if end else []
            at = end or at + 1
        return list(dict.fromkeys(found))


def _parts(words: str) -> list[str]:
    """The words of a phrase in capitals, without possessive endings and signs around them."""
    bare = re.sub(r"['’]s?(?=\s|$)", "", words.upper().replace("’", "'").replace("'S", "'s"))
    return [part for word in bare.split() if (part := word.strip(',;:()"`'))]


def read(actors: Iterable[Path], agents: Iterable[Path]) -> Dictionaries:
    """The dictionaries of some files."""
    found = Dictionaries()
    for path in actors:
        for names, codes in _entries(_lines(path)):
            found.actors.append(names)
            for name in names:
                found.codes[name] += codes
    for path in agents:
        _read_agents(_lines(path), found.agents)
    return found


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file without comments."""
    text = re.sub(r"(?s)<!.*?-->", "", path.read_text(encoding="utf-8", errors="replace"))
    for line in text.splitlines():
        bare = line.split("#", 1)[0].rstrip()
        if bare.strip():
            yield bare


def _entries(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], list[Coded]]]:
    """Each actor's names and codes."""
    names: list[str] = []
    codes: list[Coded] = []
    for line in lines:
        told = [c for text in _CODE.findall(line) if (c := _coded(text)) is not None]
        name = _key(_CODE.sub("", line).lstrip("+"))
        if name and not line.startswith(("+", " ", "\t")) and names:
            yield tuple(names), codes
            names, codes = [], []
        names += [name] if name else []
        codes += told
    if names:
        yield tuple(names), codes


def _coded(text: str) -> Coded | None:
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    code, sign, bound, start, end = match.groups()
    if start:
        return Coded(code, _day(start), _day(end))
    if bound:
        return Coded(code, end=_day(bound)) if sign == "<" else Coded(code, start=_day(bound))
    return Coded(code)


def _day(digits: str) -> str:
    if len(digits) == 6:
        return ("19" if int(digits[:2]) > PIVOT else "20") + digits
    return digits


def _key(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).upper()


def _read_agents(lines: Iterable[str], into: dict[str, str]) -> None:
    sets: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("!") and "=" in line:
            name, words = line.split("=", 1)
            sets[name.strip()] = [w.strip().replace("_", " ") for w in words.split(",")]
            continue
        code = _CODE.search(line)
        if code is None:
            continue
        head = line[: code.start()]
        plural = re.search(r"\{([^}]*)\}", head)
        name = re.sub(r"\{[^}]*\}", "", head)
        for form in _substituted(name, sets):
            for one in (form, *_plurals(form, plural)):
                into.setdefault(_key(one), code.group(1).strip().replace(" ", ""))


def _substituted(name: str, sets: Mapping[str, Sequence[str]]) -> list[str]:
    marker = re.search(r"![^!]+!", name)
    if marker is None:
        return [name]
    return [name.replace(marker.group(), word) for word in sets.get(marker.group(), ())]


def _plurals(name: str, irregular: re.Match[str] | None) -> list[str]:
    if irregular is not None:
        return [irregular.group(1)] if irregular.group(1).strip() else []
    bare = name.strip().rstrip("_")
    return [
        f"{bare[:-1]}ies" if bare.endswith(("Y", "y")) else f"{bare}es" if bare.endswith(("S", "s")) else f"{bare}s"
    ]


def write_tables(found: Dictionaries, folder: Path) -> None:
    """Write the tables of what the package does not know; the folder is one for `Reader(tables_directory=…)`."""
    world = World.load()
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    taken: set[str] = set()
    for number, names in enumerate(found.actors):
        unknown = [n for n in names if n not in taken and not _known(world, _printed(n))]
        taken |= set(names)
        codes = [c for c in found.codes[names[0]] if any(map(str.isalpha, c.code))]
        if unknown and codes:
            _add_actor(rows, world, unknown, codes, number)
            rows["ambiguity"] += [
                _sure(_printed(n), reading) for n in unknown for reading in _doubtful(world, _printed(n))
            ]
    rows["ambiguity"] = list({(row["form"], row["reading"]): row for row in rows["ambiguity"]}.values())
    for phrase in found.agents:
        form = phrase.lower()
        if not world.names.readings(form) and form not in ("press", "media"):
            rows["branches"].append({"forms": form, "org": phrase.title(), "iso3": "", "source": SOURCE})
    folder.mkdir(parents=True, exist_ok=True)
    for table in tables.ALL:
        if rows[table.name]:
            with (folder / table.file).open("w", encoding="utf-8", newline="") as handle:
                writer = csv.DictWriter(handle, list(table.columns))
                writer.writeheader()
                writer.writerows(rows[table.name])


def _known(world: World, form: str) -> bool:
    """Whether the package takes the form for a name wherever it stands; a surname alone it does not."""
    readings = world.names.readings(form)
    return bool(readings) and not all(entry.ambiguous for entry in readings)


def _doubtful(world: World, form: str) -> list[str]:
    """The readings that the package has for a form, none of which it is sure of: "Obama" is a surname of many."""
    return list(dict.fromkeys(entry.key for entry in world.names.readings(form)))


def _sure(form: str, reading: str) -> dict[str, str]:
    """The dictionary has the form alone, so it means whom the package takes it for wherever it stands."""
    empty = dict.fromkeys(tables.AMBIGUITY.columns, "")
    return empty | {"form": form, "reading": reading, "prior": "9", "lowercase": "false", "source": SOURCE}


def _add_actor(
    rows: dict[str, list[dict[str, str]]], world: World, names: Sequence[str], coded: Sequence[Coded], number: int
) -> None:
    printed = list(dict.fromkeys(form for name in names for form in (_printed(name), _initials(name))))
    codes = [c.code for c in coded]
    held_for_a_time = any(c != Coded(c.code) for c in coded)
    known = {state.iso3 for state in world.names.states}
    state = codes[0][:3]
    if len(codes[0]) == 3 and codes[0].isalpha() and state not in known | {row["iso3"] for row in rows["states"]}:
        rows["states"].append(_state(state, printed[0]))
        known = {state, *known}
    if len(codes[0]) == 3 and state in {*known, *(row["iso3"] for row in rows["states"])}:
        held = {(row["iso3"], row["name"]) for row in rows["state_names"]}
        rows["state_names"] += [
            _state_name(state, name) for name in dict.fromkeys(printed) if (state, name) not in held
        ]
    elif state in known and held_for_a_time:
        rows["leaders"].append(_person(state, printed))
    else:
        rows["organisations"].append(_organisation(f"dictionary-{number}", printed, codes[0]))


def _state(iso3: str, name: str) -> dict[str, str]:
    own = {"iso3": iso3, "name": name, "official": name, "centre_lat": "0", "centre_lon": "0"}
    return dict.fromkeys(tables.STATES.columns, "") | own | {"status": "member", "source": SOURCE}


def _state_name(iso3: str, name: str) -> dict[str, str]:
    empty = dict.fromkeys(tables.STATE_NAMES.columns, "")
    return empty | {"iso3": iso3, "name": name, "form": "name", "ambiguous": "false", "source": SOURCE}


def _person(iso3: str, names: Sequence[str]) -> dict[str, str]:
    empty = dict.fromkeys(tables.LEADERS.columns, "")
    return empty | {
        "name": names[0], "aliases": "|".join(names[1:]), "iso3": iso3, "office": "other", "org": "Government",
        "ambiguous": "false", "source": SOURCE,
    }  # fmt: skip


def _organisation(key: str, names: Sequence[str], code: str) -> dict[str, str]:
    empty = dict.fromkeys(tables.ORGANISATIONS.columns, "")
    kind = KINDS.get(code[:3], "armed_group")
    return empty | {"key": key, "name": names[0], "aliases": "|".join(names[1:]), "kind": kind, "source": SOURCE}


def _printed(name: str) -> str:
    """A name in capitals as a page prints it: "GULF OF X" is "Gulf of X", "U.N." stays."""
    words = name.removeprefix("THE ").split()
    return " ".join(_capitals(word, first=n == 0) for n, word in enumerate(words))


def _initials(name: str) -> str:
    """The same with its short words as letters: "THE KU" may be a "KU", "GONZO GMO" the "Gonzo GMO"."""
    words = zip(_printed(name).split(), name.removeprefix("THE ").split(), strict=True)
    return " ".join(capitals if len(capitals) <= INITIALS and word not in SMALL else word for word, capitals in words)


def _capitals(word: str, *, first: bool) -> str:
    if "." in word:
        return word
    if word.lower() in SMALL and not first:
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-"))
