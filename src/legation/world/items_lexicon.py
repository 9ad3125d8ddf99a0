"""From the rows of the item tables to readings: every literal spelling with what it can stand for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.world import tables
from legation.world.folding import fold
from legation.world.items_forms import designation_spellings, noun_spellings
from legation.world.items_tables import CLASSES, WEAPONS, categories, known_category, weapon_rows
from legation.world.tables import Row, TableError, split

_WHOLE = frozenset({"arms", "vehicle", "aircraft", "ship"})
"""Kinds of noun that mean the item itself, not a part of it or something for it."""

BESIDE = "@designation"
"""In the column `needs`: the noun counts directly beside a designation."""

COUNTED = "@number"
"""In the column `needs`: the noun counts directly after a number: "six jets", "30,000 more shells"."""

NOUN = "~"
"""In the columns `unless` and `needs`: the noun itself, for phrases such as "coat of ~" and "~ brigade"."""

_CERTAIN = 4
"""A form of a doubtful row with figures and so many letters and figures stands for nothing else ("FGM-148")."""

_ACRONYM = 4
"""All-capital names up to this length must be printed in capitals; longer ones may be words ("Nasams")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one spelling stands for, and the conditions under which it does.

    `written` is the name in the table that the spelling comes from. `form` is the spelling with its capitals:
    those that begin a word must be capitals in the text too if `initials`,
    all of them if `capitals`. `unless` and `needs` are words or phrases near by that forbid the reading, or one of
    which it requires. `whole` means that beside a designation the noun takes that one's category ("F-16 jets").
    """

    written: str
    form: str
    name: str
    designation: str | None
    category: str
    unroca: str | None
    producer: tuple[str, ...]
    generic: bool
    ambiguous: bool
    rule: str
    initials: bool = False
    capitals: bool = False
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    whole: bool = False

    def printed(self, words: str) -> bool:
        """Whether these words of a text have the capitals that the form requires."""
        if self.capitals:
            return all(word.isupper() for word, char in zip(words, self.form, strict=True) if char.isupper())
        if self.initials:
            return all(
                words[i].isupper()
                for i, char in enumerate(self.form)
                if char.isupper() and (i == 0 or not self.form[i - 1].isalnum())
            )
        return True


def readings(extra: Path | None = None) -> dict[str, Reading]:
    """Each lower-case spelling with its reading: listed designations before class nouns, doubtful ones last."""
    found: dict[str, Reading] = {}
    nouns = _nouns(extra)
    listed = sorted(_designations(extra, nouns), key=lambda reading: reading.ambiguous)
    for reading in listed:
        found.setdefault(reading.form.lower(), reading)
    for literal, reading in nouns.items():
        found.setdefault(literal, reading)
    return found


def _designations(extra: Path | None, nouns: Collection[str]) -> Iterator[Reading]:
    rows = {row["designation"]: row for row in weapon_rows(extra)}
    closed = categories(extra)
    for row in rows.values():
        known_category(row, WEAPONS, closed)
        category, unroca = _inherited(row, rows)
        for alias in (row["designation"], *split(row["aliases"])):
            ambiguous = row["ambiguous"] == "true" and not _certain(alias, nouns)
            for form in designation_spellings(alias):
                yield _designation(row, alias, form, ambiguous, category, unroca, _producers(row, rows))


def _certain(alias: str, nouns: Collection[str]) -> bool:
    """Whether a name of a doubtful row stands for nothing else: by its figures, or the class noun it ends in."""
    words = fold(alias).lower().split()
    if any(" ".join(words[number:]) in nouns for number in range(1, len(words))):
        return True
    return any(char.isdigit() for char in alias) and sum(char.isalnum() for char in alias) >= _CERTAIN


def _inherited(row: Row, rows: dict[str, Row]) -> tuple[str, str | None]:
    """Category and register class of a row, from its family where it states none of its own."""
    seen: set[str] = set()
    here = row
    while not here["category"]:
        seen.add(here["designation"])
        parent = rows.get(here["parent"])
        if parent is None or parent["designation"] in seen:
            raise TableError(f"{WEAPONS.file}: {row['designation']}: no category, and no family that has one")
        here = parent
    return here["category"], here["unroca"] or None


def _producers(row: Row, rows: dict[str, Row]) -> tuple[str, ...]:
    parent = rows.get(row["parent"])
    return split(row["producer"] or (parent["producer"] if parent else ""))


def _designation(
    row: Row,
    written: str,
    form: str,
    ambiguous: bool,
    category: str,
    unroca: str | None,
    producer: tuple[str, ...],
) -> Reading:
    figures = any(char.isdigit() for char in form)
    return Reading(
        written=written,
        form=form,
        name=row["designation"],
        designation=row["designation"],
        category=category,
        unroca=unroca,
        producer=producer,
        generic=False,
        ambiguous=ambiguous,
        rule=f"weapons:{row['designation']}",
        initials=ambiguous or not figures or " " in form,
        capitals=_is_acronym(form) or (ambiguous and form.isalpha() and form.isupper()),
    )


def _is_acronym(form: str) -> bool:
    return len(form) <= _ACRONYM and form.isalpha() and form.isupper()


def _nouns(extra: Path | None) -> dict[str, Reading]:
    """The class nouns by spelling; a noun told again by a later row, such as a user's, has that row's meaning."""
    found: dict[str, Reading] = {}
    for row in tables.read(CLASSES, extra):
        if not row["category"] and BESIDE not in split(row["needs"]):
            raise TableError(f"{CLASSES.file}: {row['nouns']}: no category")
        for noun in split(row["nouns"]):
            for form, singular in noun_spellings(noun):
                found[form.lower()] = _noun(row, form, singular)
    return found


def _noun(row: Row, form: str, singular: str) -> Reading:
    return Reading(
        written=singular,
        form=fold(form),
        name=singular,
        designation=None,
        category=row["category"],
        unroca=row["unroca"] or None,
        producer=(),
        generic=row["generic"] == "true",
        ambiguous=False,
        rule=f"class:{row['category'] or 'designation'}",
        initials=any(char.isupper() for char in form),
        capitals=_is_acronym(singular),
        unless=split(row["unless"]),
        needs=split(row["needs"]),
        whole=row["kind"] in _WHOLE or not row["category"],
    )
