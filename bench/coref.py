#!/usr/bin/env python3
"""Which mentions tell of one event: `bench/coref.py DOCS`, documents in the form of ECB+, mentions and topics given.

Each event mention becomes a claim whose type is its head's lemma, with the people and bodies of its sentence, its place
and its topic; the claims are merged as any others. Beside it stands the usual baseline: mentions of one lemma in one
topic are one event. Figures: MUC, B-cubed, entity CEAF and their mean (`bench/clusters.py`), singletons kept.
"""

import argparse
import json
import pathlib
import sys
from collections.abc import Iterator, Sequence
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import clusters

from legation.language.parse import Token
from legation.model.claim import Claim, ClaimDate, Item, Party, Place, StoryRef
from legation.model.record import stamped
from legation.model.span import Span
from legation.pipeline import Reader
from legation.register.merge import merge

DAY = "2000-01-01"
"""The day of every document: their own are not given, and all of a topic are of one time."""

PEOPLE, PLACES = "HUM", "LOC"
"""Beginnings of the types of entity mentions that are people or bodies, and of those that are places."""

Line = dict[str, Any]


def mentions(document: Line, reader: Reader) -> Iterator[tuple[str, str, Claim]]:
    """Each event mention: its name, its gold cluster, and the claim that it becomes."""
    sentences = {sentence["sent"]: sentence for sentence in document["sentences"]}
    texts = {number: " ".join(sentence["tokens"]) for number, sentence in sentences.items()}
    parsed = dict(zip(texts, reader.parser.parse(list(texts.values())), strict=True))
    for number, mention in enumerate(document["mentions"]):
        if mention["kind"] != "event":
            continue
        here = sentences[mention["sent"]]
        first = mention["tokens"][0] - here["first_token"]
        start = len(" ".join(here["tokens"][:first])) + (first > 0)
        head = _head(parsed[mention["sent"]].tokens, start, start + len(mention["text"]))
        beside = [m for m in document["mentions"] if m["kind"] == "entity" and m["sent"] == mention["sent"]]
        name = f"{document['doc_id']} {number}"
        yield name, mention["cluster"], _claim(document, name, head, texts[mention["sent"]], beside)


def _head(tokens: Sequence[Token], start: int, end: int) -> str:
    """The lemma of the mention's word that governs its others."""
    inside = [token for token in tokens if start <= token.start < end]
    heads = [token for token in inside if token.head == token.i or tokens[token.head] not in inside]
    return heads[0].lemma.lower() if heads else ""


def _claim(document: Line, name: str, head: str, text: str, beside: Sequence[Line]) -> Claim:
    # by the last word of a name, since people are told by their whole name once and by their last one after
    named = [m["text"].split()[-1] for m in beside if m["type"].startswith(PEOPLE)]
    people = sorted({name for name in named if name[0].isupper()})
    place = next((m["text"] for m in beside if m["type"].startswith(PLACES)), None)
    actors = {"topic": [document["topic"]], **({"people": people} if people else {})}
    claim = Claim(
        claim_id="",
        page=document["doc_id"],
        url=None,
        story=StoryRef(0, "", DAY, "given"),
        type=head,
        phase="",
        modality="asserted",
        background=False,
        actors=tuple((role, tuple(Party(party) for party in held)) for role, held in sorted(actors.items())),
        item=Item(head, head, designation=head),
        place=Place(place) if place else None,
        date=ClaimDate(),
        duration=None,
        until=None,
        attribution=(),
        evidence=(Span(0, len(text), text),),
        rules=(name,),
        codebook="",
        model="",
        confidence=1.0,
        why="",
    )
    return stamped(claim, name)


def figures(gold: clusters.Clustering, said: clusters.Clustering) -> str:
    """The F1 of the three measures, and their mean, in per cent."""
    each = [100 * measure(gold, said)[2] for measure in (clusters.muc, clusters.b_cubed, clusters.ceaf_e)]
    return "MUC {:.1f}  B-cubed {:.1f}  CEAF-e {:.1f}  CoNLL {:.1f}".format(*each, sum(each) / len(each))


def main() -> None:
    """Print the figures of the baseline and of merging."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=pathlib.Path, metavar="DOCS", help="docs.jsonl")
    path: pathlib.Path = parser.parse_args().documents
    reader = Reader()
    told = [
        (document["topic"], *mention)
        for document in map(json.loads, path.read_text("utf-8").splitlines())
        for mention in mentions(document, reader)
    ]
    gold = {name: cluster for _, name, cluster, _ in told}
    lemma = {name: (topic, claim.type) for topic, name, _, claim in told}
    event_of = {c.claim_id: event.event_id for event in merge([claim for *_, claim in told]) for c in event.claims}
    said = {name: event_of[claim.claim_id] for _, name, _, claim in told}
    print(f"{len(gold)} mentions, {len(set(gold.values()))} events, topics given")
    print(f"one lemma in one topic   {figures(gold, lemma)}")
    print(f"merging                  {figures(gold, said)}")


if __name__ == "__main__":
    main()
