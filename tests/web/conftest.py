"""A reading room over a small register: two reports of one delivery that differ, a plan, and a page with nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import html as parser  # type: ignore[import-untyped]
from starlette.testclient import TestClient

from legation.codebook.affairs import Lifecycle
from legation.codebook.load import load
from legation.model.claim import Claim
from legation.model.page import Outcome
from legation.register.people import rounds
from legation.register.store import Register
from legation.views.filters import Vocabulary
from legation.views.watching import Looks, begin
from legation.web.app import make_app
from legation.web.room import Room
from tests.factories import LEAD, STATES, brdm, claim_on, date, make_outcome, make_page, make_story, source, state

ATTACK = "<script>document.title='taken'</script><img src=x onerror=alert(1)>\"' onfocus=alert(1) {{7*7}} =1+1"

HOST = "http://127.0.0.1"


@cache
def lifecycles() -> dict[str, Lifecycle]:
    return load(None).lifecycles


def resolve(name: str) -> str | None:
    codes = {known.casefold(): code for code, known in STATES.items()}
    return name if name in STATES else codes.get(name.casefold())


@dataclass(frozen=True)
class Opened:
    """A room, its register's place, what it holds, and a reader."""

    room: Room
    place: Path
    claims: tuple[Claim, ...]
    reader: TestClient

    def tree(self, address: str, status: int = 200) -> "parser.HtmlElement":
        answer = self.reader.get(address)
        assert answer.status_code == status, answer.text[:500]
        return parser.fromstring(answer.text)

    def post(self, address: str, **fields: str) -> int:
        """Send a form as a page of the room would; the status."""
        token = self.tree("/review").xpath("//input[@name='token']/@value")
        token = token or self.tree(f"/claims/{self.claims[0].claim_id}").xpath("//input[@name='token']/@value")
        return self.reader.post(address, data={"token": token[0], **fields}, follow_redirects=False).status_code


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    place = tmp_path / "legation.db"
    first, second, third = (make_page(name) for name in ("a.txt", "b.txt", "c.txt"))
    attacked = make_page(
        "d.html", make_story(f"{LEAD} {ATTACK}", title=ATTACK), url="javascript:alert(1)", notes=(ATTACK,), media="html"
    )
    claims = (
        claim_on(first),
        claim_on(second, item=brdm(quantity=12), attribution=(source("port officials"),)),
        claim_on(
            third,
            phase="planned",
            modality="planned",
            date=date("2021-01-01", "2021-03-31", grain="interval"),
            actors={"supplier": [state("SRB")], "recipient": [state("RUS")]},
            item=brdm(designation="S-300"),
        ),
        claim_on(
            attacked,
            type="INSPECTION",
            phase="carried_out",
            date=date(None),
            item=None,
            why=ATTACK,
            actors={"inspector": [state("USA", org=ATTACK)], "host": [state("SRB")]},
            attribution=(source(ATTACK),),
        ),
    )
    with Register(place) as register:
        for page, claim in zip((first, second, third, attacked), claims, strict=True):
            register.add(make_outcome(page), [claim], page.path.encode())
        register.add(Outcome("refused.pdf", "refused", "no text layer"), [])
        rounds.make(register.database, "first", {}, claims[:1], ["ann", "bob"], 2, "ann", register.clock(), blind=False)
        begin(register, Looks(Vocabulary(resolve=resolve)), "serbia", {"state": ["SRB"]}, "ann")
    words = Vocabulary(
        ("ARMS_TRANSFER", "INSPECTION"),
        ("delivered", "planned", "carried_out"),
        ("asserted", "planned"),
        ("supplier", "recipient", "inspector", "host"),
        resolve,
    )
    roles = {"ARMS_TRANSFER": ("supplier", "recipient"), "INSPECTION": ("inspector", "host")}
    cycles = lifecycles()
    room = Room(str(place), words, words.types, roles, who="ann", tool="0.1", cycles=cycles)  # type: ignore[arg-type]
    with TestClient(make_app(room), base_url=HOST) as reader:
        yield Opened(room, place, claims, reader)
