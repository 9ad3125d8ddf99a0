"""Rounds and notes on both kinds of register."""

from collections.abc import Iterator

import pytest

from legation.register.people import notes, rounds
from legation.register.people.errors import NoSuch, NotAllowed, PeopleError
from legation.register.people.rounds import Opinion
from legation.register.store import Register
from tests.factories import make_claim

AT = "2026-03-01T10:00:00Z"


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    with Register(place) as opened:
        yield opened


def test_a_round_keeps_claims_as_they_were_and_the_last_word_of_each(register: Register) -> None:
    database = register.database
    claims = [make_claim(page=f"{n}.txt") for n in range(3)]
    made = rounds.make(database, "march", {"state": ["SRB"]}, claims, ["ann", "bob", "ann"], 1, "ed", AT, blind=True)
    assert (made.number, made.blind, made.closed_at) == (1, True, None) and rounds.every(database) == [made]
    found = rounds.items(database, 1)
    assert [item.claim for item in found] == claims
    assert [item.reviewers for item in found] == [("ann",), ("bob",), ("ann",)]
    rounds.judge(database, 1, 1, Opinion("ann", "unsure", {}, "", AT))
    rounds.judge(database, 1, 1, Opinion("ann", "accept", {"quantity": "12"}, "seen", AT))
    said = rounds.item(database, 1, 1).of("ann")
    assert said == Opinion("ann", "accept", {"quantity": "12"}, "seen", AT)
    with pytest.raises(NotAllowed, match="given to others"):
        rounds.judge(database, 1, 2, Opinion("ann", "accept", {}))
    rounds.settle(database, 1, 1, [4, 5], "ed")
    assert rounds.item(database, 1, 1).decisions == (4, 5)
    rounds.close(database, 1, AT)
    assert rounds.numbered(database, 1).closed_at == AT
    with pytest.raises(PeopleError, match="closed"):
        rounds.judge(database, 1, 2, Opinion("bob", "accept", {}))
    for statement in ("UPDATE opinions SET verdict = 'reject'", "DELETE FROM opinions"):
        with pytest.raises(Exception, match="never changed"):
            database.execute(statement)
    with pytest.raises(NoSuch):
        rounds.numbered(database, 2)


def test_a_note_waits_is_approved_and_taken_away(register: Register) -> None:
    database = register.database
    made = notes.write(database, "event", "e1", "Vera", "v@example.org", "I was there.", AT, signed_in=False)
    assert made.state == "waiting" and notes.approved(database, "event", "e1") == []
    assert "v@example.org" not in repr(made) and notes.email_of(database, made.number) == "v@example.org"
    with pytest.raises(PeopleError, match="a reply is on"):
        notes.write(database, "event", "e1", "Ann", "a@example.org", "Where?", AT, signed_in=True, reply_to=1)
    assert notes.settle(database, 1, "approved", "ed", AT).state == "approved"
    reply = notes.write(database, "event", "e1", "Ann", "a@example.org", "Where?", AT, signed_in=True, reply_to=1)
    assert [one.number for one in notes.approved(database, "event", "e1")] == [1, reply.number]
    notes.settle(database, 1, "refused", "ed", AT)
    assert [one.number for one in notes.approved(database, "event", "e1")] == [reply.number]
    with pytest.raises(PeopleError, match="approved or refused"):
        notes.settle(database, 1, "gone", "ed", AT)


def test_only_so_many_notes_wait(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "MOST_WAITING", 2)
    for _ in range(2):
        notes.write(register.database, "page", "p", "Vera", "v@example.org", "x", AT, signed_in=False)
    with pytest.raises(PeopleError, match="too many notes wait"):
        notes.write(register.database, "page", "p", "Vera", "v@example.org", "x", AT, signed_in=False)
    notes.write(register.database, "page", "p", "Ann", "a@example.org", "x", AT, signed_in=True)
