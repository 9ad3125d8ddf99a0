"""What a room with accounts shows besides: signing in, rounds, watches, notes, accounts, looked at as the views are."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from legation.cli.vocabulary import known
from legation.register.people import accounts, notes, rounds
from legation.register.store import Register
from legation.views.watching import Looks, begin
from tests.browser.served import serving
from tests.browser.test_views import GRAVE, RULES, opened

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: nothing is checked")

WORDS = "three blue herons"


@pytest.fixture
def shared(register: Path, tmp_path: Path) -> Path:
    """A register with accounts, a round that is judged, a watch, and notes of which one waits."""
    place = tmp_path / "legation.db"
    shutil.copy(register, place)
    with Register(place) as held:
        database, at = held.database, held.clock()
        for name, role in (("ada", "admin"), ("rita", "reviewer"), ("rob", "reviewer")):
            accounts.add(database, name, role, WORDS, at, f"{name}@example.org")
        claims = [event.lead for event in held.events(limit=4)]
        rounds.make(database, "first", {}, claims, ["rita", "rob"], 2, "ada", at, blind=True)
        begin(held, Looks(known(None).words), "serbia", {"state": ["CAF"]}, "ada")
        about = claims[0].claim_id
        for name, known_here in (("Vera", True), ("Wim", False)):
            mail, text = "v@example.org", "Seen on the page."
            notes.write(database, "claim", about, name, mail, text, at, signed_in=known_here)
    return place


def addresses(place: Path) -> list[str]:
    with Register(place, create=False) as held:
        number = rounds.every(held.database)[0].number
        event = next(held.events(limit=1)).event_id
    return [
        *(
            "/",
            "/rounds",
            f"/rounds/{number}",
            f"/rounds/{number}/1",
            "/watches",
            "/watches/serbia",
            "/notes",
            "/account",
        ),
        *("/accounts", "/audit", "/review", "/decisions", f"/events/{event}", f"/events/{event}/notes"),
    ]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_what_people_share(browser: Any, shared: Path, width: int, scheme: str) -> None:
    page, faults = opened(browser, width, scheme)
    found: list[str] = []
    with serving(shared) as room:

        def look(address: str) -> None:
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{address}: wider than {width}")
            for one in axe.Axe().run(page, options=RULES).response["violations"]:
                if one["impact"] in GRAVE:
                    found.append(f"{address}: {one['id']}: {one['nodes'][0]['html'][:150]}")

        page.goto(room + "/rounds")
        page.wait_for_url("**/login?next=**")
        look("/login")
        page.fill("input[name=name]", "ada")
        page.fill("input[name=password]", WORDS)
        page.keyboard.press("Enter")
        page.wait_for_url("**/rounds")
        for address in addresses(shared):
            answer = page.goto(room + address)
            assert answer.status in (200, 403), (address, answer.status)
            look(address)
        page.close()
    assert faults == [] or all("403" in one for one in faults)
    assert found == [], "\n".join(found)


def test_the_menus_are_walked_with_keys(browser: Any, served: str) -> None:
    page, faults = opened(browser, 390, "light")
    page.goto(served + "/events")
    menu = page.locator(".menu").nth(1)
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.locator("a").first.is_visible()
    assert axe.Axe().run(page, options=RULES).response["violations"] == []
    page.keyboard.press("Escape")
    assert not menu.locator("a").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/states")
    assert faults == []
