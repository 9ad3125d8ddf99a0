#!/usr/bin/env python3
"""Did it happen: `bench/factuality.py GOLD PRED` asks the mechanism of phase and modality about every act that a gold
set marks, whatever the act is, writes what it says to PRED, and prints how far they agree.

GOLD    JSON lines {"sent_id", "text", "tokens", "pred_index", "factuality"} (UDS It-Happened v2; -3 did not happen …
        3 happened), or {"doc_id", "text", "mentions": [{"kind": "EVENT_MENTION", "start", "end", "certainty",
        "polarity", "time"}]} (MEANTIME).
PRED    JSON lines {"id", "start", "end", "factuality", "certainty", "polarity", "time", "phase", "modality", "rules"}

Only the texts and the places of the acts are read for PRED. Figures: for UDS the mean absolute error and Pearson's r,
beside those of a constant 3 and of the gold's own median, and the accuracy of the sign; for MEANTIME the accuracy and
the macro F1 of (certainty, polarity, time) over the kinds that the gold has at least ten of, beside the most frequent
kind alone. --genre keeps the sentences of these genres of UDS.
"""

import argparse
import json
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.claims.phase import PhaseReader
from legation.claims.progress import Progress
from legation.codebook.entries import Codebook
from legation.language.graph import Graph
from legation.pipeline import Reader

CODEBOOK = Path(__file__).resolve().parent / "factuality_codebook"
LEAST = 10
"""Marked acts of a kind below which its F1 is chance."""

HAPPENED, OPEN, NOT = 3.0, -1.5, -3.0
"""Places on the scale of UDS: its readers were asked whether the act did happen, so one to come lies half-way to no."""


def acts_of(path: Path, genres: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Each marked act of a gold set: id, text, start, end, gold."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "tokens" in row:
            if not genres or row["genre"] in genres:
                start = sum(len(word) + 1 for word in row["tokens"][: row["pred_index"]])
                word = row["tokens"][row["pred_index"]]
                text = " ".join(row["tokens"])
                yield {"id": row["sent_id"], "text": text, "start": start, "end": start + len(word), "gold": row}
            continue
        for mention in row["mentions"]:
            if mention["kind"] == "EVENT_MENTION" and mention.get("certainty") and mention.get("time"):
                place = {"start": mention["start"], "end": mention["end"]}
                yield {"id": row["doc_id"], "text": row["text"], **place, "gold": mention}


def predict(acts: Iterable[dict[str, Any]], reader: Reader) -> Iterator[dict[str, Any]]:
    """What the mechanism says of each act, in the order of the acts."""
    last: str | None = None
    lines: list[tuple[int, PhaseReader, Graph]] = []
    for act in acts:
        if act["text"] != last:
            last, lines = act["text"], list(_lines(act["text"], reader))
        offset, phases, graph = next(line for line in reversed(lines) if line[0] <= act["start"])
        inside = (t.i for t in graph.parse.tokens if t.start + offset <= act["start"] < t.end + offset)
        anchor = next(inside, None)
        said = verdict(_told(anchor, phases, reader.codebook), reader.codebook, unmet=_unmet(graph, anchor))
        yield {"id": act["id"], "start": act["start"], "end": act["end"], **said}


def _lines(text: str, reader: Reader) -> Iterator[tuple[int, PhaseReader, Graph]]:
    sayings = {lemma: saying.force for lemma, saying in reader.codebook.sayings.items()}
    offset = 0
    lines = text.split("\n")
    for line, parse in zip(lines, reader.parser.parse(lines), strict=True):
        graph = Graph(parse)
        yield offset, PhaseReader(reader.codebook, graph, sayings), graph
        offset += len(line) + 1


def _told(anchor: int | None, phases: PhaseReader, codebook: Codebook) -> Progress:
    event_type = next(t for t in codebook.types if t.name == "ANY_ACT")
    trigger = event_type.triggers[0]
    return phases.read(anchor, event_type, trigger) if anchor is not None else Progress(event_type, trigger.phase)


def _unmet(graph: Graph, anchor: int | None) -> bool:
    """Whether the act is only asked about, commanded, or what another act is for; of such acts the program makes no
    claims of something done.
    """
    if anchor is None:
        return False
    _, last = graph.parse.sentences[graph.token(anchor).sentence]
    if graph.parse.tokens[last - 1].text == "?":
        return True
    inside = True
    verbs = [anchor]
    for frame in graph.chain(anchor):
        if frame.relation == "purpose" and inside:
            return True
        inside = inside and frame.embeds
        verbs.append(frame.token)
    return inside and _commands(graph, verbs[-1])


def _commands(graph: Graph, verb: int) -> bool:
    """A bare verb that begins its sentence without a subject: "Call the office"."""
    token = graph.token(verb)
    parts = {graph.token(c).dep for c in graph.parse.children[verb]}
    return token.tag == "VB" and token.dep == "ROOT" and not parts & {"nsubj", "nsubjpass", "aux", "auxpass", "expl"}


def verdict(told: Progress, codebook: Codebook, *, unmet: bool = False) -> dict[str, Any]:
    """Phase and modality in the terms of the gold sets; what is `unmet` lies ahead."""
    stage = codebook.stages.get(told.phase, "act")
    modality = told.modality or ("planned" if stage == "prospect" else "asserted")
    modality = "conditional" if told.conditional else modality
    negative = bool(told.dropped) or stage == "no" or told.phase == "cancelled"
    future = stage == "prospect" or modality in ("planned", "conditional", "hypothetical") or unmet
    unsure = modality in ("conditional", "hypothetical", "alleged", "unconfirmed")
    value = NOT if negative else OPEN if future or unsure else HAPPENED
    return {
        "factuality": value,
        "certainty": "POSSIBLE" if unsure else "CERTAIN",
        "polarity": "NEG" if negative else "POS",
        "time": "FUTURE" if future and not negative else "NON_FUTURE",
        "phase": told.phase,
        "modality": modality,
        "rules": [*told.rules, *([told.dropped] if told.dropped else [])],
    }


def figures_uds(acts: list[dict[str, Any]], said: list[dict[str, Any]]) -> dict[str, float]:
    """Errors on the scale from -3 to 3."""
    gold = [act["gold"]["factuality"] for act in acts]
    ours = [row["factuality"] for row in said]

    def error(values: list[float]) -> float:
        return statistics.fmean(abs(g - v) for g, v in zip(gold, values, strict=True))

    right = sum((g > 0) == (v > 0) for g, v in zip(gold, ours, strict=True))
    return {
        "acts": len(gold),
        "mean absolute error": error(ours),
        "the same, constant 3": error([HAPPENED] * len(gold)),
        "the same, median": error([statistics.median(gold)] * len(gold)),
        "Pearson r": statistics.correlation(gold, ours),
        "sign right, %": 100 * right / len(gold),
        "sign right, constant 3, %": 100 * sum(g > 0 for g in gold) / len(gold),
    }


def figures_meantime(acts: list[dict[str, Any]], said: list[dict[str, Any]]) -> dict[str, float]:
    """Agreement on certainty, polarity and time together."""
    gold = [_kind(act["gold"]) for act in acts]
    ours = [_kind(row) for row in said]
    kinds = Counter(gold)
    most = kinds.most_common(1)[0][0]
    counted = [kind for kind, number in kinds.items() if number >= LEAST]
    return {
        "acts": len(gold),
        "accuracy, %": 100 * sum(g == o for g, o in zip(gold, ours, strict=True)) / len(gold),
        "accuracy, most frequent kind, %": 100 * kinds[most] / len(gold),
        "kinds": len(counted),
        "macro F1, %": 100 * statistics.fmean(_f1(kind, gold, ours) for kind in counted),
        "macro F1, most frequent kind, %": 100 * statistics.fmean(_f1(k, gold, [most] * len(gold)) for k in counted),
        **{
            f"macro F1, {name} alone, %": 100 * _macro([k[n] for k in gold], [k[n] for k in ours])
            for n, name in enumerate(("certainty", "polarity", "time"))
        },
    }


def _kind(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["certainty"], row["polarity"], row["time"]


def _macro(gold: list[Any], ours: list[Any]) -> float:
    return statistics.fmean(_f1(k, gold, ours) for k, number in Counter(gold).items() if number >= LEAST)


def _f1(kind: Any, gold: list[Any], ours: list[Any]) -> float:
    both = sum(g == o == kind for g, o in zip(gold, ours, strict=True))
    return 2 * both / (gold.count(kind) + ours.count(kind)) if both else 0.0


def main() -> None:
    """Write PRED and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--genre", action="append", default=[], help="of UDS; may be given more than once")
    arguments = parser.parse_args()
    acts = list(acts_of(arguments.gold, frozenset(arguments.genre)))
    said = list(predict(acts, Reader(codebook_directory=CODEBOOK)))
    arguments.pred.write_text("".join(json.dumps(row) + "\n" for row in said), encoding="utf-8")
    figures = figures_uds if "factuality" in acts[0]["gold"] else figures_meantime
    for name, value in figures(acts, said).items():
        print(f"{name:34} {value:.3g}" if isinstance(value, float) else f"{name:34} {value}")


if __name__ == "__main__":
    main()
