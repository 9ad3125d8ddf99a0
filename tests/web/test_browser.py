"""The room in a real browser: no error, no sideways scrolling, nothing stored runs, a review done with keys only."""

import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from legation.web.app import make_app
from tests.web.conftest import Opened
from tests.web.test_room import addresses

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: no browser is driven")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: no browser is driven")


@pytest.fixture
def served(opened: Opened) -> Iterator[str]:
    """The room behind a real server, at its address."""
    server = uvicorn.Server(uvicorn.Config(make_app(opened.room), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_every_page_fits_and_nothing_fails_in_it(opened: Opened, served: str, browser: Any, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    for address in addresses(opened):
        page.goto(served + address)
        assert page.title().endswith("· Legation")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)
    assert faults == []


def test_a_review_with_keys_only(opened: Opened, served: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(served + "/review")
    page.keyboard.press("r")
    page.keyboard.type("seen on the page")
    page.keyboard.press("Enter")
    page.keyboard.press("a")
    page.wait_for_url("**/review?done=1")
    page.keyboard.press("z")
    page.wait_for_url("**/review?done=2")
    page.keyboard.press("c")
    page.keyboard.type("planned")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.type("Phase")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.wait_for_url("**/review?done=3")
    page.keyboard.press("n")
    page.keyboard.type("ask the desk")
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    page.wait_for_url("**/review?done=4")
    page.keyboard.press("Control+k")
    page.keyboard.type("vehicles")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?text=vehicles")
    made = opened.reader.get("/decisions.json").json()["decisions"][::-1]
    assert [(one["verdict"], one["field"], one["value"], one["why"]) for one in made] == [
        ("accept", None, None, "seen on the page"),
        ("undo", None, None, ""),
        ("correct", "phase", "planned", ""),
        ("note", None, None, "ask the desk"),
    ]


def test_a_claim_lights_up_its_words(opened: Opened, served: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(served + f"/pages/{addresses(opened)[6].rpartition('/')[2]}")
    page.focus(f"#c-{opened.claims[3].claim_id}")
    assert page.locator("mark.on").count() > 0
