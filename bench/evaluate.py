#!/usr/bin/env python3
"""Accuracy on the proving corpus: `bench/evaluate.py dev|test|french|french-dev [--by-type] [--prefix P]`.

Reads the pages of a part with the product as it is, scores the claims with `score_claims.py`, and prints the totals. Of
the test parts only totals are ever printed: nobody tunes on them. `french` is the test part of the French pages,
`french-dev` the one to learn from; both need the model of the extra `french`.
"""

import argparse
import hashlib
import json
import pathlib
import sys
from collections import Counter
from typing import Any

BENCH = pathlib.Path(__file__).resolve().parent
CORPUS = BENCH.parent / "corpus"
PARTS = {"dev": "dev", "test": "test", "french": "french/test", "french-dev": "french/dev"}
sys.path.insert(0, str(BENCH))

import score_claims  # noqa: E402

from legation.model.record import claim_record  # noqa: E402
from legation.pipeline import Reader, read_outcomes  # noqa: E402


def claims_of(pages: pathlib.Path, reader: Reader | None = None) -> list[dict[str, Any]]:
    """The records that the product gives for a folder of pages."""
    found = []
    for outcome, claims in read_outcomes([str(pages)], reader=reader):
        if outcome.status == "refused":
            raise SystemExit(f"{outcome.path}: {outcome.reason}")
        found += [claim_record(claim) for claim in claims]
    return found


def gold_of(root: pathlib.Path) -> list[dict[str, Any]]:
    """The gold of a part, page by page."""
    lines = [
        line for path in sorted(root.glob("gold*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines if line.strip()]


def text_of(root: pathlib.Path, page: str) -> str | None:
    """The words of a page for the scorer."""
    for path in (root / "texts" / f"{page}.txt", root / "pages" / f"{page}.txt"):
        if path.exists():
            return path.read_text(encoding="utf-8")
    return None


def evaluate(root: pathlib.Path, reader: Reader | None = None, prefix: str = "") -> dict[str, Any]:
    """Totals of a part, or of its pages whose names begin with `prefix`: the scorer's figures, and false records on
    its traps (pages whose gold is empty).
    """
    gold = [page for page in gold_of(root) if page["id"].startswith(prefix)]
    claims = [c for c in claims_of(root / "pages", reader) if pathlib.Path(c["page"]).stem.startswith(prefix)]
    figures: dict[str, Any] = score_claims.score(gold, claims, lambda page: text_of(root, page))
    traps = {page["id"] for page in gold if not page["gold_events"]}
    told = Counter(pathlib.Path(claim["page"]).stem for claim in claims)
    figures["traps"] = len(traps)
    figures["trap_false"] = sum(told[page] for page in traps)
    return figures


def corpus_hash(root: pathlib.Path) -> str:
    """SHA-256 over the names and bytes of every file of a part."""
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def main() -> None:
    """Print the totals of the part named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("--by-type", action="store_true", help="also the table of types (dev only)")
    parser.add_argument("--prefix", default="", help="only pages whose names begin so, such as e")
    arguments = parser.parse_args()
    figures = evaluate(CORPUS / PARTS[arguments.part], prefix=arguments.prefix)
    by_type = figures.pop("by_type")
    for key, value in figures.items():
        print(f"{key:15} {value}")
    if arguments.by_type and arguments.part.endswith("dev"):
        for name, counts in by_type.items():
            print(f"  {name:22} {dict(counts)}")


if __name__ == "__main__":
    main()
