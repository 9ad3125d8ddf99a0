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
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import petrarch_dictionaries as dictionaries
from records import Record, claims_of, closed, coded, records_of, write_records

import legation

Pair = tuple[str, str]


def code_of(party: legation.Party, known: dictionaries.Dictionaries, day: str, text: str) -> str:
    """The code of a party: of its words on the page, else of its name, else its state; then what it is in it."""
    own = (
        known.code(party.text, day) or known.code(party.person or "", day) or known.code(party.name, day) or party.iso3
    )
    if own is None:
        return ""
    before, after = (text[: party.start], text[party.end :]) if party.start is not None else ("", "")
    role = known.agent(party.text) or known.agent_beside(before, after)
    if role and re.search(r"\bformer(?: [\w-]+){0,2} $", before, re.IGNORECASE):
        role = dictionaries.FORMER
    return own if role in own[3:] else own + role


def pairs_of(
    reader: legation.Reader, claims: tuple[legation.Claim, ...], known: dictionaries.Dictionaries, record: Record
) -> list[tuple[str, str, str]]:
    """The pairs of a text's claims, each with its root."""
    found: dict[tuple[str, str, str], None] = {}
    for claim in claims:
        root = coded(reader, claim, "plover")
        if root is None or claim.background:
            continue
        sources = [code for p in claim.role("source") if (code := code_of(p, known, record["date"], record["text"]))]
        targets = [code for p in claim.role("target") if (code := code_of(p, known, record["date"], record["text"]))]
        both = coded(reader, claim, "both_ways") == "yes"
        pairs = [(s, t) for s in sources for t in targets or sources if s != t]
        pairs += [(t, s) for s, t in pairs if both and targets]
        found |= dict.fromkeys((s, t, root) for s, t in pairs)
    return list(found)


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
    told = []
    with tempfile.TemporaryDirectory() as folder:
        dictionaries.write_tables(known, Path(folder))
        reader = legation.Reader(codebook_directory=Path("plover"), tables_directory=Path(folder), gated=False)
        for day in dict.fromkeys(r["date"] for r in gold):
            group = [r for r in gold if r["date"] == day]
            published = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
            found = claims_of(reader, [closed(r["text"]) for r in group], published)
            for record, claims in zip(group, found, strict=True):
                told.append({"id": record["id"], "pairs": pairs_of(reader, claims, known, record)})
    write_records(options.pred, told)
    if options.score:
        report(gold, told, None, "full codes")
        report(gold, told, 3, "states of the actors")


if __name__ == "__main__":
    main()
