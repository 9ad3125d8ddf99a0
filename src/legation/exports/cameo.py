"""CAMEO: events as dyads in a table with tabs, in the columns of the Phoenix data.

The code is the codebook's mapping. `Date`, `Year`, `Month` and `Day` are filled only as far as the date is known;
`DateFrom` and `DateTo` tell what is. Goldstein scores are left to the user's table.
"""

from bisect import bisect_right
from collections.abc import Iterator

from legation.exports.csv import lines
from legation.exports.plover import NO_CODE, NO_DYAD
from legation.exports.rows import Row
from legation.exports.sides import Dyad, dyads
from legation.exports.taken import Taken
from legation.model.claim import ClaimDate, Party
from legation.model.event import Event

COLUMNS = tuple(
    "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute "  # noqa: SIM905
    "TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass "
    "GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources "
    "DateFrom DateTo".split()
)

CLASSES = (3, 6, 9, 14)
"""The root codes with which cooperation in words and in deeds begins, and conflict in words and in deeds."""


def pieces(taken: Taken) -> Iterator[bytes]:
    """The table in pieces."""
    return (line.encode("utf-8", "replace") for line in lines(_rows(taken), columns=COLUMNS, delimiter="\t"))


def _rows(taken: Taken) -> Iterator[Row]:
    for event in taken.events():
        code = taken.lore.codes("cameo", event.lead)
        pairs = list(dyads(event.lead, taken.lore.roles))
        if code is None or not pairs:
            taken.left[NO_DYAD if code else NO_CODE] += 1
            continue
        for number, pair in enumerate(pairs):
            yield _row(event, pair, number, code)


def _row(event: Event, pair: Dyad, number: int, code: str) -> Row:
    lead = event.lead
    place, (year, month, day) = lead.place, _known(lead.date)
    urls = sorted({claim.url for claim in event.claims if claim.url})
    return {
        "EventID": f"{event.event_id}-{number}",
        "Date": f"{year}{month}{day}" if day else None,
        "Year": year,
        "Month": month,
        "Day": day,
        **_side("Source", pair.source, pair.source_role),
        **_side("Target", pair.target, pair.target_role),
        "EventCode": code,
        "EventRootCode": code[:2],
        "PentaClass": bisect_right(CLASSES, int(code[:2])),
        "GoldsteinScore": None,
        "Issues": None,
        "Lat": place.latitude if place else None,
        "Lon": place.longitude if place else None,
        "LocationName": place.name if place else None,
        "StateName": None,
        "CountryCode": place.country if place else None,
        "SentenceID": lead.claim_id,
        "URLs": ";".join(urls) or None,
        "NewsSources": ";".join(sorted({one.name for one in event.sources})) or None,
        "DateFrom": lead.date.start,
        "DateTo": lead.date.end,
    }


def _side(which: str, party: Party, role: str) -> Row:
    return {
        f"{which}ActorFull": party.iso3 or party.name,
        f"{which}ActorEntity": party.name,
        f"{which}ActorRole": role,
        f"{which}ActorAttribute": party.org or party.person,
    }


def _known(date: ClaimDate) -> tuple[str | None, str | None, str | None]:
    """Year, month and day as far as both ends of the date agree on them."""
    start, end = (date.start or "").split("-"), (date.end or "").split("-")
    told: list[str | None] = []
    for one, other in zip(start, end, strict=False):
        if not one or one != other:
            break
        told.append(one)
    year, month, day, *_ = (*told, None, None, None)
    return year, month, day
