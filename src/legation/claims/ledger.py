"""What the story's own words tell of who stands on which side of its acts, apart from what the program inferred."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.claims.draft import Draft
from legation.claims.means import UNKNOWN, Means
from legation.claims.referring import names_itself
from legation.claims.roles import key
from legation.codebook.entries import EventType, Role
from legation.model.claim import Party

# rules of the steps that fill a role from outside the act's own words
STEPS = frozenset(
    {
        "only-party-left",
        "inherited",
        "counterpart",
        "topic",
        "country-of-place",
        "maker",
        "same-as",
        "named",
        "points",
    }
)
# so many acts before and after one tell of who is in it: a story of more is a book, or no story
REACH = 100
# how the act's words mean a party that they do not name
MEANT = frozenset({"pronoun", "description"})
# so many parties on one side are all that an act has
BOTH = 2
GIVING = frozenset({"maker", "doer"})
TAKING = frozenset({"taker", "host"})


def guessed_by(draft: Draft, role: str) -> str | None:
    """The step that filled a role from outside the act's own words; None where the words did."""
    for rule in reversed(draft.rules):
        step, _, rest = rule.partition(":")
        if step in STEPS and rest.partition(":")[0] == role:
            return step
    return None


def opened_by(draft: Draft, role: str) -> str | None:
    """Why a filled role is still open: the step that guessed it, `operator-role` where only the word around the act
    gave it, how its own words mean a party that they do not name, `loose` where its trigger is met only nearly; None
    where the words name the party.
    """
    step = guessed_by(draft, role)
    if step is not None:
        return step
    if f"operator-role:{role}" in draft.rules:
        return "operator-role"
    return "joint" if shares(draft, role) else _meant_by(draft, role)


def shares(draft: Draft, role: str) -> bool:
    """Whether a side of an act that one party does with another holds both, so that the words leave open who is on
    which: "Poland and Korea signed a contract for the supply of tanks".
    """
    others = [name for name in draft.event_type.distinct if name != role]
    held = draft.roles.get(role, ())
    if role not in draft.event_type.distinct or len(others) != 1 or len(held) != BOTH or draft.roles.get(others[0]):
        return False
    return "with" in dict(draft.trigger.roles).get(others[0], ())


def _meant_by(draft: Draft, role: str) -> str | None:
    """How the act's own words mean the one party of a role: by a `pronoun` ("it", "its army") or a `description` ("the
    kingdom", "the ministry"), `loose` where they name it but are no trigger's; None where they name it.
    """
    held = draft.roles.get(role, ())
    if len(held) != 1 or held[0].kind == "person":
        return None
    party, parties = held[0], draft.passage.parties
    if parties.is_pronoun(party.text) or parties.is_possessed(party):
        return "pronoun"
    if party.start is not None and party.text and party.text[0].islower() and not names_itself(draft, party):
        return "description"
    return "loose" if draft.near is not None else None


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


@dataclass(frozen=True, slots=True)
class _Same:
    """What another act of the same type tells: where it stands, whose it is on this side and on the opposite ones."""

    where: str
    thing: str
    here: frozenset[str]
    there: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Other:
    """What an act of another type tells: who is in it, if it stands beside this one, and who plays this part there, the
    one opposite, and a joint one.
    """

    beside: frozenset[str]
    mine: frozenset[str]
    theirs: frozenset[str]
    joint: frozenset[str]


class Ledger:
    """What the story's own words tell of who stands on which side of its acts."""

    def __init__(self, drafts: Sequence[Draft], means: Means | None = None) -> None:
        self._drafts = sorted(drafts, key=lambda draft: draft.offset)
        self._offsets = [draft.offset for draft in self._drafts]
        self._means = means or {}

    def means(self, party: Party) -> frozenset[str]:
        """The marks that the tables of the world give a state."""
        return self._means.get(party.iso3 or "", UNKNOWN) if party.kind == "state" else frozenset()

    def entries(self, draft: Draft, role: Role) -> tuple["_Same | _Other", ...]:
        """What the story's other acts tell about who could be in a role, whoever that is."""
        own = side(draft.event_type, role)
        others = [n for n in draft.event_type.distinct if n != role.name] if own != "member" else []
        found: list[_Same | _Other] = []
        for other in self._near(draft):
            if other is draft or other.passage.discourse is not draft.passage.discourse:
                continue
            if other.event_type is draft.event_type:
                thing = "-other-thing" if other_thing(draft, other) else ""
                there = tuple(keys(told(other, name)) for name in others)
                found.append(_Same(_where(draft, other), thing, keys(told(other, role.name)), there))
            else:
                found.append(_elsewhere(own, draft, other))
        return tuple(found)

    def _near(self, draft: Draft) -> Sequence[Draft]:
        at = bisect_left(self._offsets, draft.offset)
        return self._drafts[max(0, at - REACH) : at + REACH]


def marks(entries: Sequence[_Same | _Other], party: str, opposite: frozenset[str]) -> Iterator[str]:
    """The marks of a party for a role, from the entries about it; `opposite` are those on the other side."""
    for entry in entries:
        if isinstance(entry, _Same):
            if party in entry.here:
                yield f"told-same-{entry.where}{entry.thing}"
            for there in entry.there:
                if party in there:
                    yield f"told-opposite-{entry.where}"
                if opposite & there and party in entry.here:
                    yield "told-pair"
                if opposite & entry.here and party in there:
                    yield "told-pair-turned"
            continue
        if party in entry.beside:
            yield "beside-other"
        if party in entry.mine:
            yield "elsewhere-same"
        if party in entry.theirs:
            yield "elsewhere-opposite"
        if party in entry.mine and opposite & entry.theirs:
            yield "elsewhere-pair"
        if party in entry.joint and opposite & entry.joint:
            yield "elsewhere-joint"


def _where(draft: Draft, other: Draft) -> str:
    if other.passage is draft.passage and other.sentence == draft.sentence:
        return "beside"
    return "before" if other.offset < draft.offset else "after"


def _elsewhere(own: str, draft: Draft, other: Draft) -> _Other:
    """What an act of another type tells: who gives and sends there, who takes and hosts."""
    held = [(side(other.event_type, r), keys(told(other, r.name))) for r in other.event_type.roles]
    gives = frozenset(k for part, parties in held if part in GIVING for k in parties)
    takes = frozenset(k for part, parties in held if part in TAKING for k in parties)
    joint = frozenset(k for part, parties in held if part == "member" for k in parties)
    beside = frozenset[str]()
    if _where(draft, other) == "beside":
        beside = frozenset(k for name in other.roles for k in keys(told(other, name)))
    mine, theirs = (gives, takes) if own in GIVING else (takes, gives)
    if own == "member":
        mine, theirs = gives | takes | joint, frozenset()
    return _Other(beside, mine, theirs, joint)


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
