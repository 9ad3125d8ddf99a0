"""Whose statement a page is: the state whose ministry or force heads it ("REPUBLIC OF RWANDA, MINISTRY OF DEFENCE")."""

from legation.model.page import Page
from legation.pages.draft import HEAD_LINES
from legation.world import World
from legation.world.names import Hit


def issuing_state(page: Page, world: World) -> str | None:
    """The state that publishes a page at its own address, else that of the body which the page's head names; None if
    it names no body, or several states.
    """
    official = next((story.official for story in page.stories if story.official is not None), None)
    if any(state.iso3 == official for state in world.names.states):
        return official
    lines = [page.site or "", *(d.text for d in page.dropped if d.reason in HEAD_LINES)]
    hits = [hit for line in lines for hit in world.find(line)]
    states = {state for hit in hits if (state := _state(hit)) is not None}
    if not any(map(_is_body, hits)) or len(states) > 1:
        return None
    return states.pop() if states else _opening_state(page, world)


def _opening_state(page: Page, world: World) -> str | None:
    """The state that the headline opens with: a ministry's own page need not say whose it is ("Norway hands …")."""
    title = next((story.title for story in page.stories), "")
    return next((_state(hit) for hit in world.find(title)[:1] if hit.start == 0), None)


def _state(hit: Hit) -> str | None:
    return next((e.iso3 for e in hit.entries[:1] if e.kind in ("state", "branch") or e.subkind == "force"), None)


def _is_body(hit: Hit) -> bool:
    return any(e.kind == "branch" or e.subkind == "force" or e.form == "metonym" for e in hit.entries[:1])
