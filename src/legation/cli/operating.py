"""`legation register`: copies of a register, the way back, and how long bytes are kept."""

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.app import DEFAULT_REGISTER, Register, app
from legation.cli.exits import TOLD

register_app = typer.Typer(help="Copy a register, put a copy back, drop old bytes.", no_args_is_help=True)
app.add_typer(register_app, name="register")

Copy = Annotated[Path, typer.Argument(metavar="FILE", help="The copy; its pages' bytes lie beside it.")]


@register_app.command("backup", epilog=TOLD)
def backup(copy: Copy, register: Register = DEFAULT_REGISTER) -> None:
    """Copy the register while it is in use; an earlier copy of the same name is replaced."""
    from legation.cli.upkeep import back_up

    back_up(register, copy)


@register_app.command("check", epilog=TOLD)
def check(copy: Copy) -> None:
    """Look through a copy: is it whole, and as it was made?"""
    from legation.cli.upkeep import look_through

    look_through(copy)


@register_app.command("restore", epilog=TOLD)
def restore(
    copy: Copy,
    register: Register = DEFAULT_REGISTER,
    replace: Annotated[bool, typer.Option("--replace", help="Put the register that is there aside.")] = False,
) -> None:
    """Put a copy in the place of the register, after looking through it."""
    from legation.cli.upkeep import put_back

    put_back(register, copy, replace=replace)


@register_app.command("retain", epilog=TOLD)
def retain(
    older_than: Annotated[str, typer.Option(metavar="PERIOD", help="Kept for longer than 90d, 26w, 18m or 2y.")],
    without_claims: Annotated[
        bool, typer.Option("--without-claims", help="Only of pages on which nothing was found.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only told.")] = False,
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Drop the bytes of old pages; their texts, evidence and hashes stay."""
    from legation.cli.upkeep import drop_bytes

    drop_bytes(register, older_than, without_claims=without_claims, yes=yes)
