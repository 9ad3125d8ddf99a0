"""Citations name the record, its version and what it rests on, and nothing in them steers TeX."""

import json
import re

from legation.register.store import Register
from tests.exports.conftest import Take, written


def test_csl_items_have_what_processors_want(register: Register, take: Take) -> None:
    register.release("2026-02", tool="0.1")
    items = json.loads(written("csl", take("events")))
    events = {f"legation-{event.event_id}-v{event.version}": event for event in take("events").events()}
    assert {one["id"] for one in items} == set(events)
    for one in items:
        assert one["type"] == "dataset" and one["issued"] == {"date-parts": [[2026, 2, 3]]}
        assert "release 2026-02" in one["note"] and take("events").codebook in one["note"]
        assert all(str(claim.url) in one["note"] or claim.page in one["note"] for claim in events[one["id"]].claims)


def test_claims_are_cited_with_their_page(take: Take) -> None:
    items = {one["id"]: one for one in json.loads(written("csl", take("claims")))}
    assert len(items) == 7
    assert {one.get("URL", "https://").split(":")[0] for one in items.values()} == {"https"}, "no javascript"
    assert all(one["issued"] == {"date-parts": [[2020, 10, 24]]} for one in items.values())


def test_bibtex_has_an_entry_for_each_record_and_balanced_braces(take: Take) -> None:
    for what, number in (("events", 6), ("claims", 7)):
        text = written("bibtex", take(what)).decode()
        entries = re.findall(r"^@misc\{(legation-[0-9a-f]+(?:-v\d+)?),$", text, re.MULTILINE)
        assert len(entries) == len(set(entries)) == number
        plain = text.replace("\\{", "").replace("\\}", "")
        depth = 0
        for sign in plain:
            depth += (sign == "{") - (sign == "}")
            assert depth >= 0
        assert depth == 0
        assert not re.search(r"(?<!\\)[&%$#_]", plain.replace("https://", "")), "nothing unescaped"
