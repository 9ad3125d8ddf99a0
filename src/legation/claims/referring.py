"""Words in an act's slots that mean a party without naming it: how they do, and marks of all whom they could mean."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from legation.claims.draft import Draft
from legation.claims.roles import key
from legation.language.words import description_words
from legation.model.claim import Party

# parties named shortly before a word are told apart by their order
RANKS = 3
STATES, BODIES = ("state",), ("alliance", "igo", "regional", "mission", "organ")
# the groups of nouns that describe a party named elsewhere, the most telling first
NOUN_GROUPS = ("relational", "country", "branch", "organisation")
SUBJECTS = ("nsubj", "nsubjpass")

Marks = dict[str, set[str]]


def _heads(draft: Draft, party: Party) -> list[int]:
    """The words of the act's paragraph that a party was found by."""
    at = None if party.start is None else party.start - draft.passage.offset
    head = None if at is None else draft.passage.parse.token_at(at)
    return [] if head is None else [head]


def names_itself(draft: Draft, party: Party) -> bool:
    """Whether the words of a party, or those beside them, name its state; of a mission whose it is and where: "the UN
    mission in Mali".
    """
    heads = _heads(draft, party)
    if _names_one(draft, heads, ("possessor", "modifier", "of", "from"), "state", None):
        return True
    whose = party.kind == "mission" and _names_one(
        draft, heads, ("modifier", "possessor", "of"), "organisation", party.org
    )
    return whose and _names_one(draft, heads, ("in", "for", "to"), "state", None)


def _names_one(draft: Draft, heads: Iterable[int], slots: tuple[str, ...], kind: str, name: str | None) -> bool:
    """Whether a word, or a phrase in some slots of it, names a party of a kind, and of a name if one is given."""
    near = {j for i in heads for j in (i, *draft.passage.graph.slot(i, *slots))}
    atoms = (draft.passage.overlay.at(j) for j in near)
    return any(a is not None and a.entry.kind == kind and name in (None, a.entry.name) for a in atoms)


def manner(draft: Draft, party: Party) -> str:
    """What kind of word means a party that it does not name: a group of pronouns ("its" by itself), what is somebody's
    own, "there", or a group of nouns.
    """
    words, text = description_words(), (party.text or "").lower()
    if text in words["personal"]:
        return "its" if text == "its" else str(words["personal"][text])
    if draft.passage.parties.is_possessed(party):
        return "possessed"
    if text == "there":
        return "there"
    return next((group for group in NOUN_GROUPS if text in words[f"{group}_nouns"]), "other")


def referring(draft: Draft, party: Party, how: str) -> Mapping[str, frozenset[str]]:
    """The marks, by party, of those whom the word that `party` was found by could mean; `how` is its manner."""
    graph, parties = draft.passage.graph, draft.passage.parties
    i = next(iter(_heads(draft, party)), None)
    if i is None:
        return {}
    found: Marks = {}
    _by_part(draft, i, found)
    _by_recency(draft, graph.token(i).start + draft.passage.offset, found)
    for name in parties.acting_around(i):
        found.setdefault(name, set()).add("acts-here")
    for owner in (p for j in graph.slot(i, "possessor") for p in parties.of(j)):
        found.setdefault(key(owner)[0], set()).add("owner")
    return {name: frozenset(f"{how}-{mark}" for mark in marks) for name, marks in found.items()}


def _by_part(draft: Draft, i: int, found: Marks) -> None:
    """Who is a subject, and who stands elsewhere, in the word's own sentence and in the one before."""
    graph, parse = draft.passage.graph, draft.passage.parse
    sentence = graph.token(i).sentence
    for number in (sentence, sentence - 1)[: sentence + 1]:
        for j in range(*parse.sentences[number]):
            atom = draft.passage.overlay.at(j)
            if j == i or graph.token(j).pos not in ("NOUN", "PROPN", "PRON") or (atom is not None and atom.head != j):
                continue
            where = "last" if number < sentence else "before" if j < i else "after"
            for party in draft.passage.parties.of(j):
                found.setdefault(key(party)[0], set()).add(f"{_part(draft, j)}-{where}")


def _part(draft: Draft, j: int) -> str:
    head = draft.passage.graph.token(draft.passage.graph.first_conjunct(j))
    if head.dep not in SUBJECTS:
        return "other"
    return "main-subject" if draft.passage.graph.token(head.head).dep == "ROOT" else "subject"


def _by_recency(draft: Draft, offset: int, found: Marks) -> None:
    """The order in which the story named states and bodies last before the word."""
    for kinds, word in ((STATES, "state"), (BODIES, "body")):
        before = draft.passage.discourse.mentions.before(offset)
        named = _each_once(key(m.party)[0] for m in before if m.party.kind in kinds)
        for n, name in enumerate(islice(named, RANKS), 1):
            found.setdefault(name, set()).add(f"{word}-{n}")


def _each_once(names: Iterable[str]) -> Iterator[str]:
    """Names without those that came before, as they are asked for: a story may name its parties ten thousand times."""
    seen: set[str] = set()
    for name in names:
        if name not in seen:
            seen.add(name)
            yield name
