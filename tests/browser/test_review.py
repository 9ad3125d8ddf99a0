"""A whole review, from the first doubt to a correction and its undoing, without a hand on the mouse."""

import json
from typing import Any
from urllib.request import urlopen


def test_a_review_with_keys_only(browser: Any, fresh: str) -> None:
    page = browser.new_page()
    page.goto(fresh + "/review")
    keys = page.keyboard
    keys.press("r")
    keys.type("seen on the page")
    keys.press("Enter")
    keys.press("a")
    page.wait_for_url("**/review?done=1")
    keys.press("z")
    page.wait_for_url("**/review?done=2")
    keys.press("c")
    keys.type("planned")
    keys.press("Escape")
    keys.press("f")
    keys.type("Phase")
    keys.press("Escape")
    keys.press("c")
    page.wait_for_url("**/review?done=3")
    keys.press("n")
    keys.type("ask the desk")
    keys.press("Enter")
    keys.press("n")
    page.wait_for_url("**/review?done=4")
    keys.press("Control+k")
    keys.type("vehicles")
    keys.press("Enter")
    page.wait_for_url("**/events?text=vehicles")
    made = json.load(urlopen(fresh + "/decisions.json"))["decisions"][::-1]
    assert [(one["verdict"], one["field"], one["value"], one["why"]) for one in made] == [
        ("accept", None, None, "seen on the page"),
        ("undo", None, None, ""),
        ("correct", "phase", "planned", ""),
        ("note", None, None, "ask the desk"),
    ]
