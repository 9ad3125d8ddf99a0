#!/usr/bin/env python3
"""Learn the points of `claims/data/points.csv` from the tuned parts of the corpus: `bench/learn_points.py [--write]`.

For every role that the words of an act leave open the contenders are collected with their marks, and the gold says who
was right. The weights are those of a conditional logit (softmax over the contenders and nobody), those of one side
drawn three times as hard towards nothing as those of all sides, then rounded to eighths and written as whole numbers.
Six folds by page tell whether the points beat the order of the steps alone; with `--write` all pages are learnt from
and the table is written. The program itself never sees gold.
"""

import argparse
import pathlib
import sys
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import numpy as np

BENCH = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(BENCH))

import score_claims  # noqa: E402
from evaluate import CORPUS, gold_of, text_of  # noqa: E402

from legation.claims import read, settle  # noqa: E402
from legation.claims.contenders import Contender, contenders  # noqa: E402
from legation.claims.ledger import side  # noqa: E402
from legation.claims.roles import key  # noqa: E402
from legation.model.record import claim_record  # noqa: E402
from legation.pipeline import read_outcomes  # noqa: E402

TABLE = BENCH.parent / "src" / "legation" / "claims" / "data" / "points.csv"
ROOTS = (CORPUS / "dev", CORPUS / "affairs" / "dev")
SIDES = ("all", "maker", "taker", "host", "doer", "member")
FOLDS = 6
EIGHTHS = 8
DRAW = 1.25  # how hard weights are drawn to nothing, as so many cases; a mark's weight for one side three times as hard
LEAST = 10  # marks seen less often get no points
GIVEN = {"scene": 8}  # seen too seldom to be learnt well (3): a place that a sentence opened with sets the scene
UNFILLED = 0.4  # how much a role counts that the gold leaves empty
STEPS = 220


@dataclass
class Case:
    """One open role of a record found: its contenders' marks, whom the steps proposed, and who was right."""

    page: str
    record: tuple[str, int]
    role: str
    side: str
    paired: bool
    wanted: bool
    marks: list[frozenset[str]]
    keys: list[str | None]
    proposed: list[int]
    right: list[int] = field(default_factory=list)


def collect() -> list[Case]:
    """The open roles of every record of the tuned part that the gold knows."""
    seen: dict[int, tuple[Any, list[tuple[Any, list[Contender]]]]] = {}
    built: list[tuple[str, dict[str, Any], list[tuple[Any, list[Contender]]], Any]] = []
    build = read.build

    def keep(draft: Any, ledger: Any, earlier: Any, makers: Any, margin: int = settle.MARGIN) -> None:
        found = [(r, contenders(draft, r, ledger, earlier, makers)) for r in settle.open_roles(draft)]
        seen[id(draft)] = (draft, found)

    def note(draft: Any, page: Any, *rest: Any) -> Any:
        claim = build(draft, page, *rest)
        built.append((pathlib.Path(page.path).stem, claim_record(claim), seen.get(id(draft), (None, []))[1], draft))
        return claim

    read.settle, read.build = keep, note
    for _ in read_outcomes([str(root / "pages") for root in ROOTS]):
        pass
    return [case for root in ROOTS for case in _labelled(root, built)]


def _labelled(
    root: pathlib.Path, built: list[tuple[str, dict[str, Any], list[tuple[Any, list[Contender]]], Any]]
) -> list[Case]:
    by_page = defaultdict(list)
    for row in built:
        by_page[row[0]].append(row)
    cases: list[Case] = []
    for page in gold_of(root):
        text = text_of(root, page["id"]) or ""
        gold = [g for g in page["gold_events"] if g["type"] != "CONTEXT"]
        rows = by_page[page["id"]]
        for i, j, _ in score_claims.pairs(gold, [row[1] for row in rows], text)[0]:
            record = (page["id"], i)
            cases += [
                _case(page["id"], record, role, found, rows[j][3], gold[i].get("actors") or {})
                for role, found in rows[j][2]
            ]
    return cases


def _case(
    page: str, record: tuple[str, int], role: Any, found: list[Contender], draft: Any, actors: dict[str, Any]
) -> Case:
    held = {key(p)[0] for p in draft.roles.get(role.name, ())}
    wanted = actors.get(role.name) or []
    keys = [None, *(key(c.party)[0] for c in found)]
    case = Case(
        page,
        record,
        role.name,
        side(draft.event_type, role),
        role.name in draft.event_type.distinct,
        bool(wanted),
        [frozenset({settle.NOBODY}), *(c.marks for c in found)],
        keys,
        [n for n, name in enumerate(keys) if name in held] or [0],
    )
    for n, contender in enumerate(found, 1):
        said = {"name": contender.party.name, "iso3": contender.party.iso3, "org": contender.party.org}
        if any(score_claims.same_party(g, said) for g in wanted):
            case.right.append(n)
    if not wanted:
        case.right.append(0)
    return case


class Table:
    """The cases as arrays, and the weights learnt from them."""

    def __init__(self, cases: list[Case]) -> None:
        self.cases = cases
        named = [[_features(case.side, marks) for marks in case.marks] for case in cases]
        count = Counter(name for case in named for names in case for name in names)
        self.names = [name for name, times in count.items() if times >= LEAST]
        number = {name: n for n, name in enumerate(self.names)}
        self.flat = np.array([number[f] for case in named for names in case for f in names if f in number])
        sizes = [sum(f in number for f in names) for case in named for names in case]
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self.case = np.repeat(np.arange(len(cases)), [len(case.marks) for case in cases])
        self.start = np.cumsum([0, *(len(case.marks) for case in cases)])
        self.right = np.array([float(n in case.right) for case in cases for n in range(len(case.marks))])
        self.draw = np.array([1.0 if side == "all" else 3.0 for _, side in self.names])
        self.weight = np.array([(1.0 if case.wanted else UNFILLED) * bool(case.right) for case in cases])

    def rated(self, weights: np.ndarray) -> np.ndarray:
        """The sum of every contender's weights."""
        return np.bincount(self.owner, weights=weights[self.flat], minlength=len(self.right))

    def learn(self, chosen: np.ndarray) -> np.ndarray:
        """Weights from the chosen cases, in eighths."""
        share = (self.weight * chosen)[self.case]
        weights, speed, size = (np.zeros(len(self.names)) for _ in range(3))
        for step in range(STEPS):
            rated = self.rated(weights)
            likely = np.exp(rated - np.maximum.reduceat(rated, self.start[:-1])[self.case])
            guess = likely / np.add.reduceat(likely, self.start[:-1])[self.case]
            known = likely * self.right
            known /= np.maximum(np.add.reduceat(known, self.start[:-1])[self.case], 1e-30)
            error = (guess - known) * share
            slope = np.bincount(self.flat, weights=error[self.owner], minlength=len(weights))
            slope = (slope + DRAW * self.draw * weights) / chosen.sum()
            speed = 0.9 * speed + 0.1 * slope
            size = 0.98 * size + 0.02 * slope * slope
            weights -= (0.03 if step < 0.7 * STEPS else 0.0075) * speed / np.sqrt(size + 1e-10)
        return np.round(weights * EIGHTHS)

    def judge(self, points: np.ndarray, chosen: np.ndarray) -> Counter[str]:
        """How many roles that the gold fills the points get right, and how many the steps alone."""
        rated = self.rated(points)
        groups = defaultdict(list)
        for n, case in enumerate(self.cases):
            if chosen[n]:
                groups[(True, case.record) if case.paired else (False, (case.page, n))].append(n)
        result: Counter[str] = Counter()
        for members in groups.values():
            for n, pick in zip(members, self._best(members, rated), strict=True):
                case = self.cases[n]
                before = bool(set(case.proposed) & set(case.right))
                after = pick in case.right or (pick in case.proposed and before)
                if case.wanted:
                    result.update(roles=1, steps=before, points=after, won=after > before, lost=before > after)
        return result

    def _best(self, members: list[int], rated: np.ndarray) -> list[int]:
        options, held = [], []
        for n in members:
            case, own = self.cases[n], rated[self.start[n] : self.start[n + 1]]
            held.append(max(case.proposed, key=lambda i, own=own: own[i]))
            ranked = sorted(range(1, len(own)), key=lambda i, own=own: -own[i])[: settle.BEST]
            options.append([(own[i], case.keys[i], i) for i in dict.fromkeys([held[-1], *ranked])])
        allowed = [
            c for c in product(*options) if len({k for _, k, _ in c if k}) == sum(k is not None for _, k, _ in c)
        ]
        best = max(allowed, key=lambda c: sum(o[0] for o in c))
        gain = sum(o[0] for o in best) - sum(o[0][0] for o in options)
        return [o[2] for o in best] if gain >= settle.MARGIN else held


def _features(kind: str, marks: frozenset[str]) -> list[tuple[str, str]]:
    return [(mark, column) for mark in sorted(marks) for column in ("all", kind)]


def written(names: list[tuple[str, str]], points: np.ndarray) -> str:
    """The table as text: a line a mark, a column a side."""
    by_mark: dict[str, dict[str, int]] = defaultdict(dict)
    for (mark, column), value in zip(names, points, strict=True):
        if value and mark not in GIVEN:
            by_mark[mark][column] = int(value)
    by_mark |= {mark: {"all": value} for mark, value in GIVEN.items()}
    lines = [
        "# points of a contender for an open role, by kind of side; learnt by bench/learn_points.py",
        "mark," + ",".join(SIDES),
    ]
    lines += [f"{m}," + ",".join(str(by_mark[m].get(s, "")) for s in SIDES) for m in sorted(by_mark)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print what the points are worth on pages not learnt from; write the table when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="learn from all pages and write the table")
    arguments = parser.parse_args()
    table = Table(collect())
    folds = np.array([zlib.crc32(case.page.partition("-")[0].encode()) % FOLDS for case in table.cases])
    result: Counter[str] = Counter()
    for fold in range(FOLDS):
        result += table.judge(table.learn(folds != fold), folds == fold)
    print(dict(result))
    if arguments.write:
        TABLE.write_text(written(table.names, table.learn(folds >= 0)), encoding="utf-8")


if __name__ == "__main__":
    main()
