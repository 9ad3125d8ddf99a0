"""The filters as options, the same for every command that lists."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from legation.views.meanings import HELP

Filters = Mapping[str, list[str]]

_PANEL = "Filters (all must hold; repeat one to narrow further)"


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command one option for each filter, and hand it those that were used as `filters`."""
    signature = inspect.signature(command)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "filters"]
    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    added = [_parameter(name, help_) for name, help_ in HELP.items()]

    def wrapped(**values: Any) -> None:
        filters = {name: values.pop(f"filter_{name}") for name in HELP}
        command(filters={name: given for name, given in filters.items() if given}, **values)

    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    wrapped.__annotations__ = {parameter.name: parameter.annotation for parameter in (*keyword, *added)}
    wrapped.__signature__ = inspect.Signature([*keyword, *added])  # type: ignore[attr-defined]
    return wrapped


def _parameter(name: str, help_: str) -> inspect.Parameter:
    option = typer.Option(f"--{name}", help=help_, show_default=False, rich_help_panel=_PANEL)
    annotation = Annotated[list[str] | None, option]
    return inspect.Parameter(f"filter_{name}", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
