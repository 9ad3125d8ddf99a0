"""A small register to take away from: reports that differ, a plan, an order, a place, parties that are no states."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from legation.codebook.entries import Codebook
from legation.codebook.load import load
from legation.exports.formats import BY_NAME
from legation.exports.taken import Taken
from legation.model.claim import Claim, Party, Place, Range
from legation.model.page import Outcome, Page
from legation.register.query import EVERYTHING, Selection
from legation.register.store import Register
from tests.factories import LEAD, brdm, claim_on, date, make_outcome, make_page, make_story, source, state

FORMULA = '=HYPERLINK("http://evil.example","x") <script>alert(1)</script> | Đoković ć ș Ж عربي\u2028'
"""What a page may say: a formula, a script, a table's bar, letters of several scripts, an odd line end."""

BANGUI = Place("Bangui", "CAF", 4.3612, 18.555, 2389853, "town", "Bangui", 3, 9)
COUNTRY = Place("Central African Republic", "CAF", 7.0, 21.0, 239880, "country", "the country")

Take = Callable[..., Taken]
"""Makes what is taken away: of which table, by which selection."""


@cache
def book() -> Codebook:
    """The shipped codebook, loaded once."""
    return load()


def sample() -> list[tuple[Page, Claim]]:
    """The register's pages, each with its claim."""
    a, b, c, d, e, f = (make_page(name, url=f"https://news.example/{name}") for name in "abcdef")
    g = make_page("g", make_story(f"{LEAD} {FORMULA}", title=FORMULA), url="javascript:alert(1)", site="Ünlü Post")
    group = Party("Séléka", None, kind="armed_group", text="the rebels")
    at_sea = {
        "supplier": [state("RUS", org="Ministry of Defence")],
        "recipient": [group],
        "intermediary": [state("SRB")],
    }
    rifles = brdm(name="rifle", designation=None, category="small_arm", unroca=None, quantity=500, batch="2")
    parties = [state("RUS"), state("CAF"), Party("United Nations", None, kind="igo")]
    inspection = {"inspector": [state("USA", org=FORMULA)], "inspected": [state("SRB")]}
    month, year = date("2019-03-01", "2019-03-31", grain="month"), date(None, "2020-12-31", grain="year")
    return [
        (a, claim_on(a, url=a.url, place=BANGUI)),
        (b, claim_on(b, url=b.url, item=brdm(quantity=12), attribution=(source("port officials"),), place=BANGUI)),
        (c, claim_on(c, url=c.url, phase="ordered", date=month, item=brdm(quantity=Range(20, None)), place=COUNTRY)),
        (
            d,
            claim_on(
                d, url=d.url, phase="planned", modality="planned", date=date(None), item=brdm(designation="S-300")
            ),
        ),
        (e, claim_on(e, url=e.url, actors=at_sea, item=rifles, date=date("2021-05-04"))),
        (
            f,
            claim_on(
                f,
                url=f.url,
                type="DEFENCE_AGREEMENT",
                phase="signed",
                item=None,
                actors={"party": parties},
                date=date("2020-08-21"),
                duration="P5Y",
            ),
        ),
        (
            g,
            claim_on(
                g,
                url=g.url,
                type="INSPECTION",
                phase="completed",
                item=None,
                why=FORMULA,
                actors=inspection,
                attribution=(source(FORMULA),),
                date=year,
            ),
        ),
    ]


def fill(register: Register) -> None:
    """Read the pages into a register."""
    for page, claim in sample():
        register.add(make_outcome(page), [claim], page.path.encode())
    register.add(Outcome("refused.pdf", "refused", "no text layer"), [])
    register.decide("accept", sample()[0][1].claim_id, who="ann", why=FORMULA)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register(tmp_path / "legation.db", clock=lambda: "2026-02-03T04:05:06Z") as made:
        fill(made)
        yield made


@pytest.fixture
def take(register: Register) -> Take:
    def made(what: str, wanted: Selection = EVERYTHING) -> Taken:
        return Taken(register, book(), what, wanted, tool="0.1")

    return made


def written(form: str, taken: Taken) -> bytes:
    """An export's bytes."""
    return b"".join(BY_NAME[form].pieces(taken))
