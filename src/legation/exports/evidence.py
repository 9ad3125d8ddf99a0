"""The evidence page of what is taken away: its pages with the claims wanted on them."""

from collections.abc import Iterable, Iterator

from legation.exports.html import Shown, document
from legation.exports.taken import Taken
from legation.model.page import Page
from legation.register.query import EVERYTHING


def pieces(taken: Taken) -> Iterator[bytes]:
    """The page; without filters it tells of the inputs that gave nothing, too."""
    unread = taken.wanted == EVERYTHING
    return (one.encode("utf-8", "replace") for one in page(taken, taken.register.pages(taken.wanted), unread=unread))


def page(taken: Taken, pages: Iterable[Page], *, unread: bool = False) -> Iterator[str]:
    """The evidence page of some pages; `unread` adds the inputs that gave none."""
    register, wanted = taken.register, taken.wanted
    shown = (Shown(one, list(register.claims(wanted.also("c.sha256 = ?", one.sha256)))) for one in pages)
    differences = {event.event_id: event.contradictions for event in taken.events() if event.contradictions}
    return document(
        shown,
        types=tuple(one.name for one in taken.book.types),
        roles=taken.lore.roles,
        outcomes=register.outcomes() if unread else (),
        differences=differences,
        title="Legation: the evidence",
    )
