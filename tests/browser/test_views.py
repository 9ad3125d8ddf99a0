"""Each view in a real browser: it loads, nothing fails in it, it fits a phone, and axe finds nothing serious."""

from pathlib import Path
from typing import Any

import pytest

from tests.browser.served import addresses

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: nothing is checked")

FILTERED = (
    "/events?state=CAF",
    "/events?type=ARMS_TRANSFER&text=%22nowhere+to+be+found%22",
    "/timeline?from=2020&to=2020",
    "/map?by=parties",
    "/map?part=africa",
    "/network?first=2019&last=2021",
    "/rosters/offices",
    "/rosters/embargo?state=CAF&on=2021-06-01",
    "/due?on=2020-01-01",
)
"""Views in another state than the one that they open in."""

RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}

GRAVE = ("serious", "critical")


def opened(browser: Any, width: int, scheme: str) -> tuple[Any, list[str]]:
    """A new window, and the faults that happen in it."""
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
    return page, faults


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark"), (1920, "light")])
def test_every_view(browser: Any, served: str, register: Path, width: int, scheme: str) -> None:
    page, faults = opened(browser, width, scheme)
    # what axe finds depends on the colours and on whether the view is folded for a phone, not on how wide the screen is
    checker = axe.Axe() if width < 1920 else None
    found: list[str] = []
    for address in (*addresses(register).values(), *FILTERED):
        answer = page.goto(served + address)
        assert answer.status == 200, address
        assert page.title().endswith("· Legation")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{address}: wider than {width}")
        for one in checker.run(page, options=RULES).response["violations"] if checker else ():
            if one["impact"] in GRAVE:
                found.append(f"{address}: {one['id']}: {one['nodes'][0]['html'][:150]} ({len(one['nodes'])})")
    assert faults == []
    assert found == [], "\n".join(found)


def test_words_tell_who_does_what_in_them(browser: Any, served: str, register: Path) -> None:
    page, _ = opened(browser, 390, "light")
    page.goto(served + addresses(register)["/pages/{sha256}"])
    page.locator("mark[tabindex]").first.focus()
    strip = page.locator("#told")
    assert strip.is_visible() and strip.locator("dt").count() >= 2 and "→ page" in strip.inner_text()
    assert page.locator("mark.on").count() > 0 and page.locator(".role.on").count() > 0
    page.keyboard.press("Escape")
    assert not strip.is_visible()


def test_the_map_is_walked_with_keys(browser: Any, served: str) -> None:
    page, _ = opened(browser, 1280, "light")
    page.goto(served + "/map?by=parties")
    links = page.locator(".map svg a")
    label = links.first.get_attribute("aria-label")
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?state=*")
    assert page.locator("h1").inner_text().split()[0] == str(label).split(": ")[1].split()[0]


def test_the_years_of_the_network_move_at_once_and_without_a_script(browser: Any, served: str) -> None:
    page, faults = opened(browser, 1280, "light")
    page.goto(served + "/network")
    shown = page.locator(".edge:not(.out)")
    whole = shown.count()
    places = page.eval_on_selector_all(".node circle", "all => all.map(one => one.getAttribute('cx'))")
    page.locator("input[name=first]").focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    moved = shown.count()
    assert 0 < moved < whole and "first=" in page.url
    assert page.eval_on_selector_all(".node circle", "all => all.map(one => one.getAttribute('cx'))") == places
    page.reload()
    assert shown.count() == moved and faults == []
    still = browser.new_context(java_script_enabled=False).new_page()
    still.goto(page.url)
    assert still.locator(".edge:not(.out)").count() == moved
    still.locator(".slider button").click()
    assert "first=" in still.url


def test_skipping_to_the_content(browser: Any, served: str) -> None:
    page, _ = opened(browser, 1280, "light")
    page.goto(served + "/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_printed_event_has_no_controls(browser: Any, served: str, register: Path) -> None:
    page, _ = opened(browser, 1280, "light")
    page.goto(served + addresses(register)["/events/{event_id}"])
    page.emulate_media(media="print")
    for control in (".bar", ".verdicts", "footer"):
        assert not page.locator(control).first.is_visible(), control
    assert page.locator("h1").is_visible() and page.locator(".cite").is_visible()
