"""An affair is called by who takes part most, and tells which of its acts follow which."""

from legation.codebook.load import load
from legation.register.affairs import Affair, affairs
from legation.register.merge import merge
from legation.views import whole
from tests.factories import date, make_claim, state

CYCLES = load().lifecycles


def delivered(*more: tuple[str, str]) -> Affair:
    """Plan, order and delivery of one thing from Russia, with what came besides."""
    told = (("2020-02-01", "planned"), ("2020-03-01", "ordered"), ("2020-10-20", "delivered"), *more)
    claims = [
        make_claim(
            phase=phase,
            modality="planned" if phase == "planned" else "asserted",
            date=date(day),
            published=day,
            evidence=f"Words of {day} {phase}.",
        )
        for day, phase in told
    ]
    (affair,) = affairs(merge(claims), CYCLES)
    return affair


def test_acts_stand_in_the_order_of_their_days_and_tell_what_they_follow() -> None:
    affair = delivered()
    acts = whole.in_order(affair)
    assert [act.event.lead.phase for act in acts] == ["planned", "ordered", "delivered"]
    found = whole.relations(affair)
    told = {
        act.event.lead.phase: [(how, [first.event.lead.phase for first in firsts]) for how, firsts in ways]
        for act in acts
        if (ways := found.get(act.event_id))
    }
    assert told["ordered"] == [("planned → ordered", ["planned"])]
    assert ("ordered → delivered", ["ordered"]) in told["delivered"] and "planned" not in told
    assert sum(len(firsts) for ways in found.values() for _, firsts in ways) == len(affair.links)
    assert whole.days(affair) == ("2020-02-01", "2020-10-20")


def test_an_affair_is_called_by_who_takes_part_most() -> None:
    lead = delivered().acts[0].event.lead
    names = sorted(party.name for _, filled in lead.actors for party in filled)
    assert whole.who(delivered()) == ", ".join(names)
    parties = {"party": [state(code) for code in ("FRA", "RUS", "CAF", "SRB", "TUR")]}
    claim = make_claim(type="DEFENCE_AGREEMENT", phase="signed", item=None, actors=parties, date=date(None))
    (affair,) = affairs(merge([claim]), CYCLES)
    assert whole.who(affair).count(",") == 2 and whole.who(affair).endswith(" and 2 more")
    assert whole.days(affair) is None
