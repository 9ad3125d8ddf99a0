#!/usr/bin/env python3
"""Learn the points of the scorecard: `bench/weigh.py [--write] [--apart LOTS]`.

Every draft that the program could make of the dev part and of the dev part of the affairs, outright or loose, is noted
with its marks and with whether the gold has it. From these come the trees of tests on marks (boosting.py) and the
points of each word for each type (how much more often it stands in sentences that tell the type). All is measured in
five folds by page, the pages of an affair in one, so that no page is judged by what was learned from it; the words that
judge a draft in learning come from other folds as well. `--apart rsuv` tells the figures of these lots, and of all
others, too. `--write` writes the tables, rounded to whole points, learned from all pages. Needs numpy, which the
parser brings along.
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import score_claims
from boosting import Grown, Habit, grown
from evaluate import CORPUS, gold_of, text_of

from legation.claims.draft import Draft
from legation.claims.marks import word_marks
from legation.claims.points import Score, Words
from legation.claims.read import read_claims, story_drafts
from legation.claims.scorecard import Scorecard
from legation.claims.trees import Forest, Test, Tree, upper_end
from legation.language.gloss.others import ENGLISH
from legation.language.reading import Reading
from legation.model.page import Page
from legation.model.record import claim_record
from legation.pages.inputs import expand, read_input
from legation.pipeline import Reader

ABOUT = (
    "Learned by bench/weigh.py: do not edit by hand, learn again. base: points that every draft has; needed: what "
    "makes it a claim; weight: log odds of one point; trees: points by tests on marks, [test, if it holds, if not]. "
    "topical: what the words of a sentence must give a type for it to be told loosely there (words.csv)."
)
Array = np.ndarray[Any, Any]
Told = dict[tuple[str, str], set[str]]

ROOTS = (CORPUS / "dev", CORPUS / "affairs" / "dev")
DATA = Path(__file__).resolve().parents[1] / "src/legation/claims/data"
FOLDS = 5
# what one point weighs in natural log odds: of a tree, of a word
WEIGHT, WORD_WEIGHT = 0.02, 0.25
HABIT = Habit()
# a draft made outright is dropped below the first share of right ones, a loose one made from the second on
NEEDED = {"outright": 0.28, "loose": 0.36}
# words give a type so many points at least before it is told loosely
TOPICAL = 1
# words in fewer sentences tell nothing; rare ones are drawn to none by so many sentences
SEEN, DRAW = 3, 2.0
# how rare a value of a mark may be
RARE = 12
# a draft on a page that holds nothing to find weighs as much as so many others
TRAP = 4.0


@dataclass
class Row:
    """One draft as the gold judges it: `right` of its type and on its words, and not told outright already."""

    page: str
    name: str
    loose: bool
    marks: dict[str, str]
    sentence: str
    words: frozenset[str]
    right: bool = False
    trap: bool = False
    golds: list[int] = field(default_factory=list)


class Recorder:
    """A judge that lets outright drafts pass and notes all."""

    def __init__(self) -> None:
        self.page = ""
        self.rows: list[Row] = []

    def topics(self, words: Collection[str]) -> None:
        """Any type may be told loosely."""

    def within_reach(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> bool:
        """Every draft is noted."""
        return True

    def score(self, draft: Draft, marks: Mapping[str, str], words: Collection[str]) -> Score:
        """Note the draft; enough for one made outright."""
        _, _, text = draft.passage.sentence_text(draft.sentence)
        loose = draft.near is not None
        self.rows.append(Row(self.page, draft.event_type.name, loose, dict(marks), text, frozenset(words)))
        return Score(0, int(loose), (), 0.0)


@dataclass
class Part:
    """A part of the corpus, read once: the readings of its stories with their pages."""

    root: Path
    reader: Reader = field(default_factory=Reader)
    stories: list[tuple[str, Reading, Page]] = field(default_factory=list)

    def read(self) -> None:
        """Read every page."""
        for item in expand([str(self.root / "pages")]):
            page = read_input(item).page
            for story in page.stories if page else ():
                reading = self.reader.reading(story, page) if story.language == ENGLISH else None
                if reading is not None:
                    self.stories.append((Path(page.path).stem, reading, page))

    def rows(self) -> list[Row]:
        """Every draft of the part."""
        recorder = Recorder()
        for name, reading, _ in self.stories:
            recorder.page = name
            story_drafts(reading, self.reader.codebook, self.reader.world, recorder)
        return recorder.rows

    def claims(self, cards: Mapping[str, Scorecard]) -> list[dict[str, Any]]:
        """The records of each page of which a scorecard is given, as that judges them."""
        book, world, model = self.reader.codebook, self.reader.world, self.reader.parser.model
        return [
            claim_record(claim)
            for name, reading, page in self.stories
            for claim in read_claims(reading, page, book, world, model, cards[name])
        ]


def judged(root: Path, rows: list[Row]) -> Told:
    """Mark the rows that the gold has; give the types that each sentence tells by the gold."""
    told: Told = {}
    for page in gold_of(root):
        text = text_of(root, page["id"]) or ""
        gold = [(g["type"], score_claims.spans(text, g)) for g in page["gold_events"]]
        own = [row for row in rows if row.page == page["id"]]
        touching = {
            sentence: [
                n
                for n, (_, spans) in enumerate(gold)
                if any(score_claims.touches(text, span, {"evidence": [{"text": sentence}]}) for span in spans)
            ]
            for sentence in {row.sentence for row in own}
        }
        told |= {(page["id"], sentence): {gold[n][0] for n in found} for sentence, found in touching.items()}
        taken: set[int] = set()
        for row in sorted(own, key=lambda row: row.loose):
            row.golds = [n for n in touching[row.sentence] if gold[n][0] == row.name]
            if row.loose:
                row.golds = [n for n in row.golds if n not in taken]
            else:
                taken |= set(next(([n] for n in row.golds if n not in taken), []))
            row.right, row.trap = bool(row.golds), not gold
    return told


def folds_of(pages: Collection[str]) -> dict[str, int]:
    """The fold of each page; "ad01-2" is the second page of the affair ad01."""
    order = sorted({page.partition("-")[0] for page in pages})
    random.Random(1).shuffle(order)
    numbers = {name: n % FOLDS for n, name in enumerate(order)}
    return {page: numbers[page.partition("-")[0]] for page in pages}


def word_points(rows: Sequence[Row], told: Told) -> Words:
    """The points of each word for each type, from the sentences of these drafts."""
    sentences = {(row.page, row.sentence): row.words for row in rows}
    seen = Counter(word for words in sentences.values() for word in words if word.isalpha())
    found: list[tuple[str, int, str]] = []
    for name in sorted({row.name for row in rows}):
        telling = [words for key, words in sentences.items() if name in told.get(key, ())]
        inside = Counter(word for words in telling for word in words)
        share = len(telling) / len(sentences)
        for word, count in sorted(seen.items()):
            if count < SEEN:
                continue
            here, expected = inside[word], count * share
            gain = np.log((here + DRAW) / (expected + DRAW))
            loss = np.log((count - here + DRAW) / (count - expected + DRAW))
            points = round(float(gain - loss) / WORD_WEIGHT)
            if points:
                found.append((name, points, word))
    return Words(found)


def marked(rows: Sequence[Row], words: Words) -> list[dict[str, str]]:
    """The marks of drafts, those of their words included."""
    points = {row.words: words.points(row.words) for row in rows}
    return [{**row.marks, **word_marks(points[row.words], row.name)} for row in rows]


def tests_of(seen: Sequence[Mapping[str, str]]) -> list[str]:
    """Every test that can be made of the marks noted: a range's upper ends, and the other values that are not rare."""
    counts = Counter(mark for marks in seen for mark in marks.items())
    found = []
    for name in sorted({name for name, _ in counts}):
        values = [value for other, value in counts if other == name]
        ends = sorted(end for value in values if (end := upper_end(value)) is not None)
        found += [f"{name} ≤ {end:g}" for end in ends if end != max(ends)]
        others = sorted(value for value in values if upper_end(value) is None)
        found += [f"{name} = {value}" for value in others if counts[name, value] >= RARE]
    return found


def outcomes(seen: Sequence[Mapping[str, str]], tests: Sequence[str]) -> Array:
    """How each test turns out on each draft: a row for a draft, a column for a test."""
    asked: dict[str, list[tuple[int, Test]]] = {}
    for n, text in enumerate(tests):
        test = Test.of(text)
        asked.setdefault(test.mark, []).append((n, test))
    columns = {
        mark: [n for n, test in asked.get(mark[0], ()) if test.holds(mark[1])]
        for mark in {mark for marks in seen for mark in marks.items()}
    }
    holds = np.zeros((len(seen), len(tests)), bool)
    for n, marks in enumerate(seen):
        holds[n, [column for mark in marks.items() for column in columns[mark]]] = True
    return holds


def forest(rows: Sequence[Row], seen: Sequence[Mapping[str, str]], needed: float) -> Forest:
    """The trees that tell right drafts from others, their leaves in whole points."""
    tests = tests_of(seen)
    weights = [TRAP if row.trap else 1.0 for row in rows]
    base, trees = grown(outcomes(seen, tests), [row.right for row in rows], weights, HABIT)
    threshold = round(float(np.log(needed / (1 - needed))) / WEIGHT)
    return Forest(round(base / WEIGHT), threshold, WEIGHT, tuple(named(tree, tests) for tree in trees))


def named(tree: Grown, tests: Sequence[str]) -> Tree:
    """A tree with its tests in words and its leaves in points."""
    if isinstance(tree, float):
        return round(tree / WEIGHT)
    test, yes, no = tree
    return [tests[test], named(yes, tests), named(no, tests)]


def learned(rows: Sequence[Row], told: Told, folds: Mapping[str, int]) -> Scorecard:
    """A scorecard from these drafts; the words that judge a draft in learning come from the other folds."""
    seen: dict[int, dict[str, str]] = {}
    for fold in sorted({folds[row.page] for row in rows}):
        words = word_points([row for row in rows if folds[row.page] != fold], told)
        inside = [n for n, row in enumerate(rows) if folds[row.page] == fold]
        seen |= dict(zip(inside, marked([rows[n] for n in inside], words), strict=True))
        names = {n: words.points(rows[n].words) for n in inside}
        for n in inside:
            if rows[n].loose and names[n].get(rows[n].name, 0) < TOPICAL:
                del seen[n]
    made = {
        kind: [n for n in sorted(seen) if rows[n].loose is loose]
        for kind, loose in (("outright", False), ("loose", True))
    }
    trees = {
        kind: forest([rows[n] for n in chosen], [seen[n] for n in chosen], NEEDED[kind])
        for kind, chosen in made.items()
    }
    return Scorecard(trees["outright"], trees["loose"], word_points(rows, told), TOPICAL)


def write(card: Scorecard, data: Path = DATA) -> None:
    """Write the tables of a scorecard, a tree a line."""
    parts = [f'"about": {json.dumps(ABOUT)}', f'"topical": {card.topical}']
    for kind, held in (("outright", card.outright), ("loose", card.loose)):
        trees = ",\n".join(json.dumps(tree, ensure_ascii=False) for tree in held.trees)
        head = f'"base": {held.base:g}, "needed": {held.needed:g}, "weight": {held.weight:g}'
        parts.append(f'"{kind}": {{{head}, "trees": [\n{trees}\n]}}')
    (data / "scorecard.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    with (data / "words.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("type", "points", "words"))
        for name, points, words in card.words.listed():
            rows.writerow((name, points, " ".join(words)))


def told_figures(figures: Mapping[str, Any], false_on_traps: int) -> str:
    """The figures of a scoring in one line."""
    found, core = figures["found"], figures["core"]
    return (
        f"found P {found['precision']} R {found['recall']} F1 {found['f1']}; core F1 {core['f1']}; "
        f"{false_on_traps} false records on traps"
    )


def told_of(gold: Sequence[Mapping[str, Any]], claims: Sequence[Mapping[str, Any]]) -> str:
    """The figures of some pages in one line."""
    traps = {page["id"] for page in gold if not page["gold_events"]}
    figures = score_claims.score(gold, claims, lambda page: text_in(ROOTS, page))
    return told_figures(figures, sum(Path(c["page"]).stem in traps for c in claims))


def calibration(claims: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]]) -> list[str]:
    """For each tenth of confidence how many claims were right."""
    right: Counter[int] = Counter()
    said: Counter[int] = Counter()
    for page in gold:
        text = text_in(ROOTS, page["id"]) or ""
        own = [c for c in claims if Path(c["page"]).stem == page["id"]]
        chosen, _ = score_claims.pairs(page["gold_events"], own, text)
        good = {j for _, j, _ in chosen}
        for n, claim in enumerate(own):
            said[int(claim["confidence"] * 10)] += 1
            right[int(claim["confidence"] * 10)] += n in good
    return [f"confidence {n / 10:.1f}: {said[n]} claims, {100 * right[n] / said[n]:.0f} % right" for n in sorted(said)]


def text_in(parts: Sequence[Path], page: str) -> str | None:
    """The words of a page, in whichever part it is."""
    return next((text for root in parts if (text := text_of(root, page)) is not None), None)


def main() -> None:
    """Measure in folds; with --write also write the tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the tables, learned from all pages")
    asked.add_argument("--apart", help="letters of lots whose figures, and those of all others, are told apart, too")
    arguments = asked.parse_args()
    parts = [Part(root) for root in ROOTS]
    rows: list[Row] = []
    told: Told = {}
    for part in parts:
        part.read()
        own = part.rows()
        told |= judged(part.root, own)
        rows += own
    gold = [page for root in ROOTS for page in gold_of(root)]
    folds = folds_of([page["id"] for page in gold])
    cards = {n: learned([row for row in rows if folds[row.page] != n], told, folds) for n in range(FOLDS)}
    claims = [claim for part in parts for claim in part.claims({page: cards[fold] for page, fold in folds.items()})]
    print(told_of(gold, claims))
    if arguments.apart:
        own = {page["id"] for page in gold if page["id"][0] in arguments.apart and page["id"][1:].isdigit()}
        for name, inside in ((f"lots {arguments.apart}", True), ("all others", False)):
            some = [page for page in gold if (page["id"] in own) is inside]
            print(f"{name}: {told_of(some, [c for c in claims if (Path(c['page']).stem in own) is inside])}")
    print("\n".join(calibration(claims, gold)))
    if arguments.write:
        write(learned(rows, told, folds))


if __name__ == "__main__":
    main()
