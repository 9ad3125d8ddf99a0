"""The data dictionary: what every table, column, type, phase, role and modality means, made from the code and the
codebook that also make the records.
"""

import inspect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from legation.codebook.entries import Codebook, EventType
from legation.exports.columns import KINDS
from legation.exports.tables import TABLES, Table
from legation.model import claim, decision, event, page

RECORDS = (
    claim.Claim,
    claim.StoryRef,
    claim.Party,
    claim.Item,
    claim.ItemPart,
    claim.Range,
    claim.Place,
    claim.ClaimDate,
    claim.Source,
    claim.Decided,
    claim.Correction,
    event.Event,
    event.EventSource,
    event.Contradiction,
    event.Link,
    page.Page,
    page.Story,
    page.DateCandidate,
    page.Outcome,
    decision.Decision,
)
"""The types of which records are made."""


def dictionary(book: Codebook, tool: str = "", tables: Iterable[str] = ()) -> dict[str, Any]:
    """The dictionary as a plain record; `tables` narrows it to some."""
    wanted = tuple(tables)
    return {
        "tool": tool,
        "codebook": f"{book.version}+{book.digest}",
        "kinds": KINDS,
        "tables": [_table(one) for one in TABLES if not wanted or one.name in wanted],
        "records": [{"name": one.__name__, "meaning": _words(inspect.getdoc(one) or "")} for one in RECORDS],
        "types": [_type(one) for one in book.types],
        "stages": book.stages,
        "modalities": list(book.modalities),
        "party_kinds": list(book.kinds),
    }


def markdown(told: dict[str, Any]) -> str:
    """The dictionary as a page to read."""
    return "\n".join(_lines(told)) + "\n"


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "row": table.row,
        "filtered": table.filtered,
        "columns": [{"name": one.name, "kind": one.kind, "meaning": one.meaning} for one in table.columns],
    }


def _type(one: EventType) -> dict[str, Any]:
    return {
        "name": one.name,
        "definition": one.definition,
        "roles": [{"name": role.name, "kinds": list(role.kinds)} for role in one.roles],
        "phases": list(one.phases),
        "side_phases": list(one.side_phases),
        "mappings": one.mappings,
    }


def _lines(told: dict[str, Any]) -> Iterator[str]:
    made = f", Legation {told['tool']}" if told["tool"] else ""
    yield f"# Data dictionary\n\nCodebook {told['codebook']}{made}.\n\n## Kinds of value\n"
    yield from _grid(("kind", "meaning"), told["kinds"].items())
    for table in told["tables"]:
        yield f"\n## Table `{table['name']}`\n\n{table['row']}" + (
            ".\n" if table["filtered"] else "; filters do not narrow it.\n"
        )
        yield from _grid(
            ("column", "kind", "meaning"), ((f"`{c['name']}`", c["kind"], c["meaning"]) for c in table["columns"])
        )
    yield "\n## Records\n"
    yield from _grid(("record", "meaning"), ((f"`{one['name']}`", one["meaning"]) for one in told["records"]))
    yield "\n## Event types\n"
    for one in told["types"]:
        yield f"### `{one['name']}`\n\n{one['definition']}\n"
        yield f"Roles: {', '.join(role['name'] for role in one['roles'])}.  "
        yield f"Phases in their order: {', '.join(one['phases'])}; aside: {', '.join(one['side_phases'])}.\n"
    yield "## Phases\n"
    yield from _grid(("phase", "stage"), told["stages"].items())
    yield f"\n## Modalities\n\n{', '.join(told['modalities'])}.\n"
    yield f"## Kinds of party\n\n{', '.join(told['party_kinds'])}."


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def _words(text: str) -> str:
    """A docstring as running text."""
    return " ".join(text.split())
