"""What can be noted of any draft, whatever its type: how it was read, what stands around it, what its story tells.

A mark has a name and one of a few values. What they say together stands in `data/scorecard.json`; which marks there
are is told here alone, so that what learns the points and what adds them up look at the same.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from legation.claims.affair import GUESSES, NEAR
from legation.claims.company import Company
from legation.claims.draft import Draft
from legation.claims.ledger import REACH
from legation.claims.roles import key
from legation.language.reading import Passage

# rules that fill a role by something else than the clause's own words
FILLED = (*GUESSES, "named", "same-as", "country-of-place", "field-of-mission", "gains", "points")
# how a trigger word hangs on its governor, where this tells something; else "other"
HANGS = ("ROOT", "conj", "advcl", "relcl", "ccomp", "xcomp", "acl", "dobj", "pobj", "nsubj", "nsubjpass")
RELATIONS = ("relative", "participle", "temporal", "conditional", "purpose", "subject", "object", "coordinate", "none")
# upper ends of the ranges that a number is told by
WORD_POINTS = (-16, -12, -8, -4, 0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48)
WORD_LEADS = (-32, -24, -18, -12, -8, -4, 0, 4, 8, 12, 16, 20, 26)
RIVALS = (0, 1, 2, 4)


@dataclass(frozen=True, slots=True)
class Talk:
    """What a story as a whole speaks of: the words of forces and arms that it holds, how many weapons it names; and how
    many sentences of it are read, in all and before each passage, by its offset.
    """

    martial: frozenset[str]
    arms: int
    sentences: int
    before: Mapping[int, int]

    @classmethod
    def of(cls, text: str, passages: Sequence[Passage], martial: frozenset[str]) -> "Talk":
        """The talk of a story, by the codebook's `martial` words."""
        hits = (item.hit for passage in passages for item in passage.overlay.items)
        arms = sum(bool(hit.unroca or hit.designation) and not hit.by_shape for hit in hits)
        ends = [0, *accumulate(len(passage.parse.sentences) for passage in passages)]
        before = {passage.offset: end for passage, end in zip(passages, ends, strict=False)}
        return cls(martial.intersection(re.findall(r"[a-z]+", text.lower())), arms, ends[-1], before)


def within(value: float, *ends: float) -> str:
    """The range of a number by its upper end: "≤2", or ">8" beyond the last."""
    for end in ends:
        if value <= end:
            return f"≤{end}"
    return f">{ends[-1]}"


def word_marks(points: Mapping[str, int], name: str) -> dict[str, str]:
    """How much the words of a sentence, by their `points` for each type, speak of the type `name`."""
    own = points.get(name, 0)
    others = [value for other, value in points.items() if other != name]
    return {
        "words": within(own, *WORD_POINTS),
        "words over others": within(own - max(others, default=0), *WORD_LEADS),
        "types with better words": within(sum(value > own for value in others), *RIVALS),
    }


def words_of(passage: Passage, sentence: int) -> frozenset[str]:
    """The lemmas of a sentence."""
    first, last = passage.parse.sentences[sentence]
    return frozenset(token.lemma for token in passage.parse.tokens[first:last])


def standing_marks(draft: Draft, outright: Company, rules: Sequence[str], talk: Talk) -> dict[str, str]:
    """The marks that a draft has from the start: of its word, its sentence and its story.

    `outright` are the drafts of the story that triggers make outright, `rules` the type of each trigger that its word
    can set off, `talk` is what the story speaks of.
    """
    return {
        **_nearness(draft),
        **_word(draft, rules),
        **_beside(draft, outright),
        **_story(draft, outright),
        **_sentence(draft, talk),
        "martial words of the story": within(len(talk.martial), 0, 1, 2, 4, 7),
        "arms of the story": within(talk.arms, 0, 1, 3, 7),
        "sentences of the story": within(talk.sentences, 4, 8, 14, 24, 40),
        "sentences before": within(talk.before[draft.passage.offset] + draft.sentence, 0, 1, 3, 7, 14, 25),
    }


def filled_marks(draft: Draft, kept: Sequence[Draft]) -> dict[str, str]:
    """The marks that a draft gets as it is filled in: its parties and how it is told; `kept` are the claims before
    it.
    """
    just_before = takewhile(lambda d: draft.offset - d.offset < NEAR, reversed(kept))
    near = any(d.event_type is draft.event_type and d.near is None and d.offset < draft.offset for d in just_before)
    return {**_parties(draft), **_telling(draft), **_told_before(draft, kept), "same type just before": _yes(near)}


def _told_before(draft: Draft, kept: Sequence[Draft]) -> dict[str, str]:
    """Whether a claim of the type before it has its parties, in its phase: then it may be told again."""
    own = _keys(draft)
    told = [d for d in kept[-REACH:] if d.event_type is draft.event_type and not _is_beside(d, draft)]
    whole = [d for d in told if own <= _keys(d)]
    some = "all parties" if whole else "some" if any(own & _keys(d) for d in told) else "others" if told else "no"
    return {"told before": some, "told before in the phase": _yes(any(d.phase == draft.phase for d in whole))}


def _keys(draft: Draft) -> set[str]:
    return {key(party)[0] for held in draft.roles.values() for party in held}


def _is_beside(one: Draft, other: Draft) -> bool:
    return one.passage is other.passage and one.sentence == other.sentence


def _nearness(draft: Draft) -> dict[str, str]:
    near = draft.near
    if near is None:
        return {}
    word = "verb" if draft.passage.graph.is_verb(draft.anchor) else "noun"
    return {
        "thing": f"{near.farthest}, {word}",
        "demands unmet": within(sum(place != "slot" for place in near.places), 0, 1),
        "demands met": within(sum(place == "slot" for place in near.places), 0, 1),
        "thing stands as": _place_of(draft, near.heads),
        "excluded": _yes(near.excluded),
        "obstacle": draft.obstacle,
    }


def _place_of(draft: Draft, heads: Sequence[int]) -> str:
    """How the thing found outside the slots hangs on the trigger's word: the attaché who hands something over is handed
    over by nobody.
    """
    graph = draft.passage.graph
    if not heads:
        return "nothing"
    for slot in ("agent", "patient"):
        if heads[0] in graph.slot(draft.anchor, slot):
            return slot
    if heads[0] in graph.parse.children[draft.anchor] or graph.token(heads[0]).head == draft.anchor:
        return "beside"
    first, last = graph.parse.subtree(heads[0])
    return "above" if first <= draft.anchor < last else "elsewhere"


def _word(draft: Draft, rules: Sequence[str]) -> dict[str, str]:
    graph = draft.passage.graph
    hangs = graph.token(draft.anchor).dep
    chain = graph.chain(draft.anchor)
    own = sum(name == draft.event_type.name for name in rules)
    return {
        "types of the word": within(len(set(rules)), 1, 2, 4, 7),
        "share of the type in the word": within(own / max(1, len(rules)), 0.1, 0.25, 0.5, 0.99),
        "triggers of the type at the word": within(own, 1, 3, 6),
        "hangs as": hangs if hangs in HANGS else "other",
        "clause": chain[0].relation if chain and chain[0].relation in RELATIONS else "other",
        "operators": within(len(draft.progress.operators), 0, 1, 2),
    }


def _parties(draft: Draft) -> dict[str, str]:
    filled = {rule.split(":")[1] for rule in draft.rules if rule.split(":")[0] in FILLED}
    own = {name for name in draft.roles if name not in draft.inherited and name not in filled}
    needed = draft.event_type.minimum
    met = sum(any(name in own for name in names) for names in needed)
    return {
        "needed roles by the clause": f"{met} of {len(needed)}",
        "roles by the clause": within(len(own), 0, 1, 2),
        "roles": within(len(draft.roles), 0, 1, 2, 3),
        "roles carried over": within(len(draft.inherited), 0, 1, 2),
    }


def _beside(draft: Draft, outright: Company) -> dict[str, str]:
    beside = outright.beside(draft)
    names = [d.event_type.name for d in beside]
    same = names.count(draft.event_type.name)
    return {
        "same type in the sentence": within(same, 0, 1, 2),
        "other types in the sentence": within(len(names) - same, 0, 1, 2),
        "another act at the word": _yes(any(d.anchor == draft.anchor for d in beside)),
        "yields": _yes(not set(names).isdisjoint(draft.event_type.yields_to)),
    }


def _story(draft: Draft, outright: Company) -> dict[str, str]:
    itself, name = outright.holds(draft), draft.event_type.name
    others, same = len(outright.drafts) - itself, outright.types[name] - itself
    elsewhere = same - sum(d.event_type.name == name for d in outright.beside(draft))
    return {
        "same type elsewhere": within(elsewhere, 0, 1, 3),
        "acts of the story": within(others, 0, 1, 3, 8),
        "share of the type in the story": within(same / max(1, others), 0, 0.2, 0.5, 0.9),
    }


def _telling(draft: Draft) -> dict[str, str]:
    return {
        "modality": draft.modality,
        "stage": draft.progress.stage,
        "background": _yes(draft.background),
        "speakers": within(len(draft.voices), 0, 1),
        "lead": _yes(draft.lead),
        "date": _yes(bool(draft.date.start or draft.date.end)),
        "place": _yes(draft.place is not None),
        "item": _yes(draft.item is not None and draft.item.category is not None),
    }


def _sentence(draft: Draft, talk: Talk) -> dict[str, str]:
    passage = draft.passage
    first, last = passage.parse.sentences[draft.sentence]
    parties = {
        a.entry.key
        for a in passage.overlay.atoms
        if first <= a.first < last and a.entry.kind in ("state", "organisation")
    }
    items = [a.hit for a in passage.overlay.items if first <= a.first < last]
    words = [t.text.lower() for t in passage.parse.tokens[first:last]]
    return {
        "parties in the sentence": within(len(parties), 0, 1, 2, 3),
        "arms in the sentence": within(sum(bool(hit.unroca or hit.designation) for hit in items), 0, 1, 2),
        "machines in the sentence": within(len(items), 0, 1),
        "martial words": within(sum(word in talk.martial for word in words), 0, 1, 2),
        "words in the sentence": within(len(words), 10, 20, 30, 45),
    }


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"
