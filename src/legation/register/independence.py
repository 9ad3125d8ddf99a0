"""Who really says so: the roots of the claims of one event, counted once each, however many agencies and outlets carry
them.

A root is a speaker, a document or an observer. Whoever only carries the news is a root where nobody else is named. What
stands in a copy counts with the copy's origin, unless it lies in what the copy adds.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from legation.claims.build import UNNAMED_SITE
from legation.model.claim import Claim, Source
from legation.model.event import EventSource
from legation.register.copies.pairs import Offsets
from legation.register.copies.printed import StoryId
from legation.register.features import LONG_QUOTE
from legation.register.naming import (
    BODY,
    CARRIER,
    FORMS,
    MOUTHPIECE,
    NAMED,
    OFFICE,
    UNNAMED,
    Speaker,
    is_carrier,
    is_mouthpiece,
    speaker_of,
)
from legation.register.plain import plain
from legation.world.outlets import Outlets


@dataclass(frozen=True, slots=True)
class Reprint:
    """Whose text a story is: the first story of the same text, who carried that, and where in the copy it stands."""

    root: StoryId
    carrier: str
    shared: Offsets

    def holds(self, claim: Claim) -> bool:
        """Whether the claim rests on words that are the origin's, and not on what the copy adds."""
        words = sum(span.end - span.start for span in claim.evidence)
        inside = sum(
            max(0, min(span.end, end) - max(span.start, start)) for span in claim.evidence for start, end in self.shared
        )
        return 2 * inside >= words


Reprints = Mapping[StoryId, Reprint]
"""The copies among the stories of some claims."""

NO_REPRINTS: Reprints = {}
"""No story is a copy."""

_Key = tuple[str, tuple[str, ...], str | None]


@dataclass(frozen=True, slots=True)
class _Rooted:
    """A claim with its root: the source and how it counts; the story that its words come from; who heard the root; the
    plain words, if they are many enough to be known again.
    """

    claim: Claim
    source: Source
    speaker: Speaker
    story: StoryId
    heard_by: tuple[str, ...] | None
    words: str


def sources(claims: Sequence[Claim], reprints: Reprints) -> tuple[EventSource, ...]:
    """The roots of an event's claims, the named first. The claims' `page` is the hash of their page."""
    rooted = _without_carried([_rooted(claim, reprints) for claim in sorted(claims, key=lambda c: c.claim_id)])
    carriers = _carriers(rooted)
    groups: dict[_Key, list[_Rooted]] = defaultdict(list)
    for one in rooted:
        groups[_key(one, carriers)].append(one)
    sides = _sides(claims)
    found = [_source(members, sides) for members in _folded(groups)]
    return tuple(sorted(found, key=lambda source: (source.anonymous, source.name, source.iso3 or "", source.claims)))


def outlets(claims: Iterable[Claim]) -> int:
    """How many outlets carried the claims: the last link of each chain, a page of unknown outlet by itself."""
    return len({(_name(claim.attribution[-1]) if claim.attribution else None) or (claim.page,) for claim in claims})


def _rooted(claim: Claim, reprints: Reprints) -> _Rooted:
    here = (claim.page, claim.story.index)
    reprint = reprints.get(here)
    if reprint is not None and not reprint.holds(claim):
        reprint = None
    story = reprint.root if reprint else here
    first = claim.attribution[0] if claim.attribution else None
    if first is None or (is_carrier(first) and (not first.text or _name(first) is None)):
        first = _carrier(first, story, reprint)
    heard_by = next((_name(source) for source in claim.attribution if is_carrier(source)), None)
    words = plain(" ".join(span.text for span in claim.evidence))
    return _Rooted(claim, first, speaker_of(first), story, heard_by, words if len(words) >= LONG_QUOTE else "")


def _carrier(printed: Source | None, story: StoryId, reprint: Reprint | None) -> Source:
    """Who stands for a story that names nobody: its origin's outlet, its own, or the page where no outlet is known."""
    if reprint is not None and reprint.carrier:
        return Source(reprint.carrier, "outlet", None, "")
    if reprint is None and printed is not None and _name(printed) is not None:
        return printed
    return Source(_page_name(story), "outlet", None, "")


def _name(source: Source) -> tuple[str, ...] | None:
    """An outlet's comparable name; None where the outlet is not known."""
    if not is_carrier(source) or source.name == UNNAMED_SITE:
        return None
    known = _outlets().by_name(source.name)
    return (known.key,) if known else speaker_of(source).words


def _without_carried(rooted: Sequence[_Rooted]) -> list[_Rooted]:
    """The roots without those that only carry what another said: the lead of a story that names its speaker further on,
    "Reuters reported" where Reuters is who heard the speaker, and the very words of another story.
    """
    spoken = [one for one in rooted if one.speaker.form != CARRIER]
    told = {one.story for one in spoken}
    heard = {one.heard_by for one in spoken if one.speaker.form != UNNAMED} - {None}
    first = {one.words: one.claim.claim_id for one in sorted(rooted, key=_earlier, reverse=True) if one.words}
    return [
        one
        for one in rooted
        if one.speaker.form != CARRIER
        or not (
            one.story in told
            or (len(one.claim.attribution) > 1 and _name(one.source) in heard)
            or first.get(one.words, one.claim.claim_id) != one.claim.claim_id
        )
    ]


def _earlier(one: _Rooted) -> tuple[bool, str, str]:
    return one.speaker.form == CARRIER, one.claim.story.published or "9999", one.claim.claim_id


def _carriers(rooted: Iterable[_Rooted]) -> dict[StoryId, tuple[str, ...]]:
    """Who carries each story that names nobody, where any of its copies says so."""
    found: dict[StoryId, tuple[str, ...]] = {}
    for one in sorted(rooted, key=_earlier):
        name = _name(one.source) if one.source.name != _page_name(one.story) else None
        if name is not None:
            found.setdefault(one.story, name)
    return found


def _key(one: _Rooted, carriers: Mapping[StoryId, tuple[str, ...]]) -> _Key:
    if one.speaker.form == CARRIER:
        return CARRIER, carriers.get(one.story) or one.speaker.words, None
    # who tells what they saw is known by their story, if by nothing else
    where = (one.story[0],) if one.source.kind == "observer" and not _has_name(one.source) else ()
    return one.speaker.form, one.speaker.words + where, one.speaker.iso3


def _has_name(source: Source) -> bool:
    return any(part[:1].isupper() for part in source.name.split())


def _folded(groups: Mapping[_Key, list[_Rooted]]) -> list[list[_Rooted]]:
    """The groups with those joined that are one speaker under two names: "Titorenko", "the Russian ambassador"."""
    home = {key: key for key in sorted(groups, key=_rank)}
    for key in home:
        matches = {home[other] for other in home if _rank(other) < _rank(key) and _one(groups, other, key)}
        if len(matches) == 1:
            home[key] = matches.pop()
    joined: dict[_Key, list[_Rooted]] = defaultdict(list)
    for key, members in groups.items():
        joined[home[key]].extend(members)
    return [joined[key] for key in sorted(joined, key=_rank)]


def _rank(key: _Key) -> tuple[int, int, _Key]:
    """Fuller names first: a name of two words before one of one, a name before an office."""
    form, words, iso3 = key
    return FORMS.index(form), -len(words), (form, words, iso3 or "")


def _one(groups: Mapping[_Key, list[_Rooted]], full: _Key, short: _Key) -> bool:
    """Whether the second name can be another name of the speaker of the first."""
    if full[2] and short[2] and full[2] != short[2] and full[1] != short[1]:
        return False
    if short[0] == NAMED:
        return full[0] == NAMED and full[1][-len(short[1]) :] == short[1]
    if full[0] == NAMED and short[0] in (OFFICE, MOUTHPIECE):
        return _holds(groups[full], short)
    return full[1] == short[1] and (full[0] == short[0] or (full[0], short[0]) == (BODY, MOUTHPIECE))


def _holds(person: Sequence[_Rooted], office: _Key) -> bool:
    """Whether the pages give the person the office: "Ambassador Titorenko"; or give no other to the only one named."""
    titles = {word for one in person for word in one.speaker.printed - frozenset(one.speaker.words)}
    if office[0] == MOUTHPIECE:
        return any(map(is_mouthpiece, titles))
    return set(office[1]) <= titles if titles else office[2] in {one.speaker.iso3 for one in person} - {None}


def _fullest(one: _Rooted) -> tuple[int, bool, int, str]:
    unknown = one.source.name == _page_name(one.story)
    return FORMS.index(one.speaker.form), unknown, -len(one.speaker.words), one.source.name


def _source(members: Sequence[_Rooted], sides: Mapping[str, str]) -> EventSource:
    best = min(members, key=_fullest)
    iso3 = next((one.speaker.iso3 for one in members if one.speaker.iso3), None)
    known = _outlets().by_name(best.source.name) if best.speaker.form == CARRIER else None
    voice = known.owner if known is not None and known.state_controlled else None
    return EventSource(
        name=known.name if known else _shown(best),
        kind=best.source.kind,
        iso3=iso3,
        side=_side(voice or iso3, best, sides),
        anonymous=best.speaker.form == UNNAMED,
        voice_of=voice,
        claims=tuple(sorted({one.claim.claim_id for one in members})),
    )


def _shown(one: _Rooted) -> str:
    """A root's name as people read it: the title of its story where no outlet is known."""
    return f"“{one.claim.story.title}”" if one.source.name == _page_name(one.story) else one.source.name


def _page_name(story: StoryId) -> str:
    return f"page {story[0][:16]}/{story[1]}"


def _side(iso3: str | None, best: _Rooted, sides: Mapping[str, str]) -> str:
    if iso3 is not None and iso3 in sides:
        return sides[iso3]
    if best.speaker.form == CARRIER or (iso3 is None and best.source.kind != "observer"):
        return "none"
    return "third"


def _sides(claims: Iterable[Claim]) -> dict[str, str]:
    """The side of each state that takes part: by the role in which most of the claims have it."""
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for claim in claims:
        for role, parties in claim.actors:
            side = _side_of_role().get(role, "none")
            for party in parties:
                if party.iso3 and side != "none":
                    counted[party.iso3][side] += 1
    order = ("host", "sender", "party")
    return {iso3: min(found, key=lambda side: (-found[side], order.index(side))) for iso3, found in counted.items()}


@cache
def _side_of_role() -> dict[str, str]:
    text = files("legation.register").joinpath("tables", "sides.csv").read_text("utf-8")
    return {row["role"]: row["side"] for row in csv.DictReader(text.splitlines())}


@cache
def _outlets() -> Outlets:
    return Outlets.load()
