"""A static site: every event wanted and every page behind it, to be opened from a folder or put on any web server.

It loads nothing from elsewhere and runs no script but the search, under a content security policy that every page
states. Lists are cut into sheets, so that a large register stays readable; the search works on all events at once.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from importlib.resources import files as resources
from itertools import islice

from legation.exports.dictionary import dictionary, markdown
from legation.exports.held import Held
from legation.exports.html import Shown, document, environment, is_link, part
from legation.exports.taken import Taken
from legation.model.event import Event
from legation.views import wording

SHEET = 200
"""Events on one sheet of the list."""

FIXED = (1980, 1, 1, 0, 0, 0)
"""The time that every file of the archive bears, so that two exports are the same bytes."""

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"

Files = Iterator[tuple[str, bytes]]


def pieces(taken: Taken) -> Iterator[bytes]:
    """The site as a ZIP archive, a file at a time."""
    held = Held()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files(taken):
            entry = zipfile.ZipInfo(f"site/{name}", FIXED)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, data)
            yield held.drained()
    yield held.drained()


def files(taken: Taken) -> Files:
    """The site's files by name: events and pages first, then the lists of them, for these are known last."""
    known: list[str] = []
    hashes: set[str] = set()
    events, sheets = taken.events(), 0
    while some := list(islice(events, SHEET)):
        sheets += 1
        for event in some:
            places = taken.register.whereabouts([claim.claim_id for claim in event.claims])
            stand = {name: place.sha256 for name, place in places.items()}
            hashes.update(stand.values())
            known.append(_found(event))
            yield f"events/{event.event_id}.html", _drawn("site_event.html", taken, "../", event=event, stand=stand)
        yield f"events-{sheets}.html", _drawn("site_events.html", taken, "", events=some, sheet=sheets)
    for sha256 in sorted(hashes):
        yield f"pages/{sha256}.html", _page(taken, sha256)
    yield "records.js", ("const RECORDS = [\n" + ",\n".join(known) + "\n];\n").encode("utf-8", "replace")
    yield "search.js", resources("legation.exports").joinpath("templates", "site.js").read_bytes()
    yield "style.css", (part("page.css") + part("site.css")).encode()
    told = dictionary(taken.book, taken.tool)
    yield "dictionary.md", markdown(told).encode()
    yield "dictionary.json", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
    yield "index.html", _drawn("site_index.html", taken, "", total=len(known), sheets=sheets, pages=len(hashes))


def _found(event: Event) -> str:
    """What the search knows of an event, as a literal that no line end or script can break out of."""
    lead = event.lead
    parties = [wording.party_words(party) for _, filled in lead.actors for party in filled]
    codes = [party.iso3 for _, filled in lead.actors for party in filled if party.iso3]
    title = f"{wording.plain_name(lead.type)} {wording.plain_name(lead.phase).lower()}: {', '.join(parties)}"
    words = [
        *codes,
        wording.item_words(lead.item) if lead.item else "",
        lead.place.name if lead.place else "",
        *(source.name for source in event.sources),
        *(span.text for claim in event.claims for span in claim.evidence),
    ]
    told = json.dumps([event.event_id, wording.when_words(lead), title, " ".join(filter(None, words))])
    return told.replace("<", "\\u003c")


def _drawn(template: str, taken: Taken, up: str, **shown: object) -> bytes:
    """One page; `up` leads from it to the site's first folder."""
    html = (
        environment()
        .get_template(template)
        .render(
            **shown,
            up=up,
            policy=POLICY,
            words=wording,
            roles=taken.lore.roles,
            is_link=is_link,
            tool=taken.tool,
            codebook=taken.codebook,
            filters=taken.filters,
        )
    )
    return html.encode("utf-8", "replace")


def _page(taken: Taken, sha256: str) -> bytes:
    """The evidence page of one page, which carries its own style and script, known by their hashes."""
    claims = list(taken.register.claims(taken.wanted.also("c.sha256 = ?", sha256)))
    types: Sequence[str] = tuple(one.name for one in taken.book.types)
    page = taken.register.page(sha256)
    shown = document([Shown(page, claims)], types=types, roles=taken.lore.roles, title=f"Legation: {page.path}")
    return "".join(shown).encode("utf-8", "replace")
