"""What is touched is grouped anew, and the outcome is that of grouping everything at once, whatever came before."""

from dataclasses import replace
from random import Random

import pytest

from legation.model.claim import Claim, ClaimDate
from legation.register import kept_cores
from legation.register.cores import Leaning
from legation.register.making import rulings_on
from legation.register.merge import grouped
from legation.register.store import Register
from tests.conftest import NewPlace
from tests.factories import brdm, date, make_claim, make_outcome, make_page, sha_of, state

PARTIES = (
    {"supplier": [state("RUS")], "recipient": [state("CAF")]},
    {"supplier": [state("RUS")], "recipient": [state("CAF")]},
    {"recipient": [state("CAF")]},
    {"supplier": [state("RUS")], "recipient": [state("CAF"), state("SRB")]},
)
WORDS = (
    "Ten vehicles of the first batch landed at Bangui airport on Thursday, the embassy of the country said there.",
    "The vehicles came by air.",
    "Soldiers unloaded the cars in the morning and drove them to the barracks on the edge of the town, he said.",
)


def claim(chance: Random, page: str) -> Claim:
    """A claim that may be of the act of many others."""
    day = chance.choice([None, *(f"2020-{month:02}-{number:02}" for month in (9, 10, 11) for number in (5, 6, 20))])
    item = brdm(quantity=chance.choice([None, None, 10, 20, 60]), batch=chance.choice([None, None, "1", "2"]))
    return make_claim(
        page=page,
        published=chance.choice([None, "2020-09-08", "2020-10-22", "2020-11-21"]),
        actors=chance.choice(PARTIES),
        phase=chance.choice(["delivered", "delivered", "planned"]),
        item=chance.choice([None, item, item]),
        date=date(day) if day else ClaimDate(),
        evidence=chance.choice(WORDS),
        start=chance.randrange(5) * 200,
    )


def step(register: Register, chance: Random) -> None:
    """Read a page, for the first time or again, or rule on two claims."""
    held = {found.claim_id: found for found, _ in register.claims()}
    if len(held) > 1 and chance.random() < 0.25:
        first, second = chance.sample(sorted(held), 2)
        one_phase = held[first].phase == held[second].phase
        verdict = chance.choice(["same" if one_phase else "unsure", "different", "different", "unsure", "reject"])
        register.decide(verdict, first, None if verdict == "reject" else second, who="ann")
        return
    page = make_page(f"{chance.randrange(9)}.txt")
    found = {one.claim_id: one for one in (claim(chance, page.path) for _ in range(chance.randrange(7)))}
    register.add(make_outcome(page, "read" if found else "nothing_found"), list(found.values()), page.path.encode())


def counting(register: Register) -> list[Claim]:
    """The claims that merging takes, as it takes them."""
    every = [found for found, _ in register.claims()]
    return [
        replace(one, page=sha_of(one.page)) for one in every if not (one.decided and one.decided.state == "rejected")
    ]


def alike(leaning: Leaning) -> tuple[str, str | None]:
    """What of a leaning is the same whichever two of several others are known."""
    return ("none" if leaning.first is None else "one" if leaning.second is None else "several", leaning.only)


@pytest.mark.parametrize("seed", range(1, 9))
def test_the_register_groups_as_if_all_came_at_once(new_place: NewPlace, seed: int) -> None:
    chance = Random(seed)
    sizes = set()
    with Register(new_place()) as register:
        for _ in range(25):
            step(register, chance)
            database = register._database
            claims = counting(register)
            names = {one.claim_id for one in claims}
            wanted = grouped(claims, rulings_on(database, names))
            homes = kept_cores.homes(database, names)
            assert sorted(kept_cores.members(database, homes.values()).values()) == list(wanted.cores)
            leanings = kept_cores.leanings(database, homes.values())
            assert {name: alike(one) for name, one in leanings.items()} == {
                name: alike(one) for name, one in wanted.leanings.items()
            }
            acts = [tuple(sorted(one.claim_id for one in event.claims)) for event in register.events()]
            assert sorted(acts) == list(wanted.acts)
            (all_leanings,) = database.execute("SELECT count(*) AS number FROM leanings")
            assert all_leanings["number"] == len(wanted.cores)
            sizes |= {("core", min(len(core), 2)) for core in wanted.cores} | {
                alike(one)[0] for one in leanings.values()
            }
    assert sizes == {("core", 1), ("core", 2), "none", "one", "several"}
