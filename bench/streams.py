"""The streams that the speed bench reads: on-topic pages of the corpus, and pages of other news.

Other news are texts that are not in the repository: the sets of a folder given (local news, epidemics, business,
crime, the web at large; nothing on war), each text a page. Without that folder, the corpus' own trap pages stand in.
"""

import json
import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from legation.pages.inputs import expand
from legation.pages.source import Input

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "dev"
ELSEWHERE = ROOT.parent / "shared" / "eval"
TOPIC_SHARE = 0.05
# three sets come without their paragraphs; a news paragraph has about so many sentences
SENTENCES = 3
LONG = 150
STAND_IN_WORDS = 200_000


def words(item: Input) -> int:
    """How many words an input holds, markup counted in."""
    data = item.data if item.data is not None else item.file.read_bytes() if item.file else b""
    return len(data.split())


def on_topic() -> list[Input]:
    """The pages of the corpus that hold claims, in order."""
    traps = _traps()
    return [item for item in expand([str(CORPUS / "pages")]) if Path(item.path).stem not in traps]


def other_news(folder: Path | None = None) -> tuple[str, list[Input]]:
    """Where the pages of other news come from, in words, and the pages."""
    folder = folder or ELSEWHERE
    if folder.is_dir():
        made = [Input(f"{name}.txt", data=text.encode()) for name, text in _texts(folder)]
        return "five sets of general news", made
    return "trap pages of the corpus, repeated", list(_stand_ins())


def mixed(topic: list[Input], other: list[Input]) -> list[Input]:
    """Both in one stream, the first `TOPIC_SHARE` of its words and spread evenly."""
    budget = sum(map(words, other)) * TOPIC_SHARE / (1 - TOPIC_SHARE)
    step = max(1, round(sum(map(words, topic)) / budget))
    chosen = topic[::step]
    gap = max(1, len(other) // len(chosen))
    stream: list[Input] = []
    for number, item in enumerate(chosen):
        last = len(other) if number == len(chosen) - 1 else (number + 1) * gap
        stream += [item, *other[number * gap : last]]
    return stream


def _traps() -> frozenset[str]:
    rows = [json.loads(line) for path in sorted(CORPUS.glob("gold*.jsonl")) for line in path.read_text().splitlines()]
    return frozenset(row["id"] for row in rows if not row["gold_events"])


def _stand_ins() -> Iterator[Input]:
    traps = _traps()
    pages = [item for item in expand([str(CORPUS / "pages")]) if Path(item.path).stem in traps]
    total = 0
    for number, item in enumerate(cycle(pages)):
        if total >= STAND_IN_WORDS:
            return
        path = Path(item.path)
        total += words(item)
        yield Input(f"trap{number}{path.suffix}", data=path.read_bytes())


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("lgl", "geovirus"):
        for row in json.loads((folder / name / "gold.json").read_text())["docs"]:
            yield f"{name}-{row['doc_id']}", f"{row.get('title') or ''}\n\n{_parted(row['text'])}"
    for line in (folder / "meantime" / "docs.jsonl").read_text().splitlines():
        row = json.loads(line)
        yield f"meantime-{row['doc_id']}", row["text"]
    for line in (folder / "ecbplus" / "docs.jsonl").read_text().splitlines():
        row = json.loads(line)
        yield f"ecbplus-{row['doc_id']}", "\n\n".join(" ".join(s["tokens"]) for s in row["sentences"])
    for key, row in sorted(json.loads((folder / "article-extraction" / "ground-truth.json").read_text()).items()):
        yield f"web-{key}", row["articleBody"]


def _parted(text: str) -> str:
    """The text with its lost paragraphs put back where one line holds a whole article."""
    lines = []
    for line in text.split("\n"):
        sentences = re.split(r"(?<=[a-z0-9”\")][.!?])\s+(?=[A-Z“\"])", line) if len(line.split()) > LONG else [line]
        lines += [" ".join(sentences[i : i + SENTENCES]) for i in range(0, len(sentences), SENTENCES)]
    return "\n\n".join(lines)
