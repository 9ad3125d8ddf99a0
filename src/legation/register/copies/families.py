"""All copies among a set of stories, and the day their texts are told from; a function of the stories alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from legation.model.claim import Claim
from legation.register.copies.origin import Copy, anchored, copy_of, first_day, order
from legation.register.copies.pairs import Pair, compare
from legation.register.copies.printed import Printed, StoryId
from legation.register.copies.signature import Signature, signature
from legation.world import World


@dataclass(frozen=True, slots=True)
class Family:
    """What is known of some stories together: which are copies, and from which day those are told whose own date cannot
    be right, with the story that gives the day.
    """

    copies: Mapping[StoryId, Copy]
    anchors: Mapping[StoryId, tuple[date, StoryId]]

    def root(self, story: StoryId) -> StoryId:
        """The first story of the same text: itself, if it is no copy."""
        while story in self.copies:
            story = self.copies[story].of
        return story


def families(stories: Iterable[tuple[Printed, Collection[Claim]]], world: World) -> Family:
    """The copies among some stories with their claims."""
    told = list(stories)
    known = {printed.id: printed for printed, _ in told}
    signed = {printed.id: signature(printed.story, claims) for printed, claims in told}
    return family(pairs_of(candidates(signed), known, world), known)


def family(pairs: Mapping[StoryId, Collection[Pair]], stories: Mapping[StoryId, Printed]) -> Family:
    """What pairs of stories come to; each pair is given under both of its stories."""
    orders = {story: order(stories[story]) for story in {*pairs, *(p.second for mine in pairs.values() for p in mine)}}
    found = {story: copy_of(story, mine, orders) for story, mine in sorted(pairs.items())}
    told = Family({story: copy for story, copy in found.items() if copy is not None}, {})
    members: dict[StoryId, list[StoryId]] = defaultdict(list)
    for story in told.copies:
        members[told.root(story)].append(story)
    anchors: dict[StoryId, tuple[date, StoryId]] = {}
    for origin, copied in sorted(members.items()):
        first = first_day(stories[origin], [stories[story] for story in copied])
        for story in (origin, *copied):
            kept = told.copies[story].kept if story in told.copies else 1.0
            day = anchored(stories[story], kept, first)
            if day is not None:
                anchors[story] = day, origin
    return replace(told, anchors=anchors)


def candidates(signed: Mapping[StoryId, Signature]) -> tuple[tuple[StoryId, StoryId], ...]:
    """The pairs of stories that may be copies: the opening of one is like some sentence of the other."""
    opening: dict[int, list[StoryId]] = defaultdict(list)
    for story, keys in signed.items():
        for key in keys.opening:
            opening[key].append(story)
    found = {
        (min(story, other), max(story, other))
        for story, keys in signed.items()
        for key in keys.all
        for other in opening.get(key, ())
        if other != story
    }
    return tuple(sorted(found))


def pairs_of(
    wanted: Iterable[tuple[StoryId, StoryId]], stories: Mapping[StoryId, Printed], world: World
) -> dict[StoryId, list[Pair]]:
    """The pairs that are one text, under each of their stories as the first."""
    found: dict[StoryId, list[Pair]] = defaultdict(list)
    for first, second in wanted:
        pair = compare(stories[first], stories[second], world)
        if pair is not None:
            found[first].append(pair)
            found[second].append(pair.turned())
    return found
