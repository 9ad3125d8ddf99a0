"""The commands of a register that people share: accounts, and what they watch."""

from typing import Annotated

import typer

from legation.cli.app import DEFAULT_REGISTER, As, Listing, Register, app

accounts_app = typer.Typer(help="Keep the accounts of a register that others can reach.", no_args_is_help=True)
app.add_typer(accounts_app, name="accounts")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, reviewer, editor or admin.")]


@accounts_app.command("add")
def add(name: Name, role: Role = "reader", email: str = "", register: Register = DEFAULT_REGISTER) -> None:
    """Make an account; the password is asked for, or read from standard input. The first must be an admin."""
    from legation.cli.accounts import add as run

    run(register, name, role, email)


@accounts_app.command("list")
def list_accounts(register: Register = DEFAULT_REGISTER, listing: As = Listing.TABLE) -> None:
    """List the accounts with their roles."""
    from legation.cli.accounts import list_accounts as run

    run(register, as_json=listing == Listing.JSONL)


@accounts_app.command("roles")
def roles() -> None:
    """Tell what each role may do."""
    from legation.cli.accounts import list_roles

    list_roles()


@accounts_app.command("role")
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer, editor or admin.")],
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Give an account another role."""
    from legation.cli.accounts import set_role

    set_role(register, name, role)


@accounts_app.command("disable")
def disable(
    name: Name,
    back: Annotated[bool, typer.Option("--back", help="Let it in again.")] = False,
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Keep an account out; what it did stays."""
    from legation.cli.accounts import disable as run

    run(register, name, back=back)


@accounts_app.command("password")
def password(name: Name, register: Register = DEFAULT_REGISTER) -> None:
    """Give an account a new password, asked for or read from standard input; its sessions end."""
    from legation.cli.accounts import set_password

    set_password(register, name)


@accounts_app.command("token")
def token(
    name: Name,
    days: Annotated[int, typer.Option(min=1, max=366, help="For how long.")] = 90,
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Print a token by which a program may act in the account's name."""
    from legation.cli.accounts import give_token

    give_token(register, name, days)


@accounts_app.command("log")
def log(
    limit: Annotated[int, typer.Option(min=1, help="So many lines at most.")] = 100,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
) -> None:
    """Print the audit log, the latest first."""
    from legation.cli.accounts import show_log

    show_log(register, limit, as_json=listing == Listing.JSONL)
