"""The names that another language has for what the tables know: `tables/CODE/states.csv` and `CODE/names.csv`."""

from collections.abc import Iterator
from pathlib import Path

from legation.world.names import Names
from legation.world.tables import Column, Table, read, split

KINDS = frozenset({"state", "organisation", "mission", "branch", "title", "place", "noun"})
"""What a row of names.csv can be; `noun` is a word for a person that goes with names but is no title."""


def foreign_names(code: str, names: Names, extra: Path | None = None) -> Iterator[tuple[str, str, str]]:
    """Each form of a language with its English form and its kind: those of `KINDS`, and `adjective` of a state.

    The English of a capital is the form itself where the tables know it. Raises `tables.TableError` for a table that is
    not as described.
    """
    text = Column(required=True)
    states = Table(
        f"{code}/states",
        {
            "iso3": Column("iso3", required=True),
            "names": text,
            "adjectives": text,
            "capitals": Column(),
            "source": text,
        },
        ("iso3",),
    )
    for row in read(states, extra):
        state = names.state(row["iso3"])
        yield from ((form, state.name, "state") for form in split(row["names"]))
        yield from ((form, state.adjective or state.name, "adjective") for form in split(row["adjectives"]))
        for form in split(row["capitals"]):
            known = any(entry.kind == "state" for entry in names.readings(form))
            yield form, form if known else state.capital or form, "state"
    listed = Table(
        f"{code}/names",
        {"forms": text, "english": text, "kind": Column(required=True, choices=KINDS), "source": text},
        ("forms",),
    )
    for row in read(listed, extra):
        yield from ((form, row["english"], row["kind"]) for form in split(row["forms"]))
