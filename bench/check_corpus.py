#!/usr/bin/env python3
"""Check the form of a corpus part: `bench/check_corpus.py corpus/dev`. Prints every fault, exits 1 if any.

A part holds `pages/` (what Legation reads), `gold*.jsonl` (one page a line: id, kind, note, gold_events) and, for
pages that are not plain text, `texts/<id>.txt` (the words a person sees, for the scorer). The closed lists of types,
phases, roles and modalities are those of `bench/codebook_lists.json`.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import score_claims

LISTS = json.loads((pathlib.Path(__file__).parent / "codebook_lists.json").read_text())
REQUIRED = ("id", "story", "type", "phase", "modality", "background", "actors", "date", "attribution", "evidence_start")


def check_event(event: dict, text: str) -> list[str]:
    """Every fault of one gold record, as sentences."""
    faults = [f"lacks {key}" for key in REQUIRED if key not in event]
    if faults:
        return faults
    if event["type"] not in LISTS["types"]:
        faults.append(f"unknown type {event['type']}")
    elif event["phase"] not in LISTS["types"][event["type"]]:
        faults.append(f"phase {event['phase']} is not one of {event['type']}")
    if event["modality"] not in LISTS["modalities"]:
        faults.append(f"unknown modality {event['modality']}")
    for role, parties in event["actors"].items():
        if role not in LISTS["roles"]:
            faults.append(f"unknown role {role}")
        if not isinstance(parties, list) or not all(isinstance(p, dict) and p.get("name") for p in parties):
            faults.append(f"role {role}: a list of parties with names is wanted")
    if score_claims.sentence_of(text, event["evidence_start"]) is None:
        faults.append(f"evidence not on the page: {event['evidence_start']!r}")
    if not isinstance(event["date"], dict) or not {"from", "to"} <= set(event["date"]):
        faults.append("date needs from and to (null when not stated)")
    if not event["attribution"]:
        faults.append("attribution is empty")
    return faults


def check_part(root: pathlib.Path) -> list[str]:
    """Every fault of a corpus part, each with its page."""
    faults: list[str] = []
    seen: set[str] = set()
    for path in sorted(root.glob("gold*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                page = json.loads(line)
            except json.JSONDecodeError as error:
                faults.append(f"{path.name}:{number}: {error}")
                continue
            name = page.get("id", "?")
            if name in seen:
                faults.append(f"{name}: gold given twice")
            seen.add(name)
            if not list((root / "pages").glob(f"{name}.*")):
                faults.append(f"{name}: no page")
                continue
            source = root / "texts" / f"{name}.txt"
            if not source.exists():
                source = root / "pages" / f"{name}.txt"
            if not source.exists():
                faults.append(f"{name}: no plain text for the scorer (texts/{name}.txt)")
                continue
            text = source.read_text(encoding="utf-8")
            for event in page.get("gold_events", []):
                faults += [f"{name} {event.get('id', '?')}: {fault}" for fault in check_event(event, text)]
    pages = {p.name.split(".")[0] for p in (root / "pages").iterdir()}
    faults += [f"{name}: page without gold" for name in sorted(pages - seen)]
    return faults


def main() -> int:
    """Print the faults of the part named on the command line."""
    faults = check_part(pathlib.Path(sys.argv[1]))
    print("\n".join(faults) or "no faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
