#!/usr/bin/env python3
"""Who said it: `bench/attribution.py GOLD PRED [--texts DIR] [--lines N]` reads the texts of a gold set, writes what
the program takes for attributions to PRED, and prints how far they agree.

GOLD    JSON {"docs": [{"doc_id", "text", "attributions": [{"cue": {"start", "end"}, "sources": [{"start", "end"}]}]}]}
        (MEANTIME), or JSON lines {"doc_id", "text_sha1", "annotators": {id: {"attributions": [{"source", "cue"}]}}}
        whose texts lie in DIR/<doc_id>.txt (PolNeAR; spans are [start, end] pairs).
PRED    JSON {doc_id: [{"cue": [start, end], "source": [start, end] or null, "name"}]}

Only the texts of GOLD are read for PRED. --lines keeps the attributions in the first N lines of each text, for sets
whose annotation stops there (MEANTIME: 6). Figures, in %:
  cue         precision, recall, F1 of the words that hand over (overlap)
  source      precision, recall, F1 of (cue, source): both overlap
  span        the same, where the source's words agree exactly but for articles, marks and a possessive
  given cue   of the cues that both have, with a source in the gold: the share with the right source (overlap)
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.language.voices import Spoken, Voices
from legation.model.page import Block, Page, Story
from legation.pipeline import Reader

Span = tuple[int, int]
EDGE = re.compile(r"^(?:(?:the|a|an)\b|[\s,.;:\"'`“”’()-])+|(?:[\s,.;:\"'`“”’()-]|'s\b)+$", re.IGNORECASE)


def story_of(text: str) -> Story:
    """A text as a story of one paragraph a line."""
    quoted = re.sub(r"``( ?)", lambda m: "“" + " " * (len(m[0]) - 1), text)
    quoted = re.sub(r"( ?)''", lambda m: "”".rjust(len(m[0])), quoted)
    blocks = [Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", quoted)]
    return Story(0, "", quoted, tuple(blocks), "2010-01-01", "given")


def predict(text: str, reader: Reader) -> Iterator[dict[str, Any]]:
    """The attributions of one text, in the order of their cues."""
    sayings = {lemma: saying.force for lemma, saying in reader.codebook.sayings.items()}
    before: tuple[Any, ...] = ()
    story = story_of(text)
    reading = reader.reading(story, Page("", "", "text", None, None, None, (story,)))
    for passage in reading.passages if reading is not None else ():
        voices = Voices(passage, sayings, before)
        for spoken in voices.spoken():
            yield row(spoken, passage.offset)
        before = voices.last()


def row(spoken: Spoken, offset: int) -> dict[str, Any]:
    """One attribution as it stands in PRED."""
    source = [spoken.source[0] + offset, spoken.source[1] + offset] if spoken.source else None
    return {"cue": [spoken.cue[0] + offset, spoken.cue[1] + offset], "source": source, "name": spoken.name}


def gold_of(path: Path, texts: Path | None) -> list[dict[str, Any]]:
    """Each document as {"doc_id", "text", "pairs": [(cue spans, source spans)], "events": only events are cues}."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return [meantime(doc) for doc in json.loads(raw)["docs"]]
    if texts is None:
        raise SystemExit("this gold holds offsets only: give the folder of its texts with --texts")
    return [polnear(json.loads(line), texts) for line in raw.splitlines() if line.strip()]


def meantime(doc: dict[str, Any]) -> dict[str, Any]:
    """A document of MEANTIME."""
    pairs = [
        ([(a["cue"]["start"], a["cue"]["end"])], [(s["start"], s["end"]) for s in a["sources"]])
        for a in doc["attributions"]
    ]
    return {"doc_id": doc["doc_id"], "text": doc["text"], "pairs": pairs, "events": True}


def polnear(doc: dict[str, Any], texts: Path) -> dict[str, Any]:
    """A document of PolNeAR, its text checked against the hash; the first annotator's attributions."""
    data = (texts / f"{doc['doc_id']}.txt").read_bytes()
    if hashlib.sha1(data).hexdigest() != doc["text_sha1"]:
        raise SystemExit(f"{doc['doc_id']}: another text than the one annotated")
    first = doc["annotators"][min(doc["annotators"])]["attributions"]
    pairs = [([tuple(s) for s in a["cue"]], [tuple(s) for s in a["source"]]) for a in first]
    return {"doc_id": doc["doc_id"], "text": data.decode("utf-8"), "pairs": pairs, "events": False}


def overlaps(one: Span, others: list[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(one[0] < end and start < one[1] for start, end in others)


def words(text: str, spans: list[Span]) -> str:
    """The words from the first to the last span without articles, marks and possessives at the edges."""
    return EDGE.sub("", text[min(s for s, _ in spans) : max(e for _, e in spans)]).lower() if spans else ""


def within(text: str, lines: int | None) -> int:
    """How many characters the first lines take."""
    return len(text) if lines is None else len("\n".join(text.split("\n")[:lines]))


def said_of(doc: dict[str, Any], found: dict[str, list[dict[str, Any]]], end: int) -> list[dict[str, Any]]:
    """Our attributions of the part that is annotated; where only events are cues, "according to" is none."""
    said = [f for f in found[doc["doc_id"]] if f["cue"][0] < end]
    return [f for f in said if not (doc["events"] and doc["text"][slice(*f["cue"])].lower().startswith("accord"))]


def score(docs: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]], lines: int | None) -> dict[str, Any]:
    """The figures over all documents."""
    n = dict.fromkeys(
        ("said", "gold", "cue", "said_sources", "gold_sources", "source", "span", "both", "both_right"), 0
    )
    for doc in docs:
        end = within(doc["text"], lines)
        pairs = [p for p in doc["pairs"] if p[0] and p[0][0][0] < end]
        said = said_of(doc, found, end)
        count(n, doc["text"], pairs, said)
    return {
        "cue": prf(n["cue"], n["said"], n["gold"]),
        "source": prf(n["source"], n["said_sources"], n["gold_sources"]),
        "span": prf(n["span"], n["said_sources"], n["gold_sources"]),
        "given cue": round(100 * n["both_right"] / n["both"], 1) if n["both"] else 0.0,
    }


def count(n: Counter[str], text: str, pairs: list[tuple[list[Span], list[Span]]], said: list[dict[str, Any]]) -> None:
    """Add the counts of one document; each gold attribution meets one of ours at most."""
    n["said"] += len(said)
    n["gold"] += len(pairs)
    n["said_sources"] += sum(f["source"] is not None for f in said)
    n["gold_sources"] += sum(bool(sources) for _, sources in pairs)
    free = list(said)
    for cues, sources in pairs:
        mine = next((f for f in free if overlaps(tuple(f["cue"]), cues)), None)
        if mine is None:
            continue
        free.remove(mine)
        n["cue"] += 1
        span = tuple(mine["source"]) if mine["source"] else None
        right = span is not None and overlaps(span, sources)
        n["both"] += bool(sources)
        n["both_right"] += right
        n["source"] += right
        n["span"] += span is not None and words(text, [span]) == words(text, sources)


def prf(right: int, said: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in %."""
    p, r = (100 * right / n if n else 0.0 for n in (said, gold))
    return {"precision": round(p, 1), "recall": round(r, 1), "f1": round(2 * p * r / (p + r) if p + r else 0.0, 1)}


def main() -> None:
    """Read, write and score what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--lines", type=int)
    parser.add_argument("--misses", action="store_true", help="list the attributions that differ")
    arguments = parser.parse_args()
    docs = gold_of(arguments.gold, arguments.texts)
    reader = Reader(gated=False)
    found = {doc["doc_id"]: list(predict(doc["text"], reader)) for doc in docs}
    arguments.pred.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    for key, value in score(docs, found, arguments.lines).items():
        print(f"{key:10} {value}")
    if arguments.misses:
        list_misses(docs, found, arguments.lines)


def list_misses(docs: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]], lines: int | None) -> None:
    """Print each gold attribution without ours, ours without gold, and pairs with another source, on standard error."""
    for doc in docs:
        text, end = doc["text"], within(doc["text"], lines)
        free = said_of(doc, found, end)
        for cues, sources in (p for p in doc["pairs"] if p[0][0][0] < end):
            mine = next((f for f in free if overlaps(tuple(f["cue"]), cues)), None)
            told = text[max(0, cues[0][0] - 100) : cues[0][1] + 60].replace("\n", " ¶ ")
            wanted = words(text, sources)
            if mine is None:
                print("missed", text[cues[0][0] : cues[0][1]], wanted, told, sep="\t", file=sys.stderr)
                continue
            free.remove(mine)
            ours = words(text, [tuple(mine["source"])]) if mine["source"] else ""
            if ours != wanted:
                print("source", f"{wanted} | {ours}", told, sep="\t", file=sys.stderr)
        for mine in free:
            told = text[max(0, mine["cue"][0] - 100) : mine["cue"][1] + 60].replace("\n", " ¶ ")
            print("false", text[slice(*mine["cue"])], mine["name"], told, sep="\t", file=sys.stderr)


if __name__ == "__main__":
    main()
