"""The described shapes fit every record that the code makes, and nothing else."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from legation.exports.shapes import schemas
from legation.model.claim import Claim
from legation.model.record import claim_record, event_record
from legation.register.merge import merge
from tests.exports.conftest import sample
from tests.factories import ANY_CLAIM

SCHEMAS = schemas()


def validator(name: str) -> Draft202012Validator:
    document = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    return Draft202012Validator(document)


def plain(record: object) -> object:
    return json.loads(json.dumps(record))


@given(ANY_CLAIM)
def test_any_claim_fits(claim: Claim) -> None:
    validator("Claim").validate(plain(claim_record(claim, "e1")))


@pytest.mark.parametrize("number", range(7))
def test_events_fit(number: int) -> None:
    (event,) = merge([sample()[number][1]])
    record = event_record(event)
    validator("Event").validate(plain(record))
    assert set(record) == set(SCHEMAS["Event"]["properties"])


@pytest.mark.parametrize("broken", [{"quantity": True}, {"name": None}, {"colour": "red"}])
def test_what_is_no_item_does_not_fit(broken: dict[str, object]) -> None:
    item = claim_record(sample()[0][1])["item"]
    assert validator("Item").is_valid(plain(item))
    assert not validator("Item").is_valid(plain({**item, **broken}))
