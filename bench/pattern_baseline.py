"""A baseline of regular expressions: the codebook's own trigger words between the names of two states.

It is as good as such a thing gets without grammar: words in all their forms, irregular ones too; of several words of a
sentence the one that the fewest types share; the state before the word does it, the one after it undergoes it, where
the trigger has such roles; one record a sentence. It knows no denial, no source, no date, no item.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legation.codebook.entries import Codebook, Trigger
from legation.language.gloss.others import ENGLISH
from legation.pages.inputs import read_input
from legation.pages.source import Input
from legation.pipeline import Reader

SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
Meaning = tuple[str, Trigger]


@dataclass(frozen=True)
class Patterns:
    """Two expressions, for words and for states, and what each match may mean."""

    words: re.Pattern[str]
    meanings: Mapping[str, tuple[Meaning, ...]]
    states: re.Pattern[str]
    codes: Mapping[str, str]


def made(reader: Reader) -> Patterns:
    """The patterns of a codebook and of the tables of states."""
    irregular: dict[str, set[str]] = reader.parser._irregular  # type: ignore[attr-defined]
    by_lemma: dict[str, set[str]] = defaultdict(set)
    for form, lemmas in irregular.items():
        for lemma in lemmas:
            by_lemma[lemma].add(form)
    meanings: dict[str, list[Meaning]] = defaultdict(list)
    for name, trigger in triggers(reader.codebook):
        for lemma in {*trigger.verbs, *trigger.nouns}:
            for form in forms(lemma, lemma in trigger.verbs, by_lemma):
                meanings[form].append((name, trigger))
    codes = {
        text: entries[0].iso3
        for text, entries in zip(reader.world.names._literals, reader.world.names._entries, strict=True)
        if entries[0].kind == "state" and entries[0].iso3 and not entries[0].ambiguous
    }
    return Patterns(
        re.compile(rf"\b(?:{_tree(meanings)})\b", re.IGNORECASE),
        {form: tuple(found) for form, found in meanings.items()},
        re.compile(rf"\b(?:{_tree(codes)})\b"),
        codes,
    )


def triggers(book: Codebook) -> Iterator[Meaning]:
    """Every trigger with the name of its type."""
    for one in book.types:
        for trigger in one.triggers:
            yield one.name, trigger


def forms(lemma: str, verb: bool, irregular: Mapping[str, set[str]]) -> set[str]:
    """The printed forms of a word; of a phrasal verb, those of its verb before the particle."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    found = {head, *irregular.get(head, ()), f"{head}s"}
    if head.endswith(("s", "x", "z", "ch", "sh")):
        found.add(f"{head}es")
    if re.search(r"[^aeiou]y$", head):
        found |= {f"{head[:-1]}ies", f"{head[:-1]}ied"}
    if verb:
        stem = head.removesuffix("e")
        double = stem + stem[-1] if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", stem) and stem == head else stem
        found |= {f"{stem}ed", f"{stem}ing", f"{double}ed", f"{double}ing"}
    return {f"{form}{tail}".lower() for form in found}


def records(patterns: Patterns, items: Iterable[Input]) -> Iterator[dict[str, Any]]:
    """The records that the patterns find on pages."""
    for item in items:
        page = read_input(item).page
        for story in page.stories if page is not None else ():
            if story.language != ENGLISH:
                continue
            for sentence in SENTENCE.split(story.text):
                if record := _record(patterns, sentence):
                    yield {"page": item.path, **record}


def _record(patterns: Patterns, sentence: str) -> dict[str, Any] | None:
    states = [(m.start(), patterns.codes[m.group()]) for m in patterns.states.finditer(sentence)]
    if len({code for _, code in states}) < 2:
        return None
    found = [(len({n for n, _ in told}), m.start(), told) for m, told in _words(patterns, sentence)]
    if not found:
        return None
    _, at, told = min(found, key=lambda one: one[:2])
    name, trigger = told[0]
    before = [code for start, code in states if start < at]
    after = [code for start, code in states if start > at]
    actors: dict[str, list[dict[str, str]]] = {}
    for role, slots in trigger.roles:
        side = before[-1:] if "agent" in slots else after[:1]
        actors[role] = [{"name": code, "iso3": code} for code in side]
    rest = {"phase": trigger.phase, "modality": "asserted", "background": False}
    return {"type": name, "actors": actors, "evidence": [{"text": sentence.strip()}], **rest}


def _words(patterns: Patterns, sentence: str) -> Iterator[tuple[re.Match[str], tuple[Meaning, ...]]]:
    for match in patterns.words.finditer(sentence):
        yield match, patterns.meanings[match.group().lower()]


def _tree(words: Iterable[str]) -> str:
    """Words as one expression that shares their beginnings, so that matching does not try each in turn."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    parts = [re.escape(sign) + _branch(below) for sign, below in sorted(node.items()) if sign]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and "" not in node else f"(?:{'|'.join(parts)})"
    return f"{whole}?" if "" in node else whole
