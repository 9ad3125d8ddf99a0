#!/usr/bin/env python3
"""Read the sentences of a PLOVER gold set and write for each the root code of the event that it tells.

    plover.py GOLD PRED [--given-actors] [--score]

GOLD    JSON lines of {"id", "text", "source", "target"}, the last two lists of {"actorText"}. Only texts are read, and
        with --given-actors the words that name the two sides, which then choose between the acts of a sentence.
PRED    JSON lines of {"id", "root", "source", "target", "why"}; `root` is null where nothing was found, or nothing that
        the mapping has a root for. Without given actors the first act of the text is written.
--score compares PRED with the gold's `event_root15`. Macro F1 is the mean, over the 15 roots that the gold may use, of
        F1 in per cent; a record without an answer is a miss of its root and no false answer of another. Also accuracy,
        and F1 over the four quadrants (1 and 2 cooperation, 3 and 4 conflict; verbal, material) and the two halves.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from records import Record, claims_of, closed, coded, label_scores, occurrences, records_of, write_records

import legation

DAY = "2000-01-01"
QUADS = {
    1: "AGREE CONSULT SUPPORT",
    2: "COOPERATE AID YIELD",
    3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
ROOTS = [root for roots in QUADS.values() for root in roots.split()]
QUAD_OF = {root: quad for quad, roots in QUADS.items() for root in roots.split()}


def sides(record: Record) -> list[list[tuple[int, int]]]:
    """Where the given words of source and target stand in the text."""
    found = []
    for role in ("source", "target"):
        actors = [a for a in record.get(role) or () if isinstance(a, dict)]
        found.append([span for a in actors for span in occurrences(record["text"], a["actorText"])])
    return found


def fit(claim: legation.Claim, given: list[list[tuple[int, int]]]) -> int:
    """How many of the two sides of a claim are those given."""
    fits = 0
    for role, spans in zip(("source", "target"), given, strict=True):
        parties = [p for p in claim.role(role) if p.start is not None and p.end is not None]
        fits += any(p.start < end and start < p.end for p in parties for start, end in spans)
    return fits


def answer(reader: legation.Reader, record: Record, claims: tuple[legation.Claim, ...], given: bool) -> Record:
    """The prediction for one record."""
    known = [(claim, root) for claim in claims if (root := coded(reader, claim, "plover"))]
    spans = sides(record) if given else [[], []]
    known.sort(key=lambda pair: (-fit(pair[0], spans), pair[0].background))
    if not known:
        return {"id": record["id"], "root": None, "source": [], "target": [], "why": ""}
    claim, root = known[0]
    named = {role: [p.name for p in claim.role(role)] for role in ("source", "target")}
    return {"id": record["id"], "root": root, **named, "why": claim.why}


def report(gold: list[Record], told: list[Record]) -> None:
    """Print the scores."""
    roots = {r["id"]: r["root"] for r in told}
    wanted = [r["event_root15"] for r in gold]
    got = [roots.get(r["id"]) for r in gold]
    rows = label_scores(wanted, got, ROOTS)
    for label, count, precision, recall, f1 in rows:
        print(f"{label:10} {count:3}  P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}")
    right = sum(w == g for w, g in zip(wanted, got, strict=True))
    print(f"records {len(gold)}, answered {sum(g is not None for g in got)}, accuracy {100 * right / len(gold):.1f}")
    print(f"macro F1 over 15 roots {sum(row[4] for row in rows) / len(rows):.1f}")
    halves = {root: (quad + 1) // 2 for root, quad in QUAD_OF.items()}
    for name, group in (("4 quadrants", QUAD_OF), ("2 halves", halves)):
        coarse = label_scores(
            [str(group[w]) for w in wanted],
            [str(group[g]) if g else None for g in got],
            sorted({str(number) for number in group.values()}),
        )
        print(f"macro F1 over {name} {sum(row[4] for row in coarse) / len(coarse):.1f}")


def main() -> None:
    """Read, write, and score if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--given-actors", action="store_true", help="the gold's actor texts choose between acts")
    parser.add_argument("--score", action="store_true", help="print the scores of PRED after writing it")
    options = parser.parse_args()
    gold = records_of(options.gold)
    reader = legation.Reader(codebook_directory=Path("plover"), gated=False)
    claims = claims_of(reader, [closed(record["text"]) for record in gold], DAY)
    told = [answer(reader, r, found, options.given_actors) for r, found in zip(gold, claims, strict=True)]
    write_records(options.pred, told)
    if options.score:
        report(gold, told)


if __name__ == "__main__":
    main()
