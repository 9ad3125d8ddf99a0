"""What on a page belongs to no story: found by the rules of data/clutter.yaml, dropped with the rule's reason."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from legation.model.page import Dropped
from legation.pages.credits import shared_credit
from legation.pages.datelines import date_line
from legation.pages.draft import Piece
from legation.pages.normal import ends_sentence
from legation.pages.tables import table


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape of clutter: at most `max_words` words, `match` and all `needs` found in them, `unless` not."""

    id: str
    scope: str
    max_words: int
    match: re.Pattern[str]
    needs: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    reason: str

    def takes(self, text: str, count: int) -> bool:
        """Say whether the rule takes this piece of a page, which has so many words."""
        return (
            count <= self.max_words
            and len(text) <= 12 * self.max_words
            and self.match.search(text) is not None
            and all(need.search(text) for need in self.needs)
            and not (self.unless and self.unless.search(text))
        )


_CLASS = re.compile(r"\{([a-z]+)\}")


def _pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern of the data file: {name} stands for a word class."""
    classes = table("clutter")["classes"]
    filled = _CLASS.sub(lambda found: str(classes[found[1]]), source)
    return re.compile(filled, re.IGNORECASE)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the data file, which is the order they are tried in."""
    return tuple(
        Rule(
            row["id"],
            row["scope"],
            row["max_words"],
            _pattern(row["match"]),
            tuple(_pattern(row[key]) for key in ("needs", "also") if key in row),
            _pattern(row["not"]) if "not" in row else None,
            row["reason"],
        )
        for row in table("clutter")["rules"]
    )


def rule_for(text: str) -> Rule | None:
    """Return the first rule that takes a piece of a page, or None where it may be news."""
    count = len(text.split())
    return next((rule for rule in _rules_for(count) if rule.takes(text, count)), None)


@cache
def _longest() -> int:
    return max(rule.max_words for rule in rules())


def _rules_for(count: int) -> tuple[Rule, ...]:
    """The rules that can take a piece of so many words; most paragraphs are longer than any of them lets it be."""
    return _rules_of(count) if count <= _longest() else ()


@cache
def _rules_of(count: int) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if count <= rule.max_words)


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(cue) for cue in table("clutter")["captions"]["cues"])


def is_caption(text: str) -> bool:
    """Say whether a piece reads as the caption of a picture."""
    most = table("clutter")["captions"]["max_words"]
    if len(text) > 12 * most or len(text.split()) > most:
        return False
    return any(cue.search(text) for cue in _cues())


def _menu(pieces: Sequence[Piece]) -> dict[int, str]:
    """Return the pieces that stand in a run of single words above or below all paragraphs, with the reason."""
    found: dict[int, str] = {}
    bodies = [index for index, piece in enumerate(pieces) if _is_body(piece)]
    inner = range(bodies[0], bodies[-1]) if bodies else range(0)
    for row in table("clutter")["runs"]:
        run: list[int] = []
        for index, piece in enumerate([*pieces, Piece("a line that ends any run, being too long for one")]):
            if (
                len(piece.text.split()) <= row["max_words"]
                and not ends_sentence(piece.text)
                and piece.kind in ("text", "item")
            ):
                run.append(index)
                continue
            if len(run) >= row["length"] and run[0] not in inner:
                found.update(dict.fromkeys(run, f"{row['reason']} ({row['id']})"))
            run = []
    return found


def _reason(rule: Rule) -> str:
    return f"{rule.reason} ({rule.id})"


def _is_body(piece: Piece) -> bool:
    return len(piece.text.split()) >= 12 and ends_sentence(piece.text)


def _short(piece: Piece) -> bool:
    """Say whether a piece may be an entry of a list of other stories: a line without a closing stop, or cut short."""
    cut = piece.text.endswith(("…", "..."))
    return cut or (len(piece.text.split()) <= 25 and not ends_sentence(piece.text))


def sweep(
    pieces: Sequence[Piece], starts_story: Callable[[Sequence[Piece], int], bool]
) -> tuple[tuple[Piece, ...], tuple[Dropped, ...]]:
    """Part the pieces of a page into those that may be news and those that are clutter, each in order.

    `starts_story` tells whether a story evidently begins at a piece: it ends the stretch that a comment header or
    a list of other stories has opened. Captions are marked as such and kept.
    """
    menu = _menu(pieces)
    kept: list[Piece] = []
    dropped: list[Dropped] = []
    holding: Rule | None = None
    for index, piece in enumerate(pieces):
        told = piece.kind in ("caption", "timestamp") or date_line(piece.text) or shared_credit(piece.text)
        rule = None if told else rule_for(piece.text)
        if rule is None and holding is not None and _ends(holding, pieces, index, starts_story):
            holding = None
        if rule is not None and is_caption(piece.text) and rule.id == "photo-credit" and len(piece.text.split()) > 8:
            rule = None
        if rule is not None:
            dropped.append(Dropped(piece.text, _reason(rule)))
            # "Comment" above the first paragraph names the section of an opinion, not readers' comments.
            opens = (rule.scope == "list" and holding is None) or (rule.scope == "rest" and any(map(_is_body, kept)))
            holding = rule if opens else holding
        elif holding is not None:
            dropped.append(Dropped(piece.text, f"stands after: {_reason(holding)}"))
        elif index in menu:
            dropped.append(Dropped(piece.text, menu[index]))
        else:
            caption = piece.kind in ("text", "item") and not told and is_caption(piece.text)
            kept.append(replace(piece, kind="caption") if caption else piece)
    return tuple(kept), tuple(dropped)


def _ends(
    rule: Rule, pieces: Sequence[Piece], index: int, starts_story: Callable[[Sequence[Piece], int], bool]
) -> bool:
    """Say whether the stretch a rule has opened ends before this piece."""
    if starts_story(pieces, index):
        return True
    return rule.scope == "list" and not _short(pieces[index])
