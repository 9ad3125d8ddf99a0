"""What people decided, for those who make the reading better: examples for the codebook, and gold for a corpus.

Examples come as YAML, by type, in the form of a type's file: what was accepted, corrected or added as `examples`, what
was rejected as `near_misses`. Gold comes as JSON lines, one page a line, in the form of `corpus/*/gold*.jsonl`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from legation.model.claim import Claim, Range
from legation.model.record import claim_record

Record = dict[str, Any]

FIRST_WORDS = 10
"""Words by which gold names the sentence that it rests on."""

RIGHT = ("accepted", "corrected")
"""States of a claim that is right as it stands in the register."""


def examples(claims: Iterable[Claim]) -> Iterator[str]:
    """The decided claims as examples and near misses of their types, one YAML document a type."""
    by_type: dict[str, dict[str, dict[str, Record]]] = {}
    for claim in claims:
        state = claim.decided.state if claim.decided else ""
        text = " ".join(" ".join(span.text for span in claim.evidence).split())
        held = by_type.setdefault(claim.type, {"examples": {}, "near_misses": {}})
        if state in RIGHT:
            entry = held["examples"].setdefault(text, {"text": text, "expect": []})
            if (expected := _expected(claim)) not in entry["expect"]:
                entry["expect"].append(expected)
        elif state == "rejected":
            why = claim.decided.why if claim.decided and claim.decided.why else "rejected by a person"
            held["near_misses"].setdefault(text, {"text": text, "why": why})
    for name, held in sorted(by_type.items()):
        told: Record = {"type": name}
        # a text that holds one act of the type is no near miss, whatever else was misread in it
        near = [one for text, one in held["near_misses"].items() if text not in held["examples"]]
        told |= {
            key: some for key, some in (("examples", list(held["examples"].values())), ("near_misses", near)) if some
        }
        if len(told) > 1:
            yield "---\n" + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)


def gold(claims: Iterable[Claim]) -> Iterator[str]:
    """The claims that people hold to be right as gold, one page a line, in the order of the pages.

    A page of which a claim was not decided yet is left out: gold says of a page all that there is to find.
    """
    pages: dict[str, list[Claim]] = {}
    for claim in claims:
        pages.setdefault(claim.page, []).append(claim)
    for page, told in pages.items():
        right = [claim for claim in told if claim.decided and claim.decided.state in RIGHT]
        events = [_gold(claim, number) for number, claim in enumerate(right, 1)]
        if all(claim.decided and claim.decided.state != "reopened" for claim in told):
            name = page.rpartition("/")[2].rpartition("\\")[2].partition(".")[0] or page
            record = {"id": name, "kind": "page" if events else "trap", "gold_events": events}
            yield json.dumps(record, ensure_ascii=False) + "\n"


def _expected(claim: Claim) -> Record:
    """What an example expects: what the sentence alone can tell."""
    actors = {role: [party.iso3 or party.name for party in parties] for role, parties in claim.actors}
    told: Record = {"phase": claim.phase, "modality": claim.modality, "actors": actors}
    item = claim_record(claim)["item"] or {}
    if claim.item and isinstance(claim.item.quantity, Range):
        item["quantity"] = [claim.item.quantity.low, claim.item.quantity.high]
    return told | {name: item[name] for name in ("quantity", "designation", "batch") if item.get(name) is not None}


def _gold(claim: Claim, number: int) -> Record:
    record = claim_record(claim)
    item, place = record["item"], record["place"]
    words = " ".join(span.text for span in claim.evidence[:1]).split()
    told: Record = {
        "id": f"e{number}",
        "story": claim.story.index + 1,
        **{name: record[name] for name in ("type", "phase", "modality", "background")},
        "actors": {role: [_party(party) for party in parties] for role, parties in record["actors"].items()},
        "item": {name: item[name] for name in ("name", "category", "unroca", "quantity", "mode")} if item else None,
        "place": place["name"] if place else None,
        "date": {name: record["date"][name] for name in ("from", "to", "how")},
        "attribution": [source.name for source in claim.attribution] or ["page"],
        "evidence_start": " ".join(words[:FIRST_WORDS]),
    }
    return told | {name: record[name] for name in ("duration", "until") if record[name]}


def _party(party: Record) -> Record:
    return {name: party[name] for name in ("iso3", "name", "org") if party[name]}
