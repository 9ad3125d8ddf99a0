"""Claims made from gold records, as a reading without a fault would give them: so merging is measured by itself."""

import pathlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import evaluate
import score_claims

from legation.model.claim import Claim, ClaimDate, Item, ItemPart, Party, Place, Source, StoryRef
from legation.model.page import Outcome
from legation.model.record import stamped
from legation.model.span import Span
from legation.pages.inputs import expand, read_input

Line = dict[str, Any]
Given = list[tuple[Outcome, tuple[Claim, ...]]]


def read(root: pathlib.Path, pages: Sequence[Line], affairs: Sequence[Line]) -> tuple[Given, dict[str, Claim]]:
    """The pages of a part taken in but not read, with the claims of their gold; and the claim of each record."""
    gold = {page["id"]: page for page in pages}
    first = {seen["page"]: seen["published"] for affair in affairs for seen in affair["first_seen"]}
    given: Given = []
    claim_of = {}
    for source in expand([str(root / "pages")]):
        outcome = read_input(source)
        name = pathlib.Path(outcome.path).stem
        if outcome.page is None or name not in gold:
            raise SystemExit(f"{outcome.path}: {outcome.reason or 'no gold'}")
        text = evaluate.text_of(root, name) or ""
        claims = []
        for record in gold[name]["gold_events"]:
            made = claim(record, outcome, text, first.get(name) or gold[name].get("published"))
            claims.append(made)
            claim_of[f"{name} {record['id']}"] = made
        given.append((outcome, tuple(claims)))
    return given, claim_of


def claim(record: Line, outcome: Outcome, text: str, published: str | None) -> Claim:
    """The claim that a gold record stands for."""
    if outcome.page is None:
        raise ValueError(f"{outcome.path} holds no page")
    stories = outcome.page.stories
    story = stories[min(record.get("story", 1), len(stories)) - 1]
    date = record["date"]
    made = Claim(
        claim_id="",
        page=outcome.path,
        url=None,
        story=StoryRef(story.index, story.title, published or story.published, story.published_basis),
        type=record["type"],
        phase=record["phase"],
        modality=record["modality"],
        background=record["background"],
        actors=tuple(sorted((role, tuple(map(party, parties))) for role, parties in record["actors"].items())),
        item=item(record["item"]) if record.get("item") else None,
        place=Place(record["place"]) if record.get("place") else None,
        date=ClaimDate(date["from"], date["to"], how=date.get("how", "gold"), edtf=date.get("edtf")),
        duration=record.get("duration"),
        until=record.get("until"),
        attribution=chain(record),
        evidence=(evidence(record, text),),
        rules=("gold",),
        codebook="gold",
        model="gold",
        confidence=1.0,
        why="gold",
        denies=record.get("denies"),
    )
    return replace(stamped(made, outcome.page.sha256), page=outcome.path)


def party(told: Line) -> Party:
    """A party of the gold, with its kind as its fields show it."""
    iso3, person = told.get("iso3"), told.get("person")
    kind = "person" if person == told["name"] else "state" if iso3 else "organisation"
    return Party(told["name"], iso3, told.get("org"), person, kind, told["name"])


def item(told: Line) -> Item:
    """An item of the gold; a name that is printed as a model's is its designation."""
    name = told["name"]
    printed = name if any(sign.isupper() or sign.isdigit() for sign in name) else None
    model = told.get("designation", printed)
    return Item(
        text=name,
        name=name,
        designation=model,
        category=told.get("category"),
        unroca=told.get("unroca"),
        quantity=told.get("quantity"),
        unit=told.get("unit"),
        batch=told.get("batch"),
        is_total=bool(told.get("is_total")),
        mode=told.get("mode"),
        parts=tuple(
            ItemPart(part["name"], category=part.get("category"), quantity=part.get("n", part.get("quantity")))
            for part in told.get("parts", [])
        ),
    )


def chain(record: Line) -> tuple[Source, ...]:
    """Who says so: the root under its canonical name, then the other links as printed."""
    links = record["attribution"]
    if not record["root"]:
        return tuple(Source(name, "outlet") for name in links[:1])
    return (Source(record["root"], "person"), *(Source(name, "outlet") for name in links[1:]))


def evidence(record: Line, text: str) -> Span:
    """The sentence that the record rests on, with the offsets of the page's plain text."""
    found = score_claims.sentence_of(text, record["evidence_start"])
    if found is None:
        raise ValueError(f"not on the page: {record['evidence_start']}")
    start, end = found
    return Span(start, end, score_claims.plain(text)[start:end])
