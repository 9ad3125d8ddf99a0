"""What each layer made of a page, told for people: the way of the data from the bytes to the claims."""

from pathlib import Path

from legation.claims.read import story_drafts
from legation.language.reading import Reading
from legation.model.page import Outcome, Page, Story
from legation.pages.inputs import expand, read_input
from legation.pipeline import Reader


def explain(path: str, *, published: str | None = None, codebook: Path | None = None) -> list[tuple[str, list[str]]]:
    """What each layer made of a page: (layer, lines) pairs in the order of the way of the data."""
    reader = Reader(codebook_directory=codebook)
    found: list[tuple[str, list[str]]] = []
    for item in expand([path]):
        outcome = read_input(item, published)
        found.append(("page", _page_lines(outcome)))
        if outcome.page is None:
            continue
        for story in outcome.page.stories:
            found += _story_layers(story, outcome.page, reader)
    return found


def _page_lines(outcome: Outcome) -> list[str]:
    lines = [f"{outcome.path}: {outcome.status} {outcome.reason}".rstrip(), f"sha256 {outcome.sha256}"]
    if outcome.page is not None:
        lines += [
            f"{outcome.page.media}, {outcome.page.encoding}, {len(outcome.page.stories)} stories",
            *outcome.page.notes,
        ]
        lines += [f"dropped ({d.reason}): {d.text[:90]}" for d in outcome.page.dropped]
    return lines


def _story_layers(story: Story, page: Page, reader: Reader) -> list[tuple[str, list[str]]]:
    head = [f"“{story.title}”", f"published {story.published or 'unknown'} ({story.published_basis})"]
    head += [f"  {'kept' if c.accepted else 'refused'} {c.value} from {c.basis}: {c.why}" for c in story.dating]
    head += [f"{b.kind} {b.start}–{b.end}" for b in story.blocks]
    reading = reader.reading(story, page)
    if reading is None:
        return [(f"story {story.index}", head), ("gate", ["no paragraph holds anything the codebook knows"])]
    layers = [
        (f"story {story.index}", head),
        ("gate", [f"not parsed: {story.text[b.start : b.end][:90]}" for b in reading.skipped]),
    ]
    layers.append(("names", _name_lines(reading)))
    layers.append(("clauses", _clause_lines(reading)))
    drafts = story_drafts(reading, reader.codebook, reader.world)
    layers.append(("drafts", [f"{d.event_type.name} {d.phase} at {d.offset}: {', '.join(d.rules)}" for d in drafts]))
    layers.append(
        ("claims", [f"{c.claim_id} {c.type} {c.phase} {c.modality}: {c.why}" for c in reader.claims(reading, page)])
    )
    return layers


def _name_lines(reading: Reading) -> list[str]:
    return [
        f"{a.start}–{a.end} “{a.text}” {a.entry.kind} {a.entry.name} ({a.entry.form})"
        for p in reading.passages
        for a in p.overlay.atoms
    ] + [
        f"{i.hit.start}–{i.hit.end} “{i.hit.text}” item {i.hit.name} ({i.hit.rule})"
        for p in reading.passages
        for i in p.overlay.items
    ]


def _clause_lines(reading: Reading) -> list[str]:
    lines = []
    for passage in reading.passages:
        graph = passage.graph
        for token in passage.parse.tokens:
            if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass") and graph.arguments(token.i):
                slots = ", ".join(f"{a.slot}={graph.token(a.token).text}" for a in graph.arguments(token.i))
                outer = " < ".join(f"{graph.lemma(f.token)}:{f.relation}" for f in graph.chain(token.i))
                lines.append(f"{graph.lemma(token.i)}({slots}){' < ' + outer if outer else ''}")
    return lines
