"""Rehearsing the codebook: every example must give its records, every near miss must give none of its type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legation.claims.read import read_claims
from legation.claims.scorecard import Outright
from legation.codebook.entries import EventType, Example
from legation.language.reading import assemble
from legation.model.claim import Claim, Item, Range
from legation.model.page import Block, Page, Story
from legation.pipeline import Reader

# examples without a date of their own are told on this day, a Tuesday
DAY = "2021-06-15"


@dataclass(frozen=True, slots=True)
class Failure:
    """An example or near miss that did not come out as the codebook says."""

    type: str
    text: str
    wanted: str
    got: str


def rehearse(reader: Reader, names: tuple[str, ...] = ()) -> Iterator[Failure]:
    """Run the examples and near misses of the named types, or of all; they show what triggers make of a text, so that
    no points are given (`claims.scorecard`).
    """
    chosen = [t for t in reader.codebook.types if not names or t.name in names]
    examples = [
        (t, e, near) for t in chosen for near, group in ((False, t.examples), (True, t.near_misses)) for e in group
    ]
    told = [e.text for _, e, _ in examples]
    read = _read(reader, told)
    for (event_type, example, near), claims in zip(examples, read, strict=True):
        failure = _judge(event_type, example, near, claims)
        if failure is not None:
            yield failure


def read_texts(reader: Reader, texts: list[str], published: str | None = DAY) -> list[tuple[Claim, ...]]:
    """The claims that triggers make of short texts, each taken as one paragraph of a story published on `published`."""
    return list(_read(reader, texts, published))


def _read(reader: Reader, texts: list[str], published: str | None = DAY) -> Iterator[tuple[Claim, ...]]:
    for text, parse in zip(texts, reader.parser.parse(texts), strict=True):
        block = Block("paragraph", 0, len(text))
        basis = "given" if published else "none"
        story = Story(0, "", text, (block,), published, basis)
        page = Page("example", "", "text", None, None, None, (story,))
        reading = assemble(story, [block], [parse], reader.world)
        yield read_claims(reading, page, reader.codebook, reader.world, reader.parser.model, Outright())


def _judge(event_type: EventType, example: Example, near: bool, claims: tuple[Claim, ...]) -> Failure | None:
    own = [c for c in claims if c.type == event_type.name]
    if near:
        return Failure(event_type.name, example.text, f"none: {example.why}", _show(own)) if own else None
    left = list(own)
    for expected in example.expect:
        match = next((c for c in left if matches(c, expected)), None)
        if match is None:
            return Failure(event_type.name, example.text, str(expected), _show(own))
        left.remove(match)
    return Failure(event_type.name, example.text, "no further record", _show(left)) if left else None


def matches(claim: Claim, expected: Mapping[str, Any]) -> bool:
    """Say whether a claim has every value that an example expects of it."""
    plain = {
        "phase": claim.phase,
        "modality": claim.modality,
        "background": claim.background,
        "duration": claim.duration,
        "until": claim.until,
    }
    for key, value in expected.items():
        if key in plain and plain[key] != value:
            return False
        if key == "actors" and not all(_parties(claim, role, wanted) for role, wanted in value.items()):
            return False
        if (
            key in ("quantity", "batch", "designation", "category", "is_total", "mode")
            and _item_value(claim.item, key) != value
        ):
            return False
        if key == "date" and [claim.date.start, claim.date.end] != [_text(v) for v in value]:
            return False
        if key == "source" and (not claim.attribution or value not in claim.attribution[0].name):
            return False
    return True


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _parties(claim: Claim, role: str, wanted: str | list[str]) -> bool:
    held = (
        {p.iso3 or p.name for p in claim.role(role)}
        | {p.name for p in claim.role(role)}
        | {p.person for p in claim.role(role)}
    )
    names = [wanted] if isinstance(wanted, str) else wanted
    return all(n in held for n in names) and len(claim.role(role)) == len(names)


def _item_value(item: Item | None, key: str) -> Any:
    value = getattr(item, key) if item is not None else None
    return [value.low, value.high] if isinstance(value, Range) else value


def _show(claims: list[Claim]) -> str:
    return "; ".join(map(_line, claims)) or "nothing"


def _line(claim: Claim) -> str:
    roles = ", ".join(f"{role}={[p.iso3 or p.name for p in parties]}" for role, parties in claim.actors)
    item = claim.item and (claim.item.name, claim.item.quantity, claim.item.batch)
    standing = "background " if claim.background else ""
    dates = f"{claim.date.start}..{claim.date.end}"
    return f"{claim.phase}/{claim.modality} {roles} item={item} {dates} {standing}[{claim.why}]"
