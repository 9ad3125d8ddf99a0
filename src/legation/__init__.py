"""Legation reads news pages and keeps a sourced register of who did what to whom in security relations between states.

The names below are the public interface; each is imported when it is first asked for, so that `import legation` costs
nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation._version import __version__
    from legation.codebook.entries import Codebook
    from legation.codebook.load import CodebookError
    from legation.codebook.load import load as load_codebook
    from legation.language.times.timex import Timex
    from legation.model.claim import (
        Claim,
        ClaimDate,
        Item,
        ItemPart,
        Party,
        Place,
        Range,
        Source,
        StoryRef,
    )
    from legation.model.event import Contradiction, Event
    from legation.model.page import Outcome, Page, Story
    from legation.model.record import claim_from_record, claim_record, event_record
    from legation.model.span import Span
    from legation.pipeline import Reader, read_page, read_times
    from legation.register.store import Register

__all__ = [
    "Claim",
    "ClaimDate",
    "Codebook",
    "CodebookError",
    "Contradiction",
    "Event",
    "Item",
    "ItemPart",
    "Outcome",
    "Page",
    "Party",
    "Place",
    "Range",
    "Reader",
    "Register",
    "Source",
    "Span",
    "Story",
    "StoryRef",
    "Timex",
    "__version__",
    "claim_from_record",
    "claim_record",
    "event_record",
    "load_codebook",
    "read_page",
    "read_times",
]

# where each name lives, and what it is called there if not the same
_HOMES = {
    "_version": ("__version__",),
    "codebook.entries": ("Codebook",),
    "codebook.load": ("CodebookError", "load_codebook=load"),
    "model.claim": ("Claim", "ClaimDate", "Item", "ItemPart", "Party", "Place", "Range", "Source", "StoryRef"),
    "model.event": ("Contradiction", "Event"),
    "model.page": ("Outcome", "Page", "Story"),
    "model.record": ("claim_from_record", "claim_record", "event_record"),
    "model.span": ("Span",),
    "language.times.timex": ("Timex",),
    "pipeline": ("Reader", "read_page", "read_times"),
    "register.store": ("Register",),
}
_FOUND_AT = {
    public: (f"legation.{module}", own or public)
    for module, names in _HOMES.items()
    for public, _, own in (name.partition("=") for name in names)
}


def __getattr__(name: str) -> Any:
    if name not in _FOUND_AT:
        raise AttributeError(f"module 'legation' has no attribute {name!r}")
    module, own = _FOUND_AT[name]
    value = getattr(import_module(module), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
