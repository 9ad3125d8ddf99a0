"""A missed claim added in a real browser: words selected with the mouse, the form filled, the claim marked after."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from legation.web.app import make_app
from tests.factories import sha_of
from tests.web.conftest import Opened


@pytest.fixture
def served(opened: Opened) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(make_app(opened.room), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


SELECT = """(words) => {
  const walk = document.createTreeWalker(document.querySelector("[data-story]"), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walk.currentNode, at);
    range.setEnd(walk.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


def test_words_are_selected_and_become_a_claim(opened: Opened, served: str, browser: Any) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = f"{served}/pages/{sha_of('c.txt')}"
    page.goto(address)
    page.click("details.missed summary")
    words = "armoured vehicles"
    assert page.evaluate(SELECT, words)
    page.wait_for_function("document.querySelector('textarea[name=words]').value !== ''")
    assert page.input_value("textarea[name=words]") == words
    assert int(page.input_value("form[action='/missed'] input[name=near]")) >= 0
    # clicking into the form keeps what was selected
    page.select_option("form[action='/missed'] select[name=type]", "ARMS_TRANSFER")
    page.select_option("form[action='/missed'] select[name=phase]", "delivered")
    page.select_option("form[action='/missed'] select[name=role1]", "supplier")
    page.fill("form[action='/missed'] input[name=who1]", "Russia")
    assert page.input_value("textarea[name=words]") == words
    page.click("form[action='/missed'] button")
    page.wait_for_url("**done=1**")
    assert "added by ann" in page.text_content("body")
    assert page.locator("mark").count() >= 1
    page.keyboard.press("z")
    page.wait_for_url("**done=2**")
    assert "added by ann" not in page.text_content("body")
    assert faults == []
