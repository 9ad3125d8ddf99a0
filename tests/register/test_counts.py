"""What is counted and listed quickly is what reading everything gives; a register laid down for measuring is real."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from legation.model.claim import Claim, ClaimDate
from legation.model.record import stamped
from legation.register.counts import CLAIMS, EVENTS
from legation.register.merge import make_event
from legation.register.query import Selection
from legation.register.store import Register
from legation.register.ways import OF_EVENTS, ways
from legation.views.filters import selection
from tests.conftest import NewPlace
from tests.factories import TABLES

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))

import made_claims
import register as laying

DAYS = (
    ClaimDate("2010-05-03", "2010-05-03"),
    ClaimDate("2010-01-01", "2010-12-31"),
    ClaimDate("2010-05-04", None),
    ClaimDate(None, "2010-06-01"),
    ClaimDate("2009-03-01", "2011-02-01"),
    ClaimDate(),
    ClaimDate("2010-06-02", "2010-06-02"),
)

SELECTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"state": "AFG"},
    {"state": ["AFG", "ALB"]},
    {"type": "ARMS_TRANSFER"},
    {"type": "ARMS_TRANSFER", "state": "AFG"},
    {"phase": "delivered,ordered", "background": "no"},
    {"decision": "accepted"},
    {"decision": "none", "modality": "asserted"},
    {"from": "2010-05-01"},
    {"to": "2010-05-31"},
    {"from": "2010-05-04", "to": "2010-06-01"},
    {"from": "2010-05-04", "to": "2010-06-01", "state": "AFG"},
    {"text": "town"},
    {"text": "town", "type": "ARMS_TRANSFER"},
    {"text": "town", "state": "AFG", "background": "no"},
    {"item": "kirpi"},
    {"category": "vehicle", "background": "yes"},
    {"source": "observer"},
    {"page": "MADE/000000"},
    {"role": "supplier:AFG"},
)


@pytest.fixture(scope="module", params=["tables", "columns"])
def filled(request: pytest.FixtureRequest, new_place: NewPlace) -> Iterator[Register]:
    """A register in which acts have several reports, on days of all kinds; some claims were decided of. It is asked by
    a program that asks the tables, and by one that holds columns.
    """
    with Register(new_place()) as register:
        register.database.holding = request.param == "columns"
        for number, (outcome, claims) in enumerate(made_claims.pages(120, acts=25)):
            assert outcome.page
            told = [_varied(claim, number + at, outcome.page.sha256) for at, claim in enumerate(claims)]
            register.add(outcome, told)
        names = [claim.claim_id for claim, _ in register.claims()]
        register.decide("accept", names[3], who="a")
        register.decide("reject", names[10], who="a")
        register.decide("unsure", next(register.events(limit=1)).lead.claim_id, who="a")
        yield register


def _varied(claim: Claim, number: int, sha256: str) -> Claim:
    return stamped(replace(claim, date=DAYS[number % len(DAYS)], background=number % 5 == 0), sha256)


def by_hand(register: Register, wanted: Selection, of: str) -> dict[str, dict[str, int]]:
    """The facets as reading every selected claim gives them."""
    under: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    aside = {event.event_id: event.lead.background for event in register.events()}
    for claim, event_id in register.claims(replace(wanted, background=None)):
        if of == EVENTS and (event_id is None or wanted.background not in (None, aside[event_id])):
            continue
        if of == CLAIMS and wanted.background not in (None, claim.background):
            continue
        name = str(event_id) if of == EVENTS else claim.claim_id
        states = {party.iso3 for _, parties in claim.actors for party in parties if party.iso3}
        decided = claim.decided.state if claim.decided else ""
        for field, value in (("type", claim.type), ("phase", claim.phase), ("modality", claim.modality)):
            under[field][value].add(name)
        under["decision"][decided].add(name)
        for state in states:
            under["state"][state].add(name)
    return {field: {value: len(names) for value, names in found.items()} for field, found in under.items()}


@pytest.mark.parametrize("asked", SELECTIONS, ids=str)
def test_what_is_counted_and_listed_in_parts_is_what_reading_all_gives(filled: Register, asked: dict[str, Any]) -> None:
    wanted = selection(asked)
    for of in (EVENTS, CLAIMS):
        found = filled.facets(wanted, of=of)
        assert {name: dict(values) for name, values in found.fields.items() if values} == by_hand(filled, wanted, of)
    events = [event.event_id for event in filled.events(wanted)]
    assert filled.facets(wanted).total == len(events)
    for size, start in ((3, 0), (7, 2), (50, 5), (200, 0)):
        told = [event.event_id for event in filled.events(wanted, limit=size, offset=start)]
        assert told == events[start : start + size]
    claims = [claim.claim_id for claim, _ in filled.claims(wanted)]
    assert [claim.claim_id for claim, _ in filled.claims(wanted, limit=9, offset=1)] == claims[1:10]
    assert filled.facets(wanted, of=CLAIMS).total == len(claims)


@pytest.mark.parametrize("also", [{"decision": "none"}, {"modality": "asserted"}], ids=str)
@pytest.mark.parametrize("word", ["town", "kirpi"])
def test_words_beside_something_else_give_what_both_give(filled: Register, word: str, also: dict[str, str]) -> None:
    both, alone, other = selection({"text": word, **also}), selection({"text": word}), selection(also)
    known = {claim.claim_id: event_id for claim, event_id in filled.claims(alone)}
    wanted = [claim.claim_id for claim, _ in filled.claims(other) if claim.claim_id in known]
    assert wanted
    assert [claim.claim_id for claim, _ in filled.claims(both)] == wanted
    assert [claim.claim_id for claim, _ in filled.claims(both, limit=5)] == wanted[:5]
    assert {event.event_id for event in filled.events(both)} == {known[name] for name in wanted} - {None}


def test_common_words_are_looked_up_once_and_not_claim_by_claim(filled: Register) -> None:
    asked = selection({"text": "kirpi", "modality": "asserted"})
    assert [way.among for way in ways(filled._database, asked.conditions, 50, 0, OF_EVENTS)] == [True]


@pytest.mark.parametrize("asked", SELECTIONS, ids=str)
def test_the_queue_in_parts_is_the_queue(filled: Register, asked: dict[str, Any]) -> None:
    wanted = selection(asked)
    queue = filled.waiting(wanted)
    assert len(queue) == filled.waiting_number(wanted)
    assert filled.waiting(wanted, limit=4, offset=2) == queue[2:6]
    events = {event.event_id: event for event in filled.events(wanted)}
    unsure = {one.decision.claim.claim_id for one in filled.decisions() if one.decision.verdict == "unsure"}
    open_ones = {name for name, event in events.items() if event.status == "reported"}
    assert {one.event_id for one in queue} == {n for n in open_ones if events[n].lead.claim_id not in unsure}
    worth = [one.doubt * one.consequence for one in queue]
    assert all(later <= earlier + 1e-3 for earlier, later in pairwise(worth))


@pytest.mark.parametrize("asked", SELECTIONS, ids=str)
def test_ties_and_places_are_those_of_the_events_listed(filled: Register, asked: dict[str, Any]) -> None:
    wanted = selection(asked)
    ties: Counter[tuple[Any, ...]] = Counter()
    within: Counter[tuple[Any, ...]] = Counter()
    places: Counter[tuple[Any, ...]] = Counter()
    events = list(filled.events(wanted))
    for event in events:
        told = {tie for claim in event.claims for tie in _ties(claim)}
        ties.update(told)
        start, end = event.lead.date.start, event.lead.date.end
        if (start or end) and (start or "0")[:4] <= "2010" and (end or "9")[:4] >= "2010":
            within.update(told)
        places.update({(c.place.name, c.place.country, c.place.precision) for c in event.claims if c.place})
    assert {(one.type, one.roles, one.parties): one.events for one in filled.ties(wanted)} == ties
    assert {(one.type, one.roles, one.parties): one.events for one in filled.ties(wanted, (2010, 2010))} == within
    assert {(one.name, one.country, one.precision): one.events for one in filled.sites(wanted)} == places
    assert filled.placed(wanted) == sum(any(claim.place for claim in event.claims) for event in events)
    spans = filled.spans(wanted, [one.number for one in filled.ties(wanted)])
    assert {number: sum(n for _, n in told) for number, told in spans.items()} == {
        one.number: one.events for one in filled.ties(wanted)
    }


def _ties(claim: Claim) -> set[tuple[Any, ...]]:
    parties = sorted({(role, party.iso3 or party.name) for role, held in claim.actors for party in held})
    return {(claim.type, (role_a, role_b), (a, b)) for (role_a, a), (role_b, b) in combinations(parties, 2) if a != b}


def test_months_are_those_of_the_list(filled: Register) -> None:
    days = [event.lead.date.start or event.lead.date.end or event.lead.story.published for event in filled.events()]
    months = Counter(day[:7] for day in days if day)
    assert filled.months() == sorted(months.items())


def test_an_event_of_one_claim_is_what_its_claim_makes(filled: Register) -> None:
    alone = [event for event in filled.events() if len(event.claims) == 1]
    where = filled.whereabouts([event.lead.claim_id for event in alone])
    own = [event for event in alone if not where[event.lead.claim_id].copy]
    assert own
    for event in own:
        made = make_event([replace(event.lead, page=where[event.lead.claim_id].sha256)])
        for field in ("sources", "reports", "independent_sources", "outlets", "anonymous_sources", "recirculated"):
            assert getattr(event, field) == getattr(made, field)


def test_counts_follow_a_decision(filled: Register) -> None:
    before = filled.facets(of=CLAIMS)
    name = next(claim.claim_id for claim, _ in filled.claims() if not claim.decided)
    filled.decide("accept", name, who="b")
    after = filled.facets(of=CLAIMS)
    assert dict(after.fields["decision"])["accepted"] == dict(before.fields["decision"])["accepted"] + 1


def test_a_register_laid_down_is_one_written_page_by_page(tmp_path: Path) -> None:
    """Numbers of events, kinds and sides follow the order of writing; what they stand for is the same."""
    laying.lay(60, tmp_path / "laid.db")
    with Register(tmp_path / "real.db", clock=lambda: laying.AT) as register:
        for outcome, claims in made_claims.one_report_each(60):
            register.add(outcome, claims)
    held = [_rows(tmp_path / name) for name in ("laid.db", "real.db")]
    for table in held[0]:
        assert held[0][table] == held[1][table], table


def _rows(path: Path) -> dict[str, list[Any]]:
    left_out = {"changes", "runs", "releases", "decisions", "rulings"}
    without = {"pages": {"reading", "run_id"}, "events": {"record", "number"}, "event_ids": {"number"}}
    with Register(path) as register:
        held = {
            table: sorted(
                repr({name: row[name] for name in row.keys() if name not in without.get(table, ())})  # noqa: SIM118
                for row in register._database.execute(f"SELECT * FROM {table}")
            )
            for table in (*TABLES, "addresses")
            if table not in left_out
        }
        told = (
            "SELECT f.number, i.event_id, k.type, k.phase, s.states, f.mixed, f.first, f.last, f.month, f.early "
            "FROM facets f JOIN event_ids i ON i.number = f.event JOIN kinds k ON k.number = f.kind "
            "JOIN sides s ON s.number = f.sides ORDER BY f.number"
        )
        tied = (
            "SELECT t.event_id, t.aside, t.first, t.last, n.type, n.role_a, n.a, n.role_b, n.b FROM tied t "
            "JOIN ties n ON n.number = t.tie ORDER BY t.event_id, n.type, n.role_a, n.a, n.role_b, n.b"
        )
        held["tied"] = [tuple(row) for row in register._database.execute(tied)]  # type: ignore[arg-type]
        held["facets"] = [tuple(row) for row in register._database.execute(told)]  # type: ignore[arg-type]
    return held


@pytest.mark.parametrize("asked", [{}, {"state": "AFG"}, {"from": "2010-05-04"}], ids=str)
def test_ties_tell_of_many_what_each_of_them_tells(filled: Register, asked: dict[str, Any]) -> None:
    ties = filled.ties(selection(asked))
    each = list(ties)
    weights: Counter[str] = Counter()
    for tie in each:
        weights.update(dict.fromkeys(tie.parties, tie.events))
    assert dict(ties.weights()) == weights
    years = [year for tie in each for year in (tie.first, tie.last) if year is not None]
    assert ties.years() == (min(years), max(years))
    some = sorted(weights, key=lambda party: (-weights[party], party))[:6]
    inside = [tie for tie in each if {*tie.parties} <= {*some}]
    assert inside and sorted(ties.inside(some), key=str) == sorted(inside, key=str)
    shared: Counter[tuple[int, int]] = Counter()
    for tie in inside:
        one, other = sorted(some.index(party) for party in tie.parties)
        shared[one, other] += tie.events
    assert dict(ties.shared(some)) == shared
    told = sorted(each, key=lambda tie: (-tie.events, tie.type, tie.parties, tie.roles))
    assert ties.most(5) == told[:5]
    assert ties.most(len(each) + 1) == told
