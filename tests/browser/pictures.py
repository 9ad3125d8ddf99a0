"""The pictures of the documentation, made anew: `python -m tests.browser.pictures` writes docs/images/room-*.png."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.served import ROOT, addresses, read_into, serving

PICTURES = (
    ("events", "/events?state=CAF", 1100, 720, "light"),
    ("page", "/pages/{sha256}", 1100, 720, "light"),
    ("map", "/map", 1100, 720, "light"),
    ("network", "/network", 1100, 820, "dark"),
    ("deal", "/deals/{giver}/{taker}", 1100, 480, "light"),
    ("phone", "/events?state=CAF", 390, 720, "dark"),
)
"""Name, address, size and colours of each picture."""


def take(browser: Any, room: str, paths: dict[str, str], folder: Path) -> list[Path]:
    """Take every picture."""
    made = []
    for name, path, width, height, scheme in PICTURES:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.goto(room + paths.get(path, path))
        made.append(folder / f"room-{name}.png")
        page.screenshot(path=made[-1])
        page.close()
    return made


def main() -> None:
    """Read some pages, serve them, take the pictures."""
    path, why = chromium()
    if path is None:
        sys.exit(why)
    with tempfile.TemporaryDirectory() as held:
        register = Path(held) / "legation.db"
        read_into(register)
        with serving(register) as room, sync_playwright() as running:
            browser = running.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            for made in take(browser, room, addresses(register), ROOT / "docs" / "images"):
                print(made.relative_to(ROOT))
            browser.close()


if __name__ == "__main__":
    main()
