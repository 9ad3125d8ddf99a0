"""Claims in a few words for people, in the same words in the terminal, on pages and in files."""

from collections.abc import Mapping, Sequence

from legation.model.claim import Claim, Item, Party
from legation.model.event import Contradiction, EventSource
from legation.model.page import Outcome
from legation.register.summary import quantity_words

RoleOrder = Mapping[str, Sequence[str]]
"""The roles of each type in the codebook's order, the acting side first; roles it leaves out follow by name."""

NO_ORDER: RoleOrder = {}

UNNAMED_SITE = "unnamed site"
"""How an attribution names an outlet that the page does not name (codebook 4)."""


def ordered(claim: Claim, roles: RoleOrder) -> list[tuple[str, tuple[Party, ...]]]:
    """The claim's roles with their parties, in the codebook's order."""
    rank = {role: number for number, role in enumerate(roles.get(claim.type, ()))}
    return sorted(claim.actors, key=lambda filled: (rank.get(filled[0], len(rank)), filled[0]))


def plain_name(code: str) -> str:
    """A name of the codebook as people write it: "Arms transfer", "under way"."""
    words = code.replace("_", " ")
    return words.capitalize() if words.isupper() else words


def party_words(party: Party) -> str:
    """Who, with the part of a state and the person named: "Serbia (Ministry of Defence, Aleksandar Vulin)"."""
    within = [part for part in (party.org, party.person) if part and part != party.name]
    return f"{party.name} ({', '.join(within)})" if within else party.name


def item_words(item: Item) -> str:
    """What and how many: "10 BRDM-2 (armoured reconnaissance vehicle), batch 2"."""
    number, name = quantity_words(item.quantity), item.designation or item.name
    words = " ".join(filter(None, (number, item.unit if item.unit not in (None, name) else "", name)))
    if item.designation and item.name.casefold() != item.designation.casefold():
        words += f" ({item.name})"
    more = [f"batch {item.batch}" if item.batch else "", "in all" if item.is_total else "", item.mode or ""]
    parts = "; ".join(f"{quantity_words(part.quantity)} {part.designation or part.name}".strip() for part in item.parts)
    return ", ".join(filter(None, (words, *more))) + (f": {parts}" if parts else "")


def when_words(claim: Claim) -> str:
    """When: the day, "2020-09-01 to 2020-09-30", "until 2020-10-24", "since 2013", or "undated"; and how long."""
    start, end = claim.date.start, claim.date.end
    if start and end:
        words = start if start == end else f"{start} to {end}"
    elif start or end:
        words = f"since {start}" if start else f"until {end}"
    else:
        words = f"{claim.date.edtf}, year unknown" if claim.date.edtf else "undated"
    return (
        words
        + (f", for {claim.duration}" if claim.duration else "")
        + (f", until {claim.until}" if claim.until else "")
    )


def chain_words(claim: Claim) -> str:
    """Who says so, from the speaker to the page; a site without a name is the page."""
    return " → ".join([*(source.name for source in claim.attribution if source.name != UNNAMED_SITE), "page"])


def source_words(source: EventSource) -> str:
    """One who says so, with their side and whose voice they are: "Vladimir Titorenko (sender)"."""
    voice = f"state-controlled, {source.voice_of}" if source.voice_of else ""
    told = [source.side if source.side != "none" else "", "not named" if source.anonymous else "", voice]
    return source.name + (f" ({', '.join(filter(None, told))})" if any(told) else "")


def status_words(outcome: Outcome) -> str:
    """What became of an input, in a line."""
    status = plain_name(outcome.status)
    return f"{outcome.path}: {status}" + (f": {outcome.reason}" if outcome.reason else "")


def contradiction_words(found: Contradiction) -> str:
    """The values that reports of one act give for a field, each with who gives it."""
    return f"{plain_name(found.field).lower()}: " + " | ".join(
        f"{value} ({', '.join(by)})" for value, by in found.values
    )
