"""The documentation's pictures can be made anew, and every one that is made is shown somewhere."""

import re
from pathlib import Path
from typing import Any

from tests.browser.pictures import PICTURES, take
from tests.browser.served import ROOT, addresses


def test_pictures_are_made(browser: Any, served: str, register: Path, tmp_path: Path) -> None:
    made = take(browser, served, addresses(register), tmp_path)
    assert len(made) == len(PICTURES)
    assert all(one.stat().st_size > 8_000 for one in made)


def test_every_picture_is_kept_and_shown() -> None:
    shown = {
        name
        for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        for name in re.findall(r"images/(room-\w+\.png)", page.read_text("utf-8"))
    }
    assert shown == {f"room-{name}.png" for name, *_ in PICTURES}
    assert shown == {path.name for path in (ROOT / "docs/images").glob("room-*.png")}
