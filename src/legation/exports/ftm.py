"""FollowTheMoney: events, parties, articles and what joins them, as entities that Aleph and its kin load, one a line.

An act is an Event in which its parties are `involved`; an UnknownLink says in which role. Each page that tells of it is
an Article; a Documentation joins the two and quotes the words. States and their ministries are PublicBody, since the
model has no schema for states. Dates known to the month or the year are given so, never as a day.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from legation.exports.jsonl import line
from legation.exports.taken import Taken
from legation.model.claim import Claim, ClaimDate, Party
from legation.model.event import Event
from legation.model.record import digest
from legation.views.wording import RoleOrder, contradiction_words, item_words, ordered, plain_name, when_words
from legation.world import lexicon

SCHEMAS = {
    "state": "PublicBody",
    "person": "Person",
    "company": "Company",
    "organisation": "Organization",
    "igo": "Organization",
    "mission": "Organization",
    "alliance": "Organization",
    "armed_group": "Organization",
}
"""The schema of each kind of party; any other kind is a LegalEntity."""

Entity = dict[str, object]


def pieces(taken: Taken) -> Iterator[bytes]:
    """The entities; each party and each article once, before the first that refers to it."""
    written: set[str] = set()
    for event in taken.events():
        for entity in entities(event, taken):
            name = str(entity["id"])
            if name not in written:
                if entity["schema"] not in ("Event", "UnknownLink", "Documentation"):
                    written.add(name)
                yield line(entity).encode("utf-8", "replace")


def entities(event: Event, taken: Taken) -> Iterator[Entity]:
    """An event with all that it refers to."""
    parties = [
        (role, party, _party_id(party))
        for role, filled in ordered(event.lead, taken.lore.roles)
        for party in filled
        if party.name.strip()
    ]
    places = taken.register.whereabouts([claim.claim_id for claim in event.claims])
    articles = {claim.claim_id: _article(claim, places[claim.claim_id].sha256) for claim in event.claims}
    for _, party, name in parties:
        yield from _party(party, name)
    yield from articles.values()
    yield _event(event, [name for _, _, name in parties], articles.values(), taken.lore.roles)
    about = f"legation-event-{event.event_id}"
    for role, _, name in parties:
        link = f"legation-role-{digest([event.event_id, role, name])}"
        yield _entity(link, "UnknownLink", subject=name, object=about, role=role)
    for claim in event.claims:
        yield _entity(
            f"legation-claim-{claim.claim_id}",
            "Documentation",
            document=articles[claim.claim_id]["id"],
            entity=about,
            role="tells of",
            summary=[span.text for span in claim.evidence],
            description=claim.why,
            recordId=claim.claim_id,
            sourceUrl=_link(claim.url),
        )


def _event(event: Event, involved: Iterable[str], proof: Iterable[Entity], roles: RoleOrder) -> Entity:
    lead = event.lead
    who = " – ".join(", ".join(party.name for party in parties) for _, parties in ordered(lead, roles))
    title = f"{plain_name(lead.type)} {plain_name(lead.phase).lower()}: {who}"
    states = {party.iso3 for _, parties in lead.actors for party in parties}
    start, end = _prefixes(lead.date)
    return _entity(
        f"legation-event-{event.event_id}",
        "Event",
        name=title,
        summary=f"{title}. {item_words(lead.item) + '. ' if lead.item else ''}{when_words(lead)}",
        date=start if start == end else None,
        startDate=start if start != end else None,
        endDate=end if start != end else None,
        location=lead.place.name if lead.place else None,
        country=sorted(filter(None, map(country, states | {lead.place.country if lead.place else None}))),
        involved=sorted(set(involved)),
        proof=sorted({str(one["id"]) for one in proof}),
        keywords=[lead.type, lead.phase, lead.modality],
        notes=[contradiction_words(one) for one in event.contradictions],
        recordId=event.event_id,
        sourceUrl=sorted({link for claim in event.claims if (link := _link(claim.url))}),
    )


def _article(claim: Claim, sha256: str) -> Entity:
    return _entity(
        f"legation-article-{sha256}-{claim.story.index}",
        "Article",
        title=claim.story.title,
        name=claim.story.title,
        fileName=claim.page,
        publishedAt=claim.story.published,
        sourceUrl=_link(claim.url),
        language="eng",
        description=f"SHA-256 {sha256}",
    )


def _party(party: Party, name: str) -> Iterator[Entity]:
    """The party; of a part of a state, and of a person who acts for it, the state too."""
    codes = country(party.iso3)
    whole = party.name
    parent = None
    if party.iso3 and (party.org or party.person):
        parent = _party_id(Party(whole, party.iso3))
        yield _entity(parent, "PublicBody", name=whole, country=codes, jurisdiction=codes)
    if party.person or party.kind == "person":
        yield _entity(name, "Person", name=party.person or whole, country=codes, position=party.org)
    elif parent is not None:
        yield _entity(
            name, "PublicBody", name=f"{party.org} ({whole})", country=codes, jurisdiction=codes, parent=parent
        )
    else:
        yield _entity(
            name, SCHEMAS.get(party.kind, "LegalEntity"), name=whole, country=codes, classification=party.kind
        )


def _party_id(party: Party) -> str:
    kind = "state" if party.iso3 and not party.person else party.kind
    return f"legation-party-{digest([kind, party.name, party.iso3, party.org, party.person])}"


def _entity(entity_id: str, schema: str, /, **told: object) -> Entity:
    """An entity with the properties that are told, each a list of texts."""
    properties = {}
    for key, value in told.items():
        values = [str(one) for one in (value if isinstance(value, list) else [value]) if one and str(one).strip()]
        if values:
            properties[key] = values
    return {"id": entity_id, "schema": schema, "properties": properties}


def _prefixes(date: ClaimDate) -> tuple[str | None, str | None]:
    """First and last day, or the month or year where the dates are just that month or year."""
    length = {"year": 4, "month": 7}.get(date.grain)
    if length and date.start and date.end and date.start[:length] == date.end[:length]:
        return date.start[:length], date.start[:length]
    return date.start, date.end


def _link(url: str | None) -> str | None:
    return url if url and url.startswith(("https://", "http://")) else None


@cache
def country(iso3: str | None) -> str | None:
    """A state's two-letter code, in small letters as the model has it; None for what has none."""
    known = lexicon.states().get(iso3 or "")
    return known.iso2.lower() if known and known.iso2 else None
