"""The acts of a story by where they stand: what every draft asks is looked up, since a story may tell thousands."""

from collections import Counter
from collections.abc import Sequence

from legation.claims.draft import Draft

Sentence = tuple[int, int]
"""A sentence of a story: where its passage begins, and its number there."""


def sentence_of(draft: Draft) -> Sentence:
    """The sentence that a draft stands in."""
    return draft.passage.offset, draft.sentence


def by_sentence(drafts: Sequence[Draft]) -> dict[Sentence, list[Draft]]:
    """The drafts of each sentence of one story, in order."""
    found: dict[Sentence, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(sentence_of(draft), []).append(draft)
    return found


class Company:
    """Drafts of one story, and how many of them there are of each type."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.types = Counter(draft.event_type.name for draft in drafts)
        self._beside = by_sentence(drafts)
        self._held = {id(draft) for draft in drafts}

    def became(self, draft: Draft, name: str) -> None:
        """Note that a draft is of another type now than `name`: part of a greater act."""
        if self.holds(draft) and draft.event_type.name != name:
            self.types[name] -= 1
            self.types[draft.event_type.name] += 1

    def holds(self, draft: Draft) -> bool:
        """Whether the draft is one of these."""
        return id(draft) in self._held

    def beside(self, draft: Draft) -> list[Draft]:
        """The others that stand in the draft's sentence."""
        return [other for other in self._beside.get(sentence_of(draft), ()) if other is not draft]
