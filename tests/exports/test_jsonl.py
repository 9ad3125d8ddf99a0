"""One record a line, whatever the words hold."""

import json

from legation.exports import jsonl
from legation.model.record import claim_from_record
from legation.register.merge import merge
from tests.factories import make_claim


def test_a_line_is_the_claim() -> None:
    claim = make_claim(title="Première\u2028ligne\nсербская")
    (line,) = jsonl.claim_lines([(claim, "e1")])
    assert line.endswith("}\n") and len(line.splitlines()) == 1
    assert "Première" in line and "сербская" in line
    record = json.loads(line)
    assert record["event_id"] == "e1"
    assert claim_from_record(record) == claim


def test_events_and_nothing() -> None:
    (line,) = jsonl.event_lines(merge([make_claim()]))
    assert json.loads(line)["reports"] == 1
    assert list(jsonl.claim_lines([])) == []
