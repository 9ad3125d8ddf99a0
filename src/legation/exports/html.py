"""One self-contained page: each story's text with the evidence marked, its claims beside it, and what was left out.

It loads nothing from anywhere. Its content security policy allows only the style and script written into it, known by
their hashes, so that a script in a stored page does nothing even if it were not escaped, which it is.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from legation.exports.marks import Segment, segments
from legation.model.claim import Claim
from legation.model.event import Contradiction
from legation.model.page import Block, Outcome, Page, Story
from legation.model.record import digest
from legation.views import wording
from legation.views.wording import NO_ORDER, RoleOrder

FEWEST_HUES = 6
"""Hues of each shade at the least; a codebook of more than twice as many types gets as many as it needs."""

DROPPED_SHOWN = 300
"""Signs shown of a piece that was left out."""

Told = Sequence[tuple[Claim, str | None]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with its claims and the ids of their events."""

    page: Page
    claims: Told


def document(
    pages: Iterable[Shown],
    *,
    types: Sequence[str],
    roles: RoleOrder = NO_ORDER,
    outcomes: Iterable[Outcome] = (),
    differences: Mapping[str, Sequence[Contradiction]] = MappingProxyType({}),
    title: str = "Legation",
) -> Iterator[str]:
    """The page's text, in pieces. `types` are the codebook's, in its order, which gives each its colour; `differences`
    tells, by event id, on what the reports of an act disagree.
    """
    shown = list(pages)
    claims = [claim for one in shown for claim, _ in one.claims]
    used = sorted({claim.type for claim in claims})
    style, script = _style([colour(name, types) for name in used]), part("page.js")
    events = Counter(event for one in shown for _, event in one.claims if event)
    view = {
        "title": title,
        "style": style,
        "script": script,
        "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        "pages": [laid_out(one) for one in shown],
        "types": [(name, number, count) for number, name, count in _counted(used, claims)],
        "colour": {name: number for number, name in enumerate(used)},
        "events": events,
        "differences": differences,
        "claims": len(claims),
        "unread": [outcome for outcome in outcomes if outcome.status != "read"],
        "roles": roles,
        "words": wording,
        "cut": cut,
        "is_link": is_link,
    }
    return environment().get_template("page.html").generate(**view)


@dataclass(frozen=True, slots=True)
class Colour:
    """A type's colour: a hue in degrees, and whether it is the duller shade of it."""

    hue: int
    dull: bool


def colour(name: str, types: Sequence[str]) -> Colour:
    """The type's colour by its place in the codebook; a type that has left it gets one by its name.

    Half as many hues as types, evenly apart, in two shades: more hues would be too near each other to tell.
    """
    place = list(types).index(name) if name in types else int(digest(name), 16)
    hues = max(FEWEST_HUES, -(-len(types) // 2))
    dull = place // hues % 2 == 1
    # the duller ones stand half a step further, so that no two types have one hue
    return Colour(round((place % hues + dull / 2) * 360 / hues + 25) % 360, dull)


def blocks(story: Story) -> tuple[Block, ...]:
    """The story's parts; one paragraph if it is not divided."""
    return story.blocks or (Block("paragraph", 0, len(story.text)),)


def laid_out(shown: Shown) -> dict[str, Any]:
    """What the templates of a page want: each story cut into stretches for evidence and roles, claims beside."""
    by_story: dict[int, list[tuple[Claim, str | None]]] = {story.index: [] for story in shown.page.stories}
    for claim, event_id in shown.claims:
        by_story.setdefault(claim.story.index, []).append((claim, event_id))
    stories = [_story(story, by_story[story.index]) for story in shown.page.stories]
    return {"page": shown.page, "stories": stories, "claims": len(shown.claims)}


def cut(text: str) -> str:
    """The beginning of a piece that was left out."""
    return text if len(text) <= DROPPED_SHOWN else text[: DROPPED_SHOWN - 1] + "…"


def is_link(url: str | None) -> bool:
    """Whether an address may be followed; anything else is shown as text."""
    return str(url or "").startswith(("https://", "http://"))


def _story(story: Story, told: Told) -> dict[str, Any]:
    claims = [claim for claim, _ in told]
    cut: list[tuple[str, list[Segment]]] = [
        (block.kind, list(segments(story.text, block.start, block.end, claims))) for block in blocks(story)
    ]
    titled = any(block.kind == "title" for block in story.blocks)
    return {"story": story, "blocks": cut, "claims": told, "titled": titled}


def _counted(used: Sequence[str], claims: Iterable[Claim]) -> list[tuple[int, str, int]]:
    counts = Counter(claim.type for claim in claims)
    return [(number, name, counts[name]) for number, name in enumerate(used)]


def _style(colours: Iterable[Colour]) -> str:
    lines = (
        f".t{number}{{--hue:{one.hue};--dull:{int(one.dull)}}}.u{number}{{--under:{one.hue};--under-dull:{int(one.dull)}}}\n"
        for number, one in enumerate(colours)
    )
    return part("page.css") + "".join(lines)


def part(name: str) -> str:
    """A file of the evidence page: its style or its script."""
    return files("legation.exports").joinpath("templates", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def environment() -> Environment:
    """The templates of this package."""
    return Environment(
        loader=PackageLoader("legation.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
