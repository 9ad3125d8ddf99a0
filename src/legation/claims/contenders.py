"""Who could fill a role that an act's own words leave open, and what speaks for or against each: its marks.

A mark is a word such as `told-same` (the story's own words put the party in this role of another act of the type). How
much a mark counts stands in the table of points; nothing here decides.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from legation.claims.draft import Draft
from legation.claims.ledger import MEANT, REACH, Ledger, keys, opened_by, told
from legation.claims.ledger import marks as told_elsewhere
from legation.claims.leftover import acting, is_occupied
from legation.claims.referring import manner, referring
from legation.claims.roles import admits, key, parties_behind
from legation.codebook.entries import Role
from legation.language.discourse import ADJECTIVES
from legation.language.mentions import Mentioned
from legation.language.state_weights import LEAD
from legation.model.claim import Party

# relations of a party's words to what governs them that tell its part; all others count as one
TELLING = frozenset({"nsubj", "nsubjpass", "poss", "amod", "compound", "dobj", "pobj", "conj", "appos", "ROOT"})
PREPOSITIONS = frozenset({"to", "for", "from", "with", "between", "in", "at", "near", "on", "by", "of", "against"})


@dataclass(frozen=True, slots=True)
class Contender:
    """A party that could fill a role, with its marks."""

    party: Party
    marks: frozenset[str]


def contenders(
    draft: Draft, role: Role, ledger: Ledger, earlier: Sequence[Draft], makers: Mapping[str, frozenset[str]]
) -> list[Contender]:
    """Every party of the story that a role admits and that the act's words name in no opposite role."""
    found = _parties(draft, role, earlier)
    opposite = _opposite(draft, role)
    here = _in_sentence(draft, role)
    story = _of_story(draft, role, earlier, makers)
    entries = ledger.entries(draft, role)
    distances = _distances(draft)
    filled = {n: keys(held) for n, held in draft.roles.items()}
    now, opened = filled.get(role.name, frozenset()), f"now-{opened_by(draft, role.name)}"
    meant, taken = _meant(draft, role)
    soil = _soil(draft)
    beside = {n: held for n, held in filled.items() if _beside_role(draft, role, n)}
    result = []
    for name, party in found.items():
        marks = {*here.get(name, ()), *story.get(name, ()), *told_elsewhere(entries, name, opposite)}
        marks |= distances.get(name, frozenset()) | meant.get(name, frozenset()) | ledger.means(party)
        marks |= {opened, *taken} if name in now else set()
        marks |= {f"holds-{n}" for n, held in beside.items() if name in held}
        marks.add("state" if party.kind == "state" else "body")
        marks |= {"soil-here"} if name in soil else set()
        result.append(Contender(party, frozenset(marks)))
    return result


def _meant(draft: Draft, role: Role) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Where a role holds a party that the act's words mean without a name: the marks of all whom they could mean, and
    the one of whom they were taken for.
    """
    if opened_by(draft, role.name) not in MEANT:
        return {}, frozenset()
    party = draft.roles[role.name][0]
    how = manner(draft, party)
    return referring(draft, party, how), frozenset({f"now-{how}"})


def _soil(draft: Draft) -> frozenset[str]:
    """The states in whose land the places and bases lie that the sentence names."""
    first, last = draft.passage.parse.sentences[draft.sentence]
    atoms = (a.entry for a in draft.passage.overlay.atoms if first <= a.first < last)
    return frozenset(e.iso3 for e in atoms if e.kind in ("place", "site") and e.iso3)


def _beside_role(draft: Draft, role: Role, name: str) -> bool:
    """Whether another role of the act does not shut out the party that fills it."""
    return name != role.name and not {name, role.name} <= set(draft.event_type.distinct)


def _opposite(draft: Draft, role: Role) -> frozenset[str]:
    names = [n for n in draft.event_type.distinct if n != role.name] if role.name in draft.event_type.distinct else []
    return frozenset(k for n in names if opened_by(draft, n) is None for k in keys(told(draft, n)))


def _parties(draft: Draft, role: Role, earlier: Sequence[Draft]) -> dict[str, Party]:
    """Candidates by key: what fills the role now, who is named in the sentence or the story, who acted before."""
    first, last = draft.passage.parse.sentences[draft.sentence]
    there = (p for i in range(first, last) if _nominal(draft, i) for p in parties_behind(draft, i))
    named = draft.passage.discourse.mentions.parties(draft.offset)
    acted = (p for d in islice(reversed(earlier), REACH) for held in d.roles.values() for p in held)
    shut = _opposite(draft, role).union(*(keys(draft.roles.get(name, ())) for name in role.not_as))
    found: dict[str, Party] = {}
    for party in (*draft.roles.get(role.name, []), *there, *named, *acted):
        name = party.iso3 or party.name
        if name not in found and name not in shut and party.kind != "person" and admits(role, party):
            found[name] = party
    return found


def _nominal(draft: Draft, i: int) -> bool:
    token = draft.passage.graph.token(i)
    return token.pos in ("NOUN", "PROPN", "ADJ", "PRON") or token.tag == "PRP$"


def _in_sentence(draft: Draft, role: Role) -> dict[str, set[str]]:
    """The marks of the parties that the act's own sentence names or means."""
    graph = draft.passage.graph
    first, last = draft.passage.parse.sentences[draft.sentence]
    low, high = draft.passage.parse.subtree(draft.anchor)
    found: dict[str, set[str]] = {}
    busy = acting(draft)  # looked for once: a sentence may have thousands of words
    speakers = {i for v in draft.voices if v.head >= 0 for i in range(*draft.passage.parse.subtree(v.head))}
    for i in range(first, last):
        if not _nominal(draft, i):
            continue
        atom = draft.passage.overlay.at(i)
        if atom is not None and atom.head != i:
            continue
        parties = draft.passage.parties.of(i)
        for party in parties:
            marks = found.setdefault(key(party)[0], set())
            marks |= {"sentence", "clause" if low <= i < high else "outside-clause"}
            marks.add("before-word" if i < draft.anchor else "after-word")
            marks |= {f"within-{n}" for n in (3, 8) if abs(i - draft.anchor) <= n}
            marks.add(f"as-{_relation(draft, i)}")
            if i in speakers:
                marks.add("speaks")
            elif is_occupied(draft, role, i, busy):
                marks.add("busy")
            else:
                marks.add("free")
            marks.add("named-here" if atom is not None else "meant-here")
            if atom is not None and atom.entry.kind == "state" and atom.entry.form in ADJECTIVES:
                marks.add("adjective")
            if graph.agent(draft.anchor) == i:
                marks.add("agent")
    for name, marks in found.items():
        if len(found) == 1:
            marks.add("alone")
        if "free" in marks and sum("free" in m and n != name for n, m in found.items()) == 0:
            marks.add("only-free")
    return found


def _relation(draft: Draft, i: int) -> str:
    token = draft.passage.graph.token(draft.passage.graph.first_conjunct(i))
    above = draft.passage.graph.token(token.head)
    if token.dep == "pobj":
        return above.lemma if above.lemma in PREPOSITIONS else "pobj"
    return token.dep if token.dep in TELLING else "other"


def _distances(draft: Draft) -> Mapping[str, set[str]]:
    """How far before the act the story named each of its parties."""
    discourse = draft.passage.discourse
    block, (first, _) = draft.passage.block, draft.passage.parse.sentences[draft.sentence]
    start = draft.passage.parse.tokens[first].start + draft.passage.offset
    found: dict[str, set[str]] = {}
    for name, starts in discourse.mentions.starts.items():
        marks = found[name] = set()
        if bisect_left(starts, block.start) < bisect_left(starts, start):
            marks.add("paragraph-before")
        if starts[0] < block.start:
            marks.add("named-before")
        elif starts[0] >= start:
            marks.add("first-here")
    last = next((m for m in discourse.mentions.before(start) if _is_party(m)), None)
    if last is not None:
        found[key(last.party)[0]].add("last-named")
    return found


def _is_party(mention: Mentioned) -> bool:
    return mention.party.kind in ("state", "alliance", "mission", "company", "igo", "regional")


def _of_story(
    draft: Draft, role: Role, earlier: Sequence[Draft], makers: Mapping[str, frozenset[str]]
) -> Mapping[str, set[str]]:
    """The marks that the story as a whole gives a party."""
    found: dict[str, set[str]] = {}
    for name, mark in (*_weighed(draft), *_set_out(draft), *_of_act(draft, role, earlier, makers)):
        if name:
            found.setdefault(name, set()).add(mark)
    return found


def _weighed(draft: Draft) -> Iterator[tuple[str | None, str]]:
    """How much the story speaks of whom."""
    discourse = draft.passage.discourse
    states = [iso3 for _, iso3 in discourse.ranked]
    for n, iso3 in enumerate(states[:3], 1):
        yield iso3, f"weight-{n}"
    if len(states) == 2:
        yield from ((iso3, "of-two") for iso3 in states)
    for mention in discourse.mentions.upto(discourse.title_end + LEAD):
        yield key(mention.party)[0], "title" if mention.start < discourse.title_end else "lead"


def _set_out(draft: Draft) -> Iterator[tuple[str | None, str]]:
    """Whom the story is about, where it is set, whose words it is."""
    discourse = draft.passage.discourse
    for mark, party in (
        ("protagonist", discourse.protagonist()),
        ("setting", discourse.setting()),
        ("section", discourse.section_setting()),
        ("scene", discourse.scene(draft.offset)),
        ("issuing", discourse.issuing()),
        ("last-place", discourse.last_named(draft.offset, frozenset())),
        *(("pair", party) for party in discourse.pair(draft.offset)),
    ):
        if party is not None:
            yield key(party)[0], mark


def _of_act(
    draft: Draft, role: Role, earlier: Sequence[Draft], makers: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str | None, str]]:
    """Who makes the act's thing, owns its place, speaks of it, and was in the role when such an act was told last."""
    designation = draft.item.designation if draft.item else None
    yield from ((iso3, "makes-thing") for iso3 in makers.get(designation or "", ()))
    if draft.place is not None:
        yield draft.place.country, "place"
    yield from ((v.party_iso3, "voice-state" if n else "speaker-state") for n, v in enumerate(draft.voices))
    alike = (d for d in reversed(earlier) if d.event_type is draft.event_type and d.roles.get(role.name))
    yield from ((key(p)[0], "nearest-same") for d in islice(alike, 1) for p in d.roles[role.name])
