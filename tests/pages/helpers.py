"""Short ways from words or bytes to what the pages layer makes of them."""

from legation.model.page import Outcome, Page, Story
from legation.pages.inputs import read_input
from legation.pages.source import Input


def outcome(data: bytes | str, name: str = "page.txt", published: str | None = None) -> Outcome:
    """Read bytes, or a text as UTF-8, under a name."""
    return read_input(Input(name, data=data.encode() if isinstance(data, str) else data), published)


def page(data: bytes | str, name: str = "page.txt", published: str | None = None) -> Page:
    """Read what is expected to be a page with stories."""
    read = outcome(data, name, published)
    assert read.status == "read", read.reason
    assert read.page is not None
    return read.page


def blocks(story: Story) -> list[tuple[str, str]]:
    """Return the blocks of a story with their words."""
    return [(one.kind, story.text[one.start : one.end]) for one in story.blocks]
