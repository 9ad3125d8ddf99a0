"""What people decide takes effect, outlives every reading, and is asked again where the page reads otherwise."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from legation.model.claim import Claim, Correction
from legation.model.page import Page
from legation.register import errors
from legation.register.merge import merge
from legation.register.query import EVERYTHING
from legation.register.rulings import Rulings
from legation.register.store import Register
from tests.factories import LEAD, brdm, claim_on, contents, date, make_claim, make_outcome, make_page, make_story, state

OTHER = "The first batch of ten vehicles landed at Bangui airport on Thursday, the embassy said."


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    ticks = iter([f"2026-01-01T00:{n // 60:02}:{n % 60:02}Z" for n in range(600)])
    with Register(place, clock=lambda: next(ticks)) as opened:
        yield opened


def add(register: Register, page: Page, *claims: Claim) -> None:
    register.add(make_outcome(page, "read" if claims else "nothing_found"), claims)


def told(register: Register) -> list[tuple[str, str]]:
    """Verdict and fate of every decision."""
    return [(one.decision.verdict, one.state) for one in register.decisions()]


def test_a_rejected_claim_leaves_its_event_and_comes_back(register: Register) -> None:
    page = make_page()
    claim = claim_on(page)
    add(register, page, claim)
    (event,) = register.events()
    made = register.decide("reject", claim.claim_id, who="ann", why="a drill, no delivery")
    assert list(register.events()) == []
    ((kept, event_id),) = register.claims()
    assert (kept.decided and kept.decided.state, event_id) == ("rejected", None)
    with pytest.raises(errors.NotFound, match="withdrawn"):
        register.event(event.event_id)
    register.undo(made.number, who="ben", why="it was one")
    (again,) = register.events()
    assert (again.event_id, again.version) == (event.event_id, 3)
    assert told(register) == [("reject", "undone"), ("undo", "holds")]
    register.undo(2, who="ann")
    assert list(register.events()) == [], "to undo an undo brings the decision back"
    with pytest.raises(errors.NoDecision, match="undone already"):
        register.undo(2, who="ann")


@pytest.mark.parametrize(
    "field, value, shown",
    [
        ("quantity", "12", lambda c: c.item.quantity == 12),
        ("quantity", "8..12", lambda c: (c.item.quantity.low, c.item.quantity.high) == (8, 12)),
        ("batch", "2", lambda c: c.item.batch == "2"),
        ("date", "2020-10", lambda c: (c.date.start, c.date.end) == ("2020-10-01", "2020-10-31")),
        ("date", "none", lambda c: c.date.start is None),
        ("place", "Bangui, CAF", lambda c: (c.place.name, c.place.country) == ("Bangui", "CAF")),
        ("phase", "planned", lambda c: c.phase == "planned"),
        ("background", "yes", lambda c: c.background),
        ("until", "2021", lambda c: c.until == "2021-12-31"),
        ("duration", "P6M", lambda c: c.duration == "P6M"),
        ("item", "none", lambda c: c.item is None),
        ("role:recipient", "SRB; Wagner", lambda c: [p.name for p in c.role("recipient")] == ["Serbia", "Wagner"]),
        ("role:recipient", "none", lambda c: c.role("recipient") == ()),
    ],
)  # fmt: skip
def test_a_corrected_field_is_shown_beside_what_was_read(
    register: Register, field: str, value: str, shown: object
) -> None:
    page = make_page()
    claim = claim_on(page)
    add(register, page, claim)
    register.decide("correct", claim.claim_id, who="ann", field=field, value=value)
    ((kept, _),) = register.claims()
    assert shown(kept)
    assert kept.claim_id == claim.claim_id and kept.decided and kept.decided.state == "corrected"
    (correction,) = kept.decided.corrections
    assert (correction.field, correction.value) == (field, value)
    (event,) = register.events()
    assert (shown(event.lead), event.status, event.version) == (True, "corrected", 2)
    register.undo(1, who="ann")
    assert [one for one, _ in register.claims()] == [claim]


@pytest.mark.parametrize(
    "field, value, why",
    [
        ("colour", "red", "cannot be corrected"),
        ("quantity", "some", "is no quantity"),
        ("quantity", "..", "is no quantity"),
        ("date", "yesterday", "is no date"),
        ("date", "2020-13", "is no date"),
        ("date", "2021/2020", "ends before it begins"),
        ("phase", "two words", "one word"),
        ("background", "maybe", "yes or no"),
        ("duration", "P", "no duration"),
    ],
)
def test_what_cannot_be_corrected(register: Register, field: str, value: str, why: str) -> None:
    page = make_page()
    claim = claim_on(page)
    add(register, page, claim)
    with pytest.raises(errors.NoDecision, match=why):
        register.decide("correct", claim.claim_id, who="ann", field=field, value=value)
    assert list(register.decisions()) == []


def test_a_correction_brings_two_reports_together(register: Register) -> None:
    pages = [make_page("a.txt"), make_page("b.txt", make_story(OTHER, title="Vehicles land"))]
    add(register, pages[0], claim_on(pages[0]))
    wrong = claim_on(pages[1], OTHER, actors={"supplier": [state("RUS")], "recipient": [state("SRB")]})
    add(register, pages[1], wrong)
    oldest = next(register.events(EVERYTHING.also("c.claim_id <> ?", wrong.claim_id))).event_id
    assert len(list(register.events())) == 2
    register.decide("correct", wrong.claim_id, who="ann", field="role:recipient", value="CAF")
    (event,) = register.events()
    assert (event.reports, event.event_id) == (2, oldest)


def test_same_and_different_hold_against_the_machine(register: Register) -> None:
    names = ("a.txt", "b.txt")
    pages = [make_page(name) for name in names]
    claims = [claim_on(page) for page in pages]
    for page, claim in zip(pages, claims, strict=True):
        add(register, page, claim)
    assert len(list(register.events())) == 1
    register.decide("different", claims[0].claim_id, claims[1].claim_id, who="ann", why="two flights")
    assert len(list(register.events())) == 2
    register.decide("unsure", claims[1].claim_id, claims[0].claim_id, who="ben")
    assert len(list(register.events())) == 1
    register.undo(2, who="ben")
    assert len(list(register.events())) == 2
    assert told(register) == [("different", "holds"), ("unsure", "undone"), ("undo", "holds")]

    far = make_page("c.txt", make_story(OTHER, published="2021-03-01"))
    third = claim_on(far, OTHER, date=date("2021-02-01"), item=brdm(quantity=40))
    add(register, far, third)
    assert len(list(register.events())) == 3
    made = register.decide("same", claims[0].claim_id, third.claim_id, who="ann")
    assert sorted(len(event.claims) for event in register.events()) == [1, 2]
    reasons = [why for event in register.events() for _, why in register.joins(event.event_id).values()]
    assert reasons == ["a person says that they are one act"] * 2
    add(register, make_page("d.txt"), claim_on(make_page("d.txt")))
    assert sum(len(event.claims) for event in register.events()) == 4
    register.undo(made.number, who="ann")
    assert third.claim_id in {event.lead.claim_id for event in register.events() if len(event.claims) == 1}


def test_rulings_do_not_depend_on_order() -> None:
    claims = [make_claim(page=f"{n}.txt", item=brdm(quantity=10 + 20 * (n % 2))) for n in range(4)]
    names = [claim.claim_id for claim in claims]
    pair = lambda a, b: (min(names[a], names[b]), max(names[a], names[b]))  # noqa: E731
    rulings = Rulings(frozenset({pair(0, 1), pair(1, 2)}), frozenset({pair(0, 2), pair(1, 3)}))
    results = {repr(merge(some, rulings)) for some in permutations(claims)}
    assert len(results) == 1
    together = [{c.claim_id for c in event.claims} for event in merge(claims, rulings)]
    assert not any({names[0], names[2]} <= group or {names[1], names[3]} <= group for group in together)


@pytest.mark.parametrize(
    "verdict, first, second, why",
    [
        ("same", 0, 0, "one claim twice"),
        ("same", 0, 1, "two acts"),
        ("accept", 0, 1, "decided of two"),
        ("same", 0, None, "decided of two"),
        ("perhaps", 0, None, "is no verdict"),
    ],
)
def test_what_cannot_be_decided(register: Register, verdict: str, first: int, second: int | None, why: str) -> None:
    page = make_page()
    claims = [claim_on(page), claim_on(page, phase="planned")]
    add(register, page, *claims)
    other = None if second is None else claims[second].claim_id
    with pytest.raises(errors.NoDecision, match=why):
        register.decide(verdict, claims[first].claim_id, other, who="ann")
    with pytest.raises(errors.NoDecision, match="who made it"):
        register.decide("accept", claims[0].claim_id, who=" ")
    with pytest.raises(errors.NoDecision, match="no decision 7"):
        register.undo(7, who="ann")


def test_decisions_outlive_a_reading_that_says_the_same(register: Register) -> None:
    page = make_page()
    claim = claim_on(page)
    add(register, page, claim)
    register.decide("correct", claim.claim_id, who="ann", field="quantity", value="12")
    register.decide("accept", claim.claim_id, who="ann")
    before = contents(register)["decisions"]
    add(register, page, claim_on(page, codebook="2.0", confidence=0.4))
    ((kept, _),) = register.claims()
    assert kept.decided and kept.decided.corrections == (Correction("quantity", "10", "12"),)
    assert (kept.codebook, kept.item and kept.item.quantity) == ("2.0", 12)
    assert told(register) == [("correct", "holds"), ("accept", "holds")]
    assert contents(register)["decisions"] == before


def test_a_new_reading_reopens_what_it_changes(register: Register) -> None:
    page = make_page("a.txt", make_story(f"{LEAD} {OTHER}"))
    lead, other = claim_on(page), claim_on(page, OTHER, phase="planned")
    add(register, page, lead, other)
    register.decide("reject", lead.claim_id, who="ann", why="no delivery")
    register.decide("correct", other.claim_id, who="ann", field="quantity", value="12")
    register.decide("correct", other.claim_id, who="ann", field="batch", value="1")
    add(
        register,
        page,
        claim_on(page, modality="alleged"),
        claim_on(page, OTHER, phase="planned", item=brdm(quantity=11)),
    )
    by_words = {claim.evidence[0].text: claim for claim, _ in register.claims()}
    assert by_words[LEAD].decided and by_words[LEAD].decided.state == "reopened"
    assert by_words[OTHER].decided and by_words[OTHER].decided.state == "reopened"
    assert [one.field for one in by_words[OTHER].decided.corrections] == ["batch"]
    assert len(list(register.events())) == 2, "what is open again counts as read"
    first, second, third = register.decisions()
    assert (first.state, first.changed) == ("reopened", (("modality", "asserted", "alleged"),))
    assert (second.state, second.changed) == ("reopened", (("quantity", "10", "11"),))
    assert third.state == "holds"
    register.decide("accept", by_words[LEAD].claim_id, who="ben")
    assert {event.status for event in register.events()} == {"accepted", "reopened"}
    assert [one.state for one in register.decisions()] == ["overruled", "reopened", "holds", "holds"]


def test_a_reading_that_comes_to_the_correction_settles_it(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    register.decide("correct", claim_on(page).claim_id, who="ann", field="quantity", value="12")
    add(register, page, claim_on(page, item=brdm(quantity=12)))
    ((kept, _),) = register.claims()
    assert kept.decided is None
    assert told(register) == [("correct", "holds")]


def test_other_bytes_at_the_same_path_reopen_what_was_decided(register: Register) -> None:
    page = make_page("a.txt")
    add(register, page, claim_on(page))
    register.decide("reject", claim_on(page).claim_id, who="ann")
    later = make_page("a.txt", sha256="f" * 64)
    add(register, later, claim_on(later))
    (event,) = register.events()
    assert event.status == "reopened"
    assert told(register) == [("reject", "reopened")]
    register.decide("reject", event.lead.claim_id, who="ann")
    assert list(register.events()) == []
    assert told(register) == [("reject", "overruled"), ("reject", "holds")]


def test_a_claim_that_is_gone_leaves_its_decision(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    register.decide("accept", claim_on(page).claim_id, who="ann")
    register.decide("note", claim_on(page).claim_id, who="ann", why="see the ministry's page")
    add(register, page)
    assert told(register) == [("accept", "gone"), ("note", "gone")]
    add(register, page, claim_on(page))
    assert told(register) == [("accept", "holds"), ("note", "holds")]
    assert [event.status for event in register.events()] == ["accepted"]


def test_decisions_are_never_changed(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    register.decide("accept", claim_on(page).claim_id, who="ann")
    for statement in ("UPDATE decisions SET who = 'eve'", "DELETE FROM decisions"):
        with pytest.raises(Exception, match="decisions are never"):
            register._database.execute(statement)


def test_an_event_stands_for_the_claim_that_leads_it(register: Register) -> None:
    page = make_page()
    add(register, page, claim_on(page))
    (event,) = register.events()
    made = register.decide("accept", event.event_id, who="ann")
    assert made.claim and made.claim.claim_id == event.lead.claim_id
