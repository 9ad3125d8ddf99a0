#!/usr/bin/env python3
"""What a register makes of pages that retell one another: `bench/affairs.py dev|test [--given]`.

All pages of a part of the affairs are read together into one register, and compared with the gold that
`corpus/affairs/README.md` describes. With `--given` the claims are made from the gold itself, so that merging is
measured apart from reading. `bench/affairs_wrong.py` lists what goes wrong on dev; of test only totals are printed.

  reading          gold records that a claim was found for (same page, type and words); of those, with the right phase
  B-cubed, CoNLL   events as clusters of the records found (`bench/clusters.py`)
  sources          gold events whose number of independent sources the register has exactly; an event told by no claim
                   counts as wrong; then against the records found alone; the anonymous ones apart
  sides            records found whose root is put on the right side of the act
  copies           pairs of pages that are one text in several coats; digests are none. Under it, the pages whose
                   probable origin is named rightly
  first seen       pages of old words under a new date that the register tells from the right day; wrongly are those
                   told from a day more than a week off that they bear
                   (with --given every page is told from the right day)
  recirculated     events of which the register says that an old story under a new date tells them
  contradictions   fields on which the reports of an event differ, over events told by two claims or more
"""

import argparse
import pathlib
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

BENCH = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH))

import check_affairs  # noqa: E402
import clusters  # noqa: E402
import evaluate  # noqa: E402
import given_claims  # noqa: E402
import score_claims  # noqa: E402

from legation.codebook.load import load as load_codebook  # noqa: E402
from legation.model.claim import Claim  # noqa: E402
from legation.model.event import Event  # noqa: E402
from legation.model.page import Outcome  # noqa: E402
from legation.model.record import claim_record  # noqa: E402
from legation.pipeline import Reader, read_outcomes, settle  # noqa: E402
from legation.register.affairs import affairs  # noqa: E402
from legation.register.copies.families import Family, families  # noqa: E402
from legation.register.copies.printed import printed_on  # noqa: E402
from legation.register.store import Register  # noqa: E402

AFFAIRS = evaluate.CORPUS / "affairs"
DIGEST = "digest"
NEAR = 7
SIDES = ("host", "sender", "third")
PARTIES = {"party"}
Line = dict[str, Any]
Read = list[tuple[Outcome, tuple[Claim, ...]]]


@dataclass
class Gold:
    """The gold of a part: its pages, its affairs, and its events by name."""

    pages: list[Line]
    affairs: list[Line]
    events: dict[str, Line] = field(default_factory=dict)

    def records(self) -> Iterator[tuple[str, Line]]:
        """Every record with the name of its item: page and record."""
        for page in self.pages:
            for record in page["gold_events"]:
                yield f"{page['id']} {record['id']}", record


@dataclass
class Found:
    """What the register holds, and which of its claims stands for which record of the gold."""

    claim_of: dict[str, Claim]
    right_phase: int
    events: dict[str, Event]
    event_of: dict[str, str]
    why: dict[str, str]
    family: Family
    page_of: dict[str, str]
    told_from: dict[str, str | None]


def load(root: pathlib.Path) -> Gold:
    """The gold of a part."""
    gold = Gold(check_affairs.lines(root / "gold.jsonl"), check_affairs.lines(root / "affairs.jsonl"))
    gold.events = {event["event"]: event for affair in gold.affairs for event in affair["events"]}
    return gold


def named(outcome: Outcome) -> str:
    """The page's name in the gold."""
    return pathlib.Path(outcome.path).stem


def aligned(root: pathlib.Path, gold: Gold, read: Read) -> tuple[dict[str, Claim], int]:
    """The claim that was found for each record, and for how many of them the phase is right."""
    by_page = {named(outcome): claims for outcome, claims in read}
    found: dict[str, Claim] = {}
    right = 0
    for page in gold.pages:
        claims = by_page.get(page["id"], ())
        text = evaluate.text_of(root, page["id"])
        if text is None:
            raise SystemExit(f"{page['id']}: no text")
        chosen, _ = score_claims.pairs(page["gold_events"], [claim_record(claim) for claim in claims], text)
        for i, j, fields in chosen:
            found[f"{page['id']} {page['gold_events'][i]['id']}"] = claims[j]
            right += fields["phase"]
    return found, right


def register(root: pathlib.Path, gold: Gold, read: Read, given: dict[str, Claim] | None, reader: Reader) -> Found:
    """Everything read into one register, in the order of the pages, and what it makes of it. `given` are the claims of
    the records where they were made from these; else they are found among those that the register holds in the end.
    """
    with tempfile.TemporaryDirectory() as folder, Register(pathlib.Path(folder) / "affairs.db") as kept:
        for outcome, claims in read:
            kept.add(outcome, claims)
        if given is None:
            settle(kept, reader)
        claim_of, right_phase = aligned(root, gold, in_the_end(read, kept)) if given is None else (given, len(given))
        events = {event.event_id: event for event in kept.events()}
        why = {name: f"{score} {reasons}" for event in events for name, (score, reasons) in kept.joins(event).items()}
        told_from = {named_page(page.path): page.stories[0].published for page in kept.pages() if page.stories}
    event_of = {claim.claim_id: name for name, event in events.items() for claim in event.claims}
    stories = [
        (printed, [claim for claim in claims if claim.story.index == printed.story.index])
        for outcome, claims in read
        if outcome.page
        for printed in printed_on(outcome.page)
    ]
    page_of = {outcome.page.sha256: named(outcome) for outcome, _ in read if outcome.page}
    family = families(stories, reader.world)
    known = {name: claim for name, claim in claim_of.items() if claim.claim_id in event_of}
    return Found(known, right_phase, events, event_of, why, family, page_of, told_from)


def in_the_end(read: Read, kept: Register) -> Read:
    """The pages read with the claims that the register holds of them."""
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim, _ in kept.claims():
        held[claim.page].append(claim)
    return [(outcome, tuple(held[outcome.path])) for outcome, _ in read]


def named_page(path: str) -> str:
    """The page's name in the gold."""
    return pathlib.Path(path).stem


def clustering(gold: Gold, found: Found) -> tuple[dict[str, str], dict[str, str]]:
    """The events of the gold and of the register over the records found."""
    wanted = {name: record["event"] for name, record in gold.records() if name in found.claim_of}
    return wanted, {name: found.event_of[found.claim_of[name].claim_id] for name in wanted}


def standing_for(wanted: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """For each gold event the register's event that holds most of its records; of two, the one with less else."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for name, event in wanted.items():
        shared[event][said[name]] += 1
    size = Counter(said.values())
    return {event: min(held, key=lambda name: (-held[name], size[name], name)) for event, held in shared.items()}


def sources_right(
    gold: Gold, found: Found, best: Mapping[str, str], least: int, count: str = "independent_sources"
) -> tuple[int, int]:
    """Gold events of at least so many reports: those with the right number of sources, and all."""
    asked = [event for event in gold.events.values() if event["reports"] >= least]
    right = sum(
        event["event"] in best and getattr(found.events[best[event["event"]]], count) == event[count] for event in asked
    )
    return right, len(asked)


def sources_of_found(gold: Gold, found: Found, best: Mapping[str, str]) -> tuple[int, int]:
    """Events found of which the register has as many sources as those of its records that were found add up to."""
    origin = check_affairs.origins(gold.affairs)
    pages = [
        {**page, "gold_events": [r for r in page["gold_events"] if f"{page['id']} {r['id']}" in found.claim_of]}
        for page in gold.pages
    ]
    right = sum(
        found.events[name].independent_sources == check_affairs.sources(event, pages, origin)[1]
        for event, name in best.items()
    )
    return right, len(best)


def sides_right(gold: Gold, found: Found) -> tuple[int, int]:
    """Records found whose root stands on a side: those whose root the register puts on that side, and all.

    Of an act among equals the register says party, where the gold holds one of them for host and the other for sender.
    """
    right = asked = 0
    for name, record in gold.records():
        if name in found.claim_of and record["root_side"] in SIDES:
            claim = found.claim_of[name].claim_id
            sources = found.events[found.event_of[claim]].sources
            said = {source.side for source in sources if claim in source.claims}
            asked += 1
            right += bool(said & ({record["root_side"]} | (PARTIES if record["root_side"] != "third" else set())))
    return right, asked


def gold_families(gold: Gold) -> list[set[str]]:
    """The groups of pages that are one text."""
    parent = {c["page"]: c["of"] for a in gold.affairs for c in a["copies"] if c["kind"] != DIGEST}
    groups: dict[str, set[str]] = defaultdict(set)
    for page in parent:
        root = page
        while root in parent:
            root = parent[root]
        groups[root] |= {root, page}
    return list(groups.values())


def found_families(found: Found) -> list[set[str]]:
    """The groups of pages that the product takes for one text."""
    groups: dict[str, set[str]] = defaultdict(set)
    for story in found.family.copies:
        origin = found.page_of[found.family.root(story)[0]]
        groups[origin] |= {origin, found.page_of[story[0]]}
    return list(groups.values())


def origins_right(gold: Gold, found: Found) -> tuple[int, int]:
    """Copies whose origin at the beginning of the chain is named, and all copies."""
    told = {found.page_of[story[0]]: found.page_of[found.family.root(story)[0]] for story in found.family.copies}
    wanted = {c["page"] for a in gold.affairs for c in a["copies"] if c["kind"] != DIGEST}
    origin = check_affairs.origins(gold.affairs)
    return sum(told.get(page) == origin[page] for page in wanted), len(wanted)


def first_seen_right(gold: Gold, found: Found) -> tuple[int, int, int, int]:
    """Recirculated pages told from the right day; those whose family gives it; all; and pages wrongly told so."""
    wanted = {seen["page"]: seen["published"] for affair in gold.affairs for seen in affair["first_seen"]}
    given = {found.page_of[story[0]]: day.isoformat() for story, (day, _) in found.family.anchors.items()}
    printed = {page["id"]: page.get("published") for page in gold.pages}
    told = sum(found.told_from.get(page) == day for page, day in wanted.items())
    known = sum(given.get(page) == day for page, day in wanted.items())
    wrong = sum(page not in wanted and far(day, printed.get(page)) for page, day in given.items())
    return told, known, len(wanted), wrong


def far(day: str, printed: str | None) -> bool:
    """Whether a page is told from a day that is not near the one it bears; of a page without a year nobody knows."""
    return printed is not None and abs((date.fromisoformat(day) - date.fromisoformat(printed)).days) > NEAR


def recirculated(gold: Gold, found: Found, best: Mapping[str, str]) -> clusters.Figures:
    """Events found on an old story under a new date, as the gold and as the register have them."""
    told = {event for event, name in best.items() if found.events[name].recirculated}
    stale = {seen["page"] for affair in gold.affairs for seen in affair["first_seen"]}
    found_there = {name for name in found.claim_of if name.split()[0] in stale}
    wanted = {record["event"] for name, record in gold.records() if name in found_there}
    return clusters.agreement({(event, "") for event in wanted}, {(event, "") for event in told})


def differing(
    gold: Gold, found: Found, best: Mapping[str, str], wanted: Collection[str]
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Events told by two claims or more with each field on which reports differ: by the gold, and by the register."""
    times = Counter(wanted)
    asked = [event for event in best if times[event] > 1]
    right = {(event, name) for event in asked for name in gold.events[event]["contradictions"]}
    said = {(event, c.field) for event in asked for c in found.events[best[event]].contradictions}
    return right, said


def links(gold: Gold, best: Mapping[str, str], found: Found) -> str:
    """Links of the gold between events that the register has, and how many of them it has too, whatever others."""
    held = {
        (link.first, link.second)
        for a in affairs(found.events.values(), load_codebook().lifecycles)
        for link in a.links
    }
    asked = [(a, b) for affair in gold.affairs for a, b, _ in affair["links"] if a in best and b in best]
    return f"{share(sum((best[a], best[b]) in held for a, b in asked), len(asked))} of the gold's, {len(held)} in all"


def report(gold: Gold, found: Found, given: bool = False) -> Iterator[tuple[str, str]]:
    """The figures of a part, each with its name; claims that were `given` tell neither sides nor other days."""
    records = dict(gold.records())
    wanted, said = clustering(gold, found)
    best = standing_for(wanted, said)
    yield "pages, records", f"{len(gold.pages)}, {len(records)}"
    yield "events, of several pages", f"{len(gold.events)}, {sum(e['reports'] > 1 for e in gold.events.values())}"
    yield "reading", f"{share(len(wanted), len(records))} found; phase right {share(found.right_phase, len(wanted))}"
    yield "B-cubed", three(clusters.b_cubed(wanted, said))
    yield "MUC", three(clusters.muc(wanted, said))
    yield "CEAF-e", three(clusters.ceaf_e(wanted, said))
    yield "CoNLL", f"{100 * clusters.conll(wanted, said):.1f}"
    yield "sources, all events", share(*sources_right(gold, found, best, 1))
    yield "sources, several pages", share(*sources_right(gold, found, best, 2))
    yield "sources, of what was found", share(*sources_of_found(gold, found, best))
    yield "anonymous sources", share(*sources_right(gold, found, best, 1, "anonymous_sources"))
    if not given:
        yield "sides", share(*sides_right(gold, found))
    pairs = clusters.pairs(gold_families(gold)), clusters.pairs(found_families(found))
    yield "copies, pairs", three(clusters.agreement(*pairs))
    yield "copies, origin right", share(*origins_right(gold, found))
    if not given:
        told, known, seen, wrong = first_seen_right(gold, found)
        yield "first seen", f"{share(told, seen)} in the register, {known} by the families, {wrong} pages wrongly"
        yield "recirculated", three(recirculated(gold, found, best))
    yield "contradictions", three(clusters.agreement(*differing(gold, found, best, list(wanted.values()))))
    yield "links", links(gold, best, found)


def share(part: int, whole: int) -> str:
    """A share as "62.5 % (5 of 8)"."""
    return f"{100 * part / whole if whole else 0:.1f} % ({part} of {whole})"


def three(figures: clusters.Figures) -> str:
    """Precision, recall and F1 as they are printed."""
    return "P {:.1f} R {:.1f} F1 {:.1f}".format(*(100 * figure for figure in figures))


def made(part: str, given: bool) -> tuple[Gold, Found]:
    """The gold of a part, and what the register makes of its pages, or of claims made from the gold."""
    root = AFFAIRS / part
    gold, reader = load(root), Reader()
    if given:
        read, claim_of = given_claims.read(root, gold.pages, gold.affairs)
        return gold, register(root, gold, read, claim_of, reader)
    return gold, register(root, gold, list(read_outcomes([str(root / "pages")], reader=reader)), None, reader)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of the part named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["dev", "test"])
    parser.add_argument("--given", action="store_true", help="claims made from the gold")
    asked = parser.parse_args(arguments)
    gold, found = made(asked.part, asked.given)
    for name, figure in report(gold, found, asked.given):
        print(f"{name:26} {figure}")


if __name__ == "__main__":
    main()
