"""What the address of a view may ask for beside the filters: each once, for the view that reads it and for the
description of the interface, which follows what a view's function names.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

from starlette.datastructures import QueryParams

LONGEST = 500
"""Signs that a filter or parameter may have."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, what it wants, and the shape of its values as JSON Schema has it. Where there are
    `choices`, anything else asks for nothing.
    """

    name: str
    meaning: str
    choices: tuple[str, ...] = ()
    shape: tuple[tuple[str, Any], ...] = (("type", "string"), ("maxLength", LONGEST))

    def of(self, query: QueryParams) -> str:
        """What an address asks for; "" for nothing."""
        given = query.get(self.name, "").strip()[:LONGEST]
        return given if not self.choices or given in self.choices else ""

    @property
    def schema(self) -> dict[str, Any]:
        """The shape of its values."""
        return {"type": "string", "enum": list(self.choices)} if self.choices else dict(self.shape)


SHEET = Parameter(
    "at", "The sheet of the list, from 1", shape=(("type", "integer"), ("minimum", 1), ("maximum", 9999999))
)
"""`page` is a filter."""

WORDS = Parameter("q", 'Words that all must be found; "quoted words" stand together')


def described(one: Parameter) -> dict[str, Any]:
    """A parameter as OpenAPI has it."""
    return {"name": one.name, "in": "query", "description": one.meaning, "schema": one.schema}


def named_by(draw: Callable[..., Any]) -> tuple[set[str], tuple[Parameter, ...]]:
    """Every name that a view's function uses, or a function of the room that it calls, and the parameters among what
    these names stand for, by name. Who asks for the filters asks for the sheet.
    """
    waiting, seen = [draw], set[Any]()
    names, found = set[str](), set[Parameter]()
    while waiting:
        one = waiting.pop()
        if one in seen or not isinstance(one, FunctionType):
            continue
        seen.add(one)
        here = set(_names(one.__code__))
        names |= here
        for thing in [one.__globals__[name] for name in sorted(here & one.__globals__.keys())]:
            if isinstance(thing, Parameter):
                found.add(thing)
            elif inspect.isfunction(thing) and _is_view(thing.__module__):
                waiting.append(thing)
    if "asked" in names:
        found.add(SHEET)
    return names, tuple(sorted(found, key=lambda parameter: parameter.name))


def _is_view(module: str) -> bool:
    return module.startswith("legation.web.") and module != __name__


def _names(code: CodeType) -> Iterator[str]:
    """The names that a function uses, those within it included."""
    yield from code.co_names
    for within in code.co_consts:
        if isinstance(within, CodeType):
            yield from _names(within)
