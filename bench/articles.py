"""Score article text against the article-extraction benchmark, by the benchmark's own measure.

    articles.py DIR PRED                        score predictions
    articles.py DIR PRED --write legation       make them first with this package's pages layer
    articles.py DIR PRED --write trafilatura    make them first with the plain extractor, for comparison

DIR holds ground-truth.json ({id: {"articleBody": ...}}) and html/ID.html.gz; PRED has the form of the truth.
Measure (article-extraction-benchmark, evaluate.py): bags of 4-word shingles; precision and recall averaged over pages,
F1 of the two averages; accuracy is equality after white-space tokenising. A page without prediction counts as empty.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

SHINGLE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of 4-word shingles of a text; a shorter text is one shingle."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def page_score(true: str, predicted: str) -> tuple[float, float]:
    """Return precision and recall of one page, each from 0 to 1."""
    wanted, found = shingles(true), shingles(predicted)
    hits = sum((wanted & found).values())
    if wanted == found:
        return 1.0, 1.0
    return (hits / sum(found.values()), hits / sum(wanted.values())) if hits else (0.0, 0.0)


def report(truth: dict[str, dict[str, str]], predicted: dict[str, dict[str, str]]) -> dict[str, float]:
    """Return precision, recall, F1 and accuracy over all pages of the truth."""
    texts = {name: predicted.get(name, {}).get("articleBody", "") for name in truth}
    scores = [page_score(truth[name]["articleBody"], texts[name]) for name in sorted(truth)]
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    exact = sum(truth[name]["articleBody"].split() == texts[name].split() for name in truth) / len(truth)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"pages": len(truth), "f1": f1, "precision": precision, "recall": recall, "accuracy": exact}


def by_legation(data: bytes, name: str) -> str:
    """Return the bodies of all stories of a page, titles, bylines and captions left out."""
    from legation.pages.inputs import read_input
    from legation.pages.source import Input

    page = read_input(Input(name, data=data)).page
    stories = page.stories if page else ()
    kinds = ("dateline", "paragraph", "subhead", "timestamp")
    return "\n".join(story.text[one.start : one.end] for story in stories for one in story.blocks if one.kind in kinds)


def by_trafilatura(data: bytes, name: str) -> str:
    """Return what the plain extractor makes of a page."""
    from trafilatura import extract

    return extract(data.decode("utf-8", "replace"), include_comments=False) or ""


WRITERS = {"legation": by_legation, "trafilatura": by_trafilatura}


def main() -> None:
    """Write predictions if asked to, score them and print the figures."""
    parser = argparse.ArgumentParser(description="score article text by 4-word shingles")
    parser.add_argument("dir", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--write", choices=sorted(WRITERS))
    parser.add_argument("--worst", type=int, default=0, help="also print the N pages with the lowest scores")
    given = parser.parse_args()
    truth = json.loads((given.dir / "ground-truth.json").read_text(encoding="utf-8"))
    if given.write:
        pages = {name: gzip.decompress((given.dir / "html" / f"{name}.html.gz").read_bytes()) for name in sorted(truth)}
        made = {name: {"articleBody": WRITERS[given.write](data, name)} for name, data in pages.items()}
        given.pred.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    predicted = json.loads(given.pred.read_text(encoding="utf-8"))
    for key, value in report(truth, predicted).items():
        print(f"{key}\t{value:.4f}" if isinstance(value, float) else f"{key}\t{value}")
    each = {
        name: page_score(truth[name]["articleBody"], predicted.get(name, {}).get("articleBody", "")) for name in truth
    }
    for name in sorted(each, key=lambda one: (sum(each[one]), one))[: given.worst]:
        print(f"{name[:12]}\tprecision {each[name][0]:.3f}\trecall {each[name][1]:.3f}")


if __name__ == "__main__":
    main()
