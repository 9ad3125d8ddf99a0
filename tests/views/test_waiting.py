"""Plans are found by phase, and answered by what the same parties did since."""

from pathlib import Path

from legation.codebook.load import load
from legation.register.query import EVERYTHING
from legation.register.store import Register
from legation.views.waiting import plans, waiting
from tests.factories import LEAD, claim_on, date, make_outcome, make_page, make_story, state

CYCLES = load(None).lifecycles


def test_a_plan_waits_until_the_same_parties_act(tmp_path: Path) -> None:
    told = (
        ("a.txt", "planned", "2020-02-01", "2020-06-30", ("RUS", "CAF")),
        ("b.txt", "planned", "2020-02-01", "2020-06-30", ("RUS", "SRB")),
        ("c.txt", "delivered", "2020-05-05", "2020-05-04", ("RUS", "CAF")),
        ("d.txt", "delivered", "2020-05-05", "2020-05-04", ("TUR", "SRB")),
    )
    with Register(tmp_path / "legation.db") as register:
        for name, phase, published, day, (giver, taker) in told:
            page = make_page(name, make_story(LEAD, title=name, published=published))
            parties = {"supplier": [state(giver)], "recipient": [state(taker)]}
            modality = "planned" if phase == "planned" else "asserted"
            claim = claim_on(page, phase=phase, modality=modality, actors=parties, date=date(day))
            register.add(make_outcome(page), [claim])
        meant = list(register.events(plans(EVERYTHING, CYCLES)))
        assert {event.lead.phase for event in meant} == {"planned"} and len(meant) == 2
        found = waiting(register, meant, CYCLES, "2021-01-01")
        assert [one.event.lead.role("recipient")[0].iso3 for one in found.waiting] == ["SRB"] and not found.cut
        assert found.waiting[0].past
        assert len(waiting(register, meant, CYCLES, "2020-03-01").waiting) == 2
        assert waiting(register, [], CYCLES, "2020-03-01").waiting == ()
