#!/usr/bin/env python3
"""What goes wrong on the affairs to learn from: `bench/affairs_wrong.py N [--given]` lists the N worst merges and
splits with their reasons, and as many wrong counts, copies and contradictions.
"""

import argparse
import pathlib
import sys
from collections import defaultdict
from collections.abc import Iterator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import clusters
from affairs import Found, Gold, clustering, differing, found_families, gold_families, made, standing_for

from legation.model.claim import Claim


def wrong(gold: Gold, found: Found, most: int) -> Iterator[str]:
    """The worst merges, with why each claim joined, and the worst splits, with what stands in each part."""
    wanted, said = clustering(gold, found)
    records = dict(gold.records())
    inside: dict[str, list[str]] = defaultdict(list)
    apart: dict[str, list[str]] = defaultdict(list)
    for name in wanted:
        inside[said[name]].append(name)
        apart[wanted[name]].append(name)
    merged = {event: names for event, names in inside.items() if len({wanted[n] for n in names}) > 1}
    split = {event: names for event, names in apart.items() if len({said[n] for n in names}) > 1}
    for title, groups, other in (("merged", merged, wanted), ("split", split, said)):
        for event, names in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))[:most]:
            yield f"\n{title} {event}"
            for name in sorted(names, key=lambda n: (other[n], n)):
                claim = found.claim_of[name]
                yield f"  {other[name]:16} {name:10} {told(claim)}  “{records[name]['evidence_start']}”"
                yield f"                   joined: {found.why.get(claim.claim_id, '')}"


def wrong_counts(gold: Gold, found: Found, most: int) -> Iterator[str]:
    """Events with a wrong number of sources, and pairs of pages wrongly taken for copies or not."""
    wanted, said = clustering(gold, found)
    best = standing_for(wanted, said)
    counts = [
        (event["event"], event["independent_sources"], found.events[best[event["event"]]].independent_sources)
        for event in gold.events.values()
        if event["event"] in best
    ]
    miscounted = [f"  {name}: {right} sources, {got} counted" for name, right, got in counts if right != got]
    copied, taken = clusters.pairs(gold_families(gold)), clusters.pairs(found_families(found))
    yield "\nsources miscounted"
    yield from miscounted[:most]
    yield "\ncopies not known"
    yield from (f"  {' '.join(pair)}" for pair in sorted(copied - taken)[:most])
    right, told_apart = differing(gold, found, best, list(wanted.values()))
    yield "\ncontradictions missed"
    yield from (f"  {' '.join(pair)}" for pair in sorted(right - told_apart)[:most])
    yield "\nno contradictions"
    yield from (f"  {' '.join(pair)}" for pair in sorted(told_apart - right)[:most])
    yield "\nno copies"
    yield from (f"  {' '.join(pair)}" for pair in sorted(taken - copied)[:most])


def told(claim: Claim) -> str:
    """What merging sees of a claim, in one line."""
    who = " ".join(f"{role}:{','.join(p.iso3 or p.name for p in parties)}" for role, parties in claim.actors)
    item = claim.item
    what = f"{item.designation or item.name} ×{item.quantity} b{item.batch}" if item else "no item"
    return f"{claim.type} {claim.phase} {claim.modality} | {who} | {what} | {claim.date.start}..{claim.date.end}"


def main() -> None:
    """Print the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("most", type=int, metavar="N")
    parser.add_argument("--given", action="store_true", help="claims made from the gold")
    asked = parser.parse_args()
    gold, found = made("dev", asked.given)
    print(*wrong(gold, found, asked.most), *wrong_counts(gold, found, asked.most), sep="\n")


if __name__ == "__main__":
    main()
