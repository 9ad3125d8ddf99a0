#!/usr/bin/env python3
"""Whom an act's clause names: `bench/wikievents.py GOLD ROLES PRED` takes the triggers of a WikiEvents gold file and
fills the roles of each from the clause graph, writes them to PRED, and prints how far they agree.

GOLD    JSON lines {"doc_id", "tokens", "sentences", "entity_mentions", "event_mentions"}, as released
ROLES   event_role_KAIROS.json of the release: which roles an event type has
PRED    JSON lines {"doc_id", "event", "role", "token"}: the head word that fills a role

Which slot of a clause fills which role stands in wikievents_slots.json; "agent:die" is the agent of such verbs only.
Nothing is trained. Figures, in %: precision, recall, F1 of (event, head word) and of (event, role, head word), where
the head word of PRED lies in a mention of the gold's entity.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.language.graph import Graph
from legation.pipeline import Reader

SLOTS: dict[str, list[str]] = json.loads(Path(__file__).with_name("wikievents_slots.json").read_text(encoding="utf-8"))
Document = dict[str, Any]
Filled = tuple[str, str, int]


def predict(document: Document, roles: dict[str, Any], reader: Reader) -> Iterator[Filled]:
    """(event id, role, token of the document) for each role that the clause of a trigger fills."""
    starts, text = [], ""
    for token in document["tokens"]:
        starts.append(len(text))
        text += token + " "
    for first, last in _sentences(document):
        offset = starts[first]
        sentence = text[offset : starts[last - 1] + len(document["tokens"][last - 1])]
        (parse,) = reader.parser.parse([sentence])
        graph = Graph(parse)
        words = {offset + t.start: t.i for t in parse.tokens}
        for event in document["event_mentions"]:
            anchor = words.get(starts[event["trigger"]["start"]])
            if not first <= event["trigger"]["start"] < last or anchor is None:
                continue
            known = roles.get(event["event_type"], {}).get("roles", ())
            for role in dict.fromkeys(known):
                for filled in _fillers(graph, anchor, role):
                    place = offset + parse.tokens[filled].start
                    at = max(n for n in range(first, last) if starts[n] <= place)
                    yield event["id"], role, at


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    """Token ranges; a sentence of the release lists its tokens first, and these are counted through the document."""
    at = 0
    for tokens, _ in document["sentences"]:
        yield at, at + len(tokens)
        at += len(tokens)


def _fillers(graph: Graph, anchor: int, role: str) -> list[int]:
    for slot in SLOTS.get(role, ()):
        name, _, kind = slot.partition(":")
        if kind and graph.lemma(anchor) not in SLOTS[f":{kind}"]:
            continue
        if found := graph.slot(anchor, name):
            return list(found)
    return []


def figures(documents: list[Document], said: dict[str, set[Filled]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1, of head words alone and with their roles."""
    counts = {"argument": [0, 0, 0], "argument and role": [0, 0, 0]}
    for document in documents:
        spans: dict[str, set[int]] = {}
        for m in document["entity_mentions"]:
            spans.setdefault(m["id"], set()).update(range(m["start"], m["end"]))
        gold = [(e["id"], a["role"], spans[a["entity_id"]]) for e in document["event_mentions"] for a in e["arguments"]]
        for name, same in (("argument", False), ("argument and role", True)):
            pairs = {(e, r if same else "", t) for e, r, t in said[document["doc_id"]]}
            right = {p for p in pairs if any(p[0] == e and (not same or p[1] == r) and p[2] in s for e, r, s in gold)}
            hit = sum(any(p[0] == e and (not same or p[1] == r) and p[2] in s for p in pairs) for e, r, s in gold)
            for n, value in enumerate((len(right), len(pairs), hit)):
                counts[name][n] += value
    total = sum(len(e["arguments"]) for d in documents for e in d["event_mentions"])
    return {name: _prf(right, pairs, hit, total) for name, (right, pairs, hit) in counts.items()}


def _prf(right: int, pairs: int, hit: int, total: int) -> tuple[float, float, float]:
    precision, recall = right / pairs if pairs else 0.0, hit / total if total else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return 100 * precision, 100 * recall, 100 * f1


def main() -> None:
    """Write PRED and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("gold", "roles", "pred"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines()]
    roles = json.loads(arguments.roles.read_text(encoding="utf-8"))
    reader = Reader()
    said = {d["doc_id"]: set(predict(d, roles, reader)) for d in documents}
    rows = (
        {"doc_id": name, "event": event, "role": role, "token": token}
        for name, filled in said.items()
        for event, role, token in sorted(filled)
    )
    arguments.pred.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for name, (precision, recall, f1) in figures(documents, said).items():
        print(f"{name:18} P {precision:.1f} R {recall:.1f} F1 {f1:.1f}")


if __name__ == "__main__":
    main()
