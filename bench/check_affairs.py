#!/usr/bin/env python3
"""Check the form of a part of the affairs: `bench/check_affairs.py corpus/affairs/dev`; exits 1 if there is a fault.

Beside what `check_corpus.py` asks of any gold, the events, copies and counts of `affairs.jsonl` must be those that the
records of `gold.jsonl` add up to. `corpus/affairs/README.md` describes the format.
"""

import json
import pathlib
import sys
from collections import Counter, defaultdict
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_corpus
import score_claims

SIDES = ("host", "sender", "third", "anonymous", "none")
COPIES = ("identical", "house_edit", "excerpt", "back_translation", "digest")
Line = dict[str, Any]


def lines(path: pathlib.Path) -> list[Line]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def origins(affairs: list[Line]) -> dict[str, str]:
    """Every copied or retold page with the page that its words come from in the end."""
    parent = {copy["page"]: copy["of"] for affair in affairs for copy in affair["copies"]}
    found = {}
    for page in parent:
        first = page
        while first in parent:
            first = parent[first]
        found[page] = first
    return found


def sources(event: str, pages: list[Line], origin: dict[str, str]) -> tuple[int, int, int]:
    """What an event's records add up to: pages, distinct named roots or outlets, distinct anonymous roots."""
    outlets = {page["id"]: page.get("outlet", page["id"]) for page in pages}
    named: set[str] = set()
    anonymous: set[str] = set()
    silent: set[str] = set()
    reports = 0
    for page in pages:
        roots = [(r["root"], r["root_side"]) for r in page["gold_events"] if r.get("event") == event]
        reports += bool(roots)
        named |= {root for root, side in roots if root and side != "anonymous"}
        anonymous |= {root for root, side in roots if root and side == "anonymous"}
        if roots and not any(root for root, _ in roots):
            silent.add(outlets[origin.get(page["id"], page["id"])])
    return reports, len(named | silent), len(anonymous)


def check_record(record: Line, text: str, phases: dict[str, tuple[str, str, list[str]]]) -> list[str]:
    """Every fault in what an affair's record has beyond any other gold record."""
    faults = [f"lacks {key}" for key in ("event", "root", "root_side") if key not in record]
    if faults:
        return faults
    if record["root_side"] not in SIDES:
        faults.append(f"unknown side {record['root_side']}")
    if record["root_side"] != "none" and not record["root"]:
        faults.append("a side without a root")
    faults += [
        f"evidence not on the page: {also!r}"
        for also in record.get("also", [])
        if score_claims.sentence_of(text, also) is None
    ]
    if record["event"] not in phases:
        return [*faults, f"unknown event {record['event']}"]
    kind, phase, differs = phases[record["event"]]
    if kind != record["type"] or (phase != record["phase"] and "phase" not in differs):
        faults.append(f"{record['type']} {record['phase']} is not {record['event']}: {kind} {phase}")
    return faults


def check_affair(affair: Line, pages: list[Line], origin: dict[str, str]) -> list[str]:
    """Every fault of an affair's line."""
    known = {page["id"] for page in pages}
    events = {event["event"] for event in affair["events"]}
    faults = [f"unknown page {page}" for page in affair["pages"] if page not in known]
    for event in affair["events"]:
        counted = sources(event["event"], pages, origin)
        given = (event["reports"], event["independent_sources"], event["anonymous_sources"])
        if counted != given:
            faults.append(f"{event['event']}: {given} given, but the records add up to {counted}")
    for copy in affair["copies"]:
        faults += [f"copy of or on an unknown page {copy[key]}" for key in ("page", "of") if copy[key] not in known]
        if copy["kind"] not in COPIES:
            faults.append(f"unknown kind of copy {copy['kind']}")
    twice = Counter(copy["page"] for copy in affair["copies"])
    faults += [f"{page} is a copy twice" for page, times in twice.items() if times > 1]
    faults += [f"first seen on an unknown page {s['page']}" for s in affair["first_seen"] if s["page"] not in known]
    faults += [f"link to unknown {name}" for link in affair["links"] for name in link[:2] if name not in events]
    return faults


def check(root: pathlib.Path) -> list[str]:
    """Every fault of a part, each with its page or affair."""
    faults = check_corpus.check_part(root)
    pages, affairs = lines(root / "gold.jsonl"), lines(root / "affairs.jsonl")
    phases: dict[str, tuple[str, str, list[str]]] = {}
    told: dict[str, int] = defaultdict(int)
    for affair in affairs:
        for event in affair["events"]:
            told[event["event"]] += 1
            phases[event["event"]] = (event["type"], event["phase"], event["contradictions"])
    faults += [f"{event}: given {times} times" for event, times in told.items() if times > 1]
    for page in pages:
        sites = (root / "texts" / f"{page['id']}.txt", root / "pages" / f"{page['id']}.txt")
        text = next((path.read_text(encoding="utf-8") for path in sites if path.exists()), "")
        for record in page["gold_events"]:
            faults += [f"{page['id']} {record.get('id')}: {fault}" for fault in check_record(record, text, phases)]
    origin = origins(affairs)
    for affair in affairs:
        faults += [f"{affair['affair']}: {fault}" for fault in check_affair(affair, pages, origin)]
    return faults


def main() -> int:
    """Print the faults of the part named on the command line."""
    faults = check(pathlib.Path(sys.argv[1]))
    print("\n".join(faults) or "no faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
