"""States and organisations by any of their names, with how well a name fits: what reconciliation asks for."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from legation.world import lexicon
from legation.world.folding import key

KINDS = {"state": "State", "organisation": "Organisation"}
"""The kinds of party, with their labels."""

PROPERTIES = {
    "iso3": "ISO 3166-1 alpha-3 code",
    "iso2": "ISO 3166-1 alpha-2 code",
    "capital": "Capital",
    "official": "Official name",
    "subkind": "Kind of organisation",
}
"""What may be asked of a party."""

OWN_NAMES = ("name", "official", "short", "past", "abbreviation", "alias")
"""Forms that name the party itself: an adjective, a capital or a seat may stand for something else."""

SURE, DOUBTFUL, LEAST = 100.0, 90.0, 60.0
"""The score of an exact name, that of a name which may mean something else too, and the lowest that is told."""

LONGEST = 200
"""Signs of a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the tables; `values` by the names of PROPERTIES."""

    party_id: str
    kind: str
    name: str
    description: str
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that a name may mean; `match` where it can mean no other."""

    party: Known
    score: float
    match: bool


@cache
def parties() -> dict[str, Known]:
    """Every state and organisation by its id."""
    told = {}
    for iso3, state in lexicon.states().items():
        values = {"iso3": iso3, "iso2": state.iso2, "capital": state.capital, "official": state.official}
        told[f"state:{iso3}"] = Known(f"state:{iso3}", "state", state.name, state.official, _values(values))
    for _, entry in lexicon.forms():
        if entry.kind == "organisation":
            name = f"organisation:{entry.key}"
            values = {"iso3": entry.iso3, "subkind": entry.subkind}
            told.setdefault(name, Known(name, "organisation", entry.name, entry.subkind or "", _values(values)))
    return told


def found(name: str, kinds: Collection[str] = (), told: Mapping[str, str] | None = None) -> list[Candidate]:
    """The parties that a name may mean, the best first; `told` are properties that they must have."""
    wanted = key(name[:LONGEST])
    if not wanted:
        return []
    scores: dict[str, float] = dict(_names().get(wanted, {}))
    exact = set(scores)
    if not exact:
        scores = _near(wanted)
    fitting = [party for party in map(parties().__getitem__, scores) if not kinds or party.kind in kinds]
    fitting = [party for party in fitting if all(_has(party, *one) for one in (told or {}).items())]
    ordered = sorted(fitting, key=lambda party: (-scores[party.party_id], party.party_id))
    alone = len(ordered) == 1 and bool(exact)
    return [Candidate(one, scores[one.party_id], alone and scores[one.party_id] == SURE) for one in ordered]


def suggested(prefix: str, limit: int) -> list[Known]:
    """Parties one of whose names begins so, by name."""
    wanted = key(prefix[:LONGEST])
    if not wanted:
        return []
    ids = {name for form, held in _names().items() if form.startswith(wanted) for name in held}
    return sorted((parties()[one] for one in ids), key=lambda party: (party.name, party.party_id))[:limit]


@cache
def _names() -> dict[str, dict[str, float]]:
    """For each name, without case and accents, the parties it may mean, with how sure that is."""
    names: dict[str, dict[str, float]] = defaultdict(dict)
    for form, entry in lexicon.forms():
        if entry.kind in KINDS and not (entry.kind == "state" and entry.org):
            name = f"{entry.kind}:{entry.iso3 if entry.kind == 'state' else entry.key}"
            sure = SURE if entry.form in OWN_NAMES and not entry.ambiguous else DOUBTFUL
            held = names[key(form)]
            held[name] = max(held.get(name, 0.0), sure)
    for name, party in parties().items():
        for form in (party.name, *party.values.get("iso3", ())) if party.kind == "state" else (party.name,):
            names[key(form)][name] = SURE
    return names


def _near(wanted: str) -> dict[str, float]:
    """Parties whose names look like the one wanted: most of the letters in their order."""
    scores: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False, b=wanted)
    for form, held in _names().items():
        if abs(len(form) - len(wanted)) > max(3, len(wanted) // 2):
            continue
        matcher.set_seq1(form)
        least = LEAST / SURE
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = round(matcher.ratio() * SURE, 1)
        if ratio >= LEAST:
            for name in held:
                scores[name] = max(scores.get(name, 0.0), min(ratio, DOUBTFUL - 1))
    return scores


def _has(party: Known, name: str, value: str) -> bool:
    return not value or any(key(one) == key(value) for one in party.values.get(name, ()))


def _values(told: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    return {name: (value,) for name, value in told.items() if value}
