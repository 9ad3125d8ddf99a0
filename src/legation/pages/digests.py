"""Digests: pages of short items on unrelated matters, each an own story though no dateline or date sets it off."""

import re
from collections import Counter
from collections.abc import Sequence

from legation.pages.draft import Piece
from legation.pages.stories import (
    digest_entry,
    headline_shaped,
    is_apparatus,
    is_digest_head,
    is_lead,
    names_in,
    signed_copy,
    starts,
)
from legation.pages.transcripts import opens_turn

_RUN_IN = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ’'\-]+(?:[ /&,–-]{1,3}[A-ZÀ-Þ][A-ZÀ-Þ’'\-]+){0,5}[.:] (?=[\"“‘(]?[A-ZÀ-Þ0-9])")
_NUMBERED = re.compile(r"^\d{1,2}[.)] ")
_LEAST = 3  # items that make a digest: two subjects are as likely one story with a section
_GREETING = 40  # words before the first item: more is a story's own lead
_SHARED = 0.34  # share of an item's names that the rest of the page may have too; sections of one story share most
_LIVE = 3


def _is_label(piece: Piece) -> bool:
    """Say whether a piece may head an item: a headline, a single word like "Dhaka", a numbered title."""
    text = _NUMBERED.sub("", piece.text)
    if is_digest_head(piece) or text.endswith("?") or is_apparatus(piece):
        return False
    bare = Piece(text, "text" if piece.kind == "item" else piece.kind, piece.level)
    return headline_shaped(bare) or (
        len(text.split()) == 1 and text[:1].isupper() and text[-1:].isalpha() and piece.kind != "timestamp"
    )


def _heads(pieces: Sequence[Piece]) -> list[int]:
    """Return where items begin: at a label over a paragraph, or at a paragraph with a run-in head in capitals."""
    labels = [
        at
        for at in range(len(pieces) - 1)
        if is_lead(pieces[at + 1]) and not is_lead(pieces[at]) and _is_label(pieces[at])
    ]
    run_in = [
        at
        for at, piece in enumerate(pieces)
        if is_lead(piece) and _RUN_IN.match(piece.text) and not opens_turn(piece.text)
    ]
    return run_in if len(run_in) >= _LEAST else labels


def _unrelated(groups: Sequence[Sequence[Piece]]) -> bool:
    """Say whether no item shares more than a few names with all the others together."""
    named = [names_in([piece.text for piece in group]) for group in groups]
    counts = Counter(name for names in named for name in names)
    return all(sum(counts[name] > 1 for name in names) <= _SHARED * max(len(names), 3) for names in named)


def sections(pieces: Sequence[Piece]) -> list[int]:
    """Return where the items of a digest begin, or nothing where the pieces are one story with sections."""
    heads = _heads(pieces)
    if len(heads) < _LEAST or sum(piece.kind == "timestamp" for piece in pieces) >= _LIVE:
        return []
    if _words(pieces[: heads[0]]) >= _GREETING:
        return []
    if len(heads) > _LEAST and _words(pieces[heads[0] : heads[1]]) < _GREETING:
        heads = heads[1:]  # the page's own title over a greeting
    groups = [pieces[begin:end] for begin, end in zip(heads, [*heads[1:], len(pieces)], strict=True)]
    if signed_copy(groups[0]) and not any(map(signed_copy, groups[1:])):
        return []
    return heads if _unrelated(groups) else []


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces if is_lead(piece))


def _listed(pieces: Sequence[Piece]) -> list[int]:
    """Return where entries begin under a heading such as "In brief"."""
    starts: list[int] = []
    under = has_text = False
    for index, piece in enumerate(pieces):
        if is_digest_head(piece):
            under, has_text = True, has_text or bool(starts)
        elif under and has_text and digest_entry(pieces, index):
            starts.append(index)
            has_text = False
        has_text = has_text or is_lead(piece)
    return starts


def items(pieces: Sequence[Piece]) -> list[int]:
    """Return where, after the first, the items of a digest begin within what would be one story."""
    found = sections(pieces)
    return found[1:] if found else [at for at in _listed(pieces) if at > 0]


def split(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Return the pieces of each story of a page, in order; a page with pieces has at least one story.

    The heading and date of a digest stay with its first item.
    """
    if not pieces:
        return ()
    if whole := sections(pieces):
        bounds = [0, *whole[1:]]
    else:
        begins = starts(pieces)
        ends = [*begins[1:], len(pieces)]
        bounds = [
            at
            for begin, end in zip(begins, ends, strict=True)
            for at in (begin, *(begin + one for one in items(pieces[begin:end])))
        ]
    return tuple(tuple(pieces[begin:end]) for begin, end in zip(bounds, [*bounds[1:], len(pieces)], strict=True))
