"""How the names of military items are spelt in running text."""

import re
from collections.abc import Iterator
from itertools import product

from legation.world.folding import fold

_MOST_CHOICES = 3
"""So many separators of one designation are varied; the others stand as written."""

_AMERICAN = (("armour", "armor"), ("defence", "defense"), ("calibre", "caliber"), ("metre", "meter"))
_SHORT = re.compile(r"[A-Za-z][- ]?\d{1,2}")
"""One letter and a figure or two, as roads, visas and paper sizes have them: only as written."""
_PIECES = re.compile(r"([- ])|(?<![A-Za-z0-9])([A-Za-z]+)(?=\d)")


def designation_spellings(form: str) -> Iterator[str]:
    """A designation as written, and with other separators by its figures: "Su-30", "Su 30", "Su30"; not "A-4"."""
    if _SHORT.fullmatch(form):
        yield form
        return
    parts = [part for part in _PIECES.split(fold(form)) if part is not None]
    yield from dict.fromkeys(_joined(_choices(_marked(parts))))


def _marked(parts: list[str]) -> list[str]:
    """The pieces of a designation with a separator, perhaps empty, at each place where one may stand."""
    marked: list[str] = []
    for part in parts:
        if not part:
            continue
        if marked and marked[-1][-1:].isalpha() and part[0].isdigit():
            marked.append("")
        marked.append(part)
    return marked


def _choices(pieces: list[str]) -> list[tuple[str, ...]]:
    varied = 0
    choices: list[tuple[str, ...]] = []
    for number, piece in enumerate(pieces):
        options: tuple[str, ...] = (piece,)
        if piece in ("-", " ", "") and varied < _MOST_CHOICES and 0 < number < len(pieces) - 1:
            options = _separators(piece, pieces[number - 1][-1:], pieces[number + 1][:1])
            varied += len(options) > 1
        choices.append(options)
    return choices


def _separators(written: str, before: str, after: str) -> tuple[str, ...]:
    if before.isdigit() and after.isdigit():
        return (written,)
    if before.isdigit() or after.isdigit():
        return (written, *(other for other in ("-", " ", "") if other != written))
    return (written, " " if written == "-" else "-")


def _joined(choices: list[tuple[str, ...]]) -> Iterator[str]:
    for picked in product(*choices):
        yield "".join(picked)


def plural(noun: str) -> str:
    """The regular plural of a noun phrase: "patrol boat" → "patrol boats", "battery" → "batteries"."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", noun) else "s")


def noun_spellings(written: str) -> Iterator[tuple[str, str]]:
    """Each spelling of a class noun with its canonical singular.

    `written` is a singular whose plural is regular, or "singular=plural". British and American spelling, and hyphen
    or space between the parts, come of themselves; "anti-" may also be written on.
    """
    singular, stated, irregular = written.partition("=")
    for number in dict.fromkeys((singular, irregular if stated else plural(singular))):
        for spelling in dict.fromkeys((number, _american(number))):
            for form in _spaced(spelling):
                yield form, singular


def _american(noun: str) -> str:
    for british, american in _AMERICAN:
        noun = noun.replace(british, american)
    return noun


def _spaced(noun: str) -> Iterator[str]:
    pieces = re.split(r"([- ])", noun)
    options = [
        (piece,) if piece not in ("-", " ") else ("-", " ", "") if pieces[number - 1] == "anti" else ("-", " ")
        for number, piece in enumerate(pieces)
    ]
    for picked in product(*options):
        yield "".join(picked)
