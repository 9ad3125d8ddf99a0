"""Labels of a digest's items: "Mauritius: satellite images show …", "+ Berbera: lawmakers voted …".

Two or more paragraphs that open with different places and a colon are items of a digest; each label becomes a subhead,
so that it heads its item instead of standing in its first sentence as if it did something there.
"""

import re
from collections.abc import Sequence

from legation.world import World

_LABELLED = re.compile(r"(?:[+*•▪◦·–—-]\s*)?((?=[^\W\d_])[^:.;!?\n]{2,40}):\s+(?=\S)")
_LONGEST = 4  # words

Part = tuple[str, str]
"""The kind of a block, and its text."""


def part_labels(parts: Sequence[Part]) -> list[Part]:
    """The parts of a story, (kind, text), with the labels of a digest's items as subheads of their own.

    One label at least names a state, so that "Date: …" and "From: …", which are places too, head nothing.
    """
    labels = [_label_of(text) if kind == "paragraph" else None for kind, text in parts]
    names = {found[1] for found in labels if found is not None}
    if len(names) < 2 or not any(map(_names_state, names)):
        return list(parts)
    result: list[Part] = []
    for (kind, text), found in zip(parts, labels, strict=True):
        result += [(kind, text)] if found is None else [("subhead", found[1]), (kind, text[found[0] :])]
    return result


def _label_of(text: str) -> tuple[int, str] | None:
    """Where the text goes on after the place that labels it, and the place."""
    opening = _LABELLED.match(text)
    if opening is None:
        return None
    words = opening[1].strip()
    short = words[0].isupper() and len(words.split()) <= _LONGEST
    return (opening.end(), words) if short and (_names_state(words) or _is_place(words)) else None


def _forms(words: str) -> dict[str, None]:
    return dict.fromkeys((words, words.title() if words.isupper() else words))


def _names_state(words: str) -> bool:
    return any(entry.kind == "state" for form in _forms(words) for entry in World.shared().names.readings(form))


def _is_place(words: str) -> bool:
    return any(place.exact for form in _forms(words) for place in World.shared().gazetteer.candidates(form))
