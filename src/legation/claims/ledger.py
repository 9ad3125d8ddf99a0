"""What the story's own words tell of who stands on which side of its acts, apart from what the program inferred."""

from collections.abc import Iterator, Sequence

from legation.claims.draft import Draft
from legation.claims.roles import key
from legation.codebook.entries import EventType, Role
from legation.model.claim import Party

# rules of the steps that fill a role from outside the act's own words
STEPS = (
    "only-party-left",
    "inherited",
    "counterpart",
    "topic",
    "country-of-place",
    "maker",
    "same-as",
    "named",
    "points",
)
GIVING = frozenset({"maker", "doer"})
TAKING = frozenset({"taker", "host"})


def guessed_by(draft: Draft, role: str) -> str | None:
    """The step that filled a role from outside the act's own words; None where the words did."""
    found = (rule.split(":") for rule in draft.rules)
    steps = [parts[0] for parts in found if parts[1:2] == [role] and parts[0] in STEPS]
    return steps[-1] if steps else None


def opened_by(draft: Draft, role: str) -> str | None:
    """Why a filled role is still open: the step that guessed it, `operator-role` where only the word around the act
    gave it; None where its own words tell the party.
    """
    step = guessed_by(draft, role)
    if step is not None:
        return step
    if f"operator-role:{role}" in draft.rules:
        return "operator-role"
    return None


def told(draft: Draft, role: str) -> list[Party]:
    """The parties that the act's own words put in a role."""
    return [] if guessed_by(draft, role) else draft.roles.get(role, [])


def side(event_type: EventType, role: Role) -> str:
    """What part a role plays: `maker` and `taker` of a thing that passes, `host` of what comes from outside, `doer`
    opposite another party, or `member` of one side only.
    """
    if role.name not in event_type.distinct:
        return "member"
    if role.maker:
        return "maker"
    roles = {r.name: r for r in event_type.roles}
    others = [roles[n] for n in event_type.distinct if n != role.name]
    if any(o.maker for o in others):
        return "taker"
    if role.located and (role.topic or not any(o.located for o in others)):
        return "host"
    return "doer"


class Ledger:
    """What the story's own words tell of who stands on which side of its acts."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts

    def marks(self, draft: Draft, role: Role, party: str, opposite: frozenset[str]) -> Iterator[str]:
        """The marks of a party for a role, from the story's other acts; `opposite` are those on the other side."""
        own = side(draft.event_type, role)
        others = [n for n in draft.event_type.distinct if n != role.name] if own != "member" else []
        for other in self._drafts:
            if other is draft or other.passage.discourse is not draft.passage.discourse:
                continue
            if other.event_type is draft.event_type:
                where = self._where(draft, other)
                thing = "-other-thing" if other_thing(draft, other) else ""
                if party in keys(told(other, role.name)):
                    yield f"told-same-{where}{thing}"
                for name in others:
                    if party in keys(told(other, name)):
                        yield f"told-opposite-{where}"
                    if opposite & keys(told(other, name)) and party in keys(told(other, role.name)):
                        yield "told-pair"
                    if opposite & keys(told(other, role.name)) and party in keys(told(other, name)):
                        yield "told-pair-turned"
            else:
                if self._where(draft, other) == "beside" and any(party in keys(told(other, n)) for n in other.roles):
                    yield "beside-other"
                yield from self._elsewhere(own, other, party, opposite)

    def _where(self, draft: Draft, other: Draft) -> str:
        if other.passage is draft.passage and other.sentence == draft.sentence:
            return "beside"
        return "before" if other.offset < draft.offset else "after"

    def _elsewhere(self, own: str, other: Draft, party: str, opposite: frozenset[str]) -> Iterator[str]:
        """What acts of other types tell: who gives and sends there, who takes and hosts."""
        sides = {r.name: side(other.event_type, r) for r in other.event_type.roles}
        gives = {k for n, s in sides.items() if s in GIVING for k in keys(told(other, n))}
        takes = {k for n, s in sides.items() if s in TAKING for k in keys(told(other, n))}
        joint = {k for n, s in sides.items() if s == "member" for k in keys(told(other, n))}
        mine, theirs = (gives, takes) if own in GIVING else (takes, gives)
        if own == "member":
            mine, theirs = gives | takes | joint, set()
        if party in mine:
            yield "elsewhere-same"
        if party in theirs:
            yield "elsewhere-opposite"
        if party in mine and opposite & theirs:
            yield "elsewhere-pair"
        if party in joint and opposite & joint:
            yield "elsewhere-joint"


def other_thing(draft: Draft, other: Draft) -> bool:
    """Both acts tell what passes, and it is not the same: another designation, or another class than the designated."""
    if draft.item is None or other.item is None or not draft.item.designation:
        return False
    if other.item.designation:
        return draft.item.designation != other.item.designation
    return bool(other.item.category) and draft.item.category != other.item.category


def keys(parties: Sequence[Party]) -> frozenset[str]:
    """The keys of parties."""
    return frozenset(key(p)[0] for p in parties)
