"""JSON lines: one record a line, UTF-8, as programs read them."""

import json
from collections.abc import Iterable, Iterator

from legation.exports.taken import CLAIMS, EVENTS, Taken
from legation.model.claim import Claim
from legation.model.event import Event
from legation.model.record import claim_record, event_record


def pieces(taken: Taken) -> Iterator[bytes]:
    """Claims and events as whole records, other tables as rows."""
    if taken.what == CLAIMS:
        lines = claim_lines(taken.claims())
    elif taken.what == EVENTS:
        lines = event_lines(taken.events())
    else:
        lines = map(line, taken.table.rows(taken))
    return (one.encode("utf-8", "replace") for one in lines)


def claim_lines(claims: Iterable[tuple[Claim, str | None]]) -> Iterator[str]:
    """One line for each claim, with the id of its event or null."""
    return (line(claim_record(claim, event_id)) for claim, event_id in claims)


def event_lines(events: Iterable[Event]) -> Iterator[str]:
    """One line for each event."""
    return (line(event_record(event)) for event in events)


def line(record: object) -> str:
    """One record as one line, ended by a line feed; letters of all scripts stay as they are.

    U+2028 and U+2029 are escaped, since some readers take them for the end of a line.
    """
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"
