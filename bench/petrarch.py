#!/usr/bin/env python3
"""Read the sentences of a PETRARCH validation file and write who did something to whom, in the dictionaries' codes.

    petrarch.py GOLD PRED --actors FILE… [--agents FILE…] [--score]

GOLD    JSON lines of {"id", "date", "text"}; nothing else of it is read before the scoring.
PRED    JSON lines of {"id", "pairs": [[source, target, PLOVER root], …]}.
The dictionaries are made into a user's world tables; the codes of the parties found come from them too, and for a state
that they do not name its ISO code.
--score compares PRED with the gold's `events`, as sets of [source, target]; which act it was is not compared, since
        the files use several schemes. A gold pair is complete when both sides have a code; one with "---" alone, a code
        without its actor ("---GOV") or a quoted phrase is not, and is left out on both sides. A record is right when
        its set of complete pairs is the gold's, hence empty where the gold has none (`no_event`). Printed: records
        right; precision, recall and F1 of complete pairs; both again with actors cut to three letters, their states.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import petrarch_dictionaries as dictionaries
from petrarch_codes import Phrases, code_of
from records import Record, claims_of, closed, coded, records_of, write_records

import legation

Pair = tuple[str, str]
ONE_WAY = frozenset({"ACCUSE", "AID", "REQUEST", "THREATEN"})
"""Acts that several parties together do to a third, not to each other."""
ANY_ACT = Path(__file__).resolve().parent / "petrarch_codebook"
"""A codebook of one type that any verb sets off: for records in which no act of the fifteen roots was found."""


def pairs_of(
    reader: legation.Reader, claims: Iterable[legation.Claim], known: dictionaries.Dictionaries, record: Record
) -> list[tuple[str, str, str]]:
    """The pairs of some claims of a record, each with its root."""
    found: dict[tuple[str, str, str], None] = {}
    phrases = Phrases(next(iter(reader.parser.parse([closed(record["text"])]))))
    for claim in claims:
        root = coded(reader, claim, "plover") or ""
        sources, targets = (
            [code for p in claim.role(role) if (code := code_of(p, known, record["date"], phrases))]
            for role in ("source", "target")
        )
        others = targets or ([] if root in ONE_WAY else sources)
        pairs = [(s, t) for s in sources for t in others if s != t]
        if coded(reader, claim, "both_ways") == "yes" and not all(map(phrases.is_ground, claim.role("target"))):
            pairs += [(t, s) for s, t in pairs if targets]
        found |= dict.fromkeys((s, t, root) for s, t in pairs)
    return list(found)


def read(reader: legation.Reader, records: list[Record]) -> Iterator[tuple[Record, tuple[legation.Claim, ...]]]:
    """The claims of each record, read as published on its day."""
    for day in dict.fromkeys(r["date"] for r in records):
        group = [r for r in records if r["date"] == day]
        found = claims_of(reader, [closed(r["text"]) for r in group], f"{day[:4]}-{day[4:6]}-{day[6:8]}")
        yield from zip(group, found, strict=True)


def complete(events: list[list[str]], letters: int | None = None) -> set[Pair]:
    """The pairs of which both sides have a code."""
    sides = [(str(e[0]), str(e[1])) for e in events]
    return {(s[:letters], t[:letters]) for s, t in sides if not (_uncoded(s) or _uncoded(t))}


def _uncoded(actor: str) -> bool:
    return actor.startswith(("---", '"')) or actor == "None"


def report(gold: list[Record], told: list[Record], letters: int | None, title: str) -> None:
    """Print records right and the scores of pairs."""
    given = {r["id"]: r["pairs"] for r in told}
    rows = [(complete(r["events"], letters), complete(given.get(r["id"], []), letters)) for r in gold]
    right = sum(w == g for w, g in rows)
    hits = sum(len(w & g) for w, g in rows)
    wanted, got = sum(len(w) for w, _ in rows), sum(len(g) for _, g in rows)
    precision, recall = 100 * hits / max(got, 1), 100 * hits / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    empty = [g for w, g in rows if not w]
    print(f"{title}: records right {right} of {len(gold)} ({100 * right / len(gold):.1f} %)")
    print(f"  complete pairs: {hits} of {wanted} found; P {precision:.1f} R {recall:.1f} F1 {f1:.1f}")
    print(f"  records without a complete pair: {sum(not g for g in empty)} of {len(empty)} left empty")


def main() -> None:
    """Read, write, and score if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--actors", type=Path, nargs="+", default=[], help="actor dictionaries")
    parser.add_argument("--agents", type=Path, nargs="+", default=[], help="agent dictionaries")
    parser.add_argument("--score", action="store_true", help="print the scores of PRED after writing it")
    options = parser.parse_args()
    gold = records_of(options.gold)
    known = dictionaries.read(options.actors, options.agents)
    told: dict[str, list[tuple[str, str, str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        dictionaries.write_tables(known, Path(folder))
        for book in (Path("plover"), ANY_ACT):
            reader = legation.Reader(codebook_directory=book, tables_directory=Path(folder), gated=False)
            left = [r for r in gold if not told.get(r["id"])]
            for record, claims in read(reader, left):
                acts = [c for c in claims if book == ANY_ACT or coded(reader, c, "plover")]
                main = pairs_of(reader, (c for c in acts if not c.background), known, record)
                aside = (c for c in acts if c.background and book == ANY_ACT)
                told[record["id"]] = main or pairs_of(reader, aside, known, record)
    pairs = [{"id": r["id"], "pairs": told[r["id"]]} for r in gold]
    write_records(options.pred, pairs)
    if options.score:
        report(gold, pairs, None, "full codes")
        report(gold, pairs, 3, "states of the actors")


if __name__ == "__main__":
    main()
