"""The commands of a register that people share: accounts, and what they watch."""

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.app import DEFAULT_REGISTER, As, Codebook, Listing, Register, app
from legation.cli.options import Filters, filtered

LEARNED = ("examples", "gold")


@app.command()
def learned(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="examples (for the codebook) or gold (for a corpus).")],
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Print what people decided in a form to learn from: codebook examples as YAML, or corpus gold as JSON lines."""
    from legation.cli.learned import run

    if kind not in LEARNED:
        raise typer.BadParameter(f"there are {' and '.join(LEARNED)}", param_hint="KIND")
    run(register, kind)


accounts_app = typer.Typer(help="Keep the accounts of a register that others can reach.", no_args_is_help=True)
app.add_typer(accounts_app, name="accounts")
watches_app = typer.Typer(help="Keep saved filters, and send what they have to tell.", no_args_is_help=True)
app.add_typer(watches_app, name="watches")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
Watch = Annotated[str, typer.Argument(metavar="NAME", help="The watch's name.")]
Room = Annotated[str, typer.Option(metavar="URL", help="Where the reading room is, for links.")]
AT_HOME = "http://127.0.0.1:8765"
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


@watches_app.command("add")
@filtered
def add_watch(
    name: Watch,
    filters: Filters,
    mail: Annotated[str, typer.Option(metavar="ADDRESS", help="Where mails go.", show_default=False)] = "",
    hook: Annotated[str, typer.Option(metavar="URL", help="What is called.", show_default=False)] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let the hook lie in a private network or on this machine.")
    ] = False,
    register: Register = DEFAULT_REGISTER,
    codebook: Codebook = None,
) -> None:
    """Save a filter under a name; from now on it tells what comes, changes, goes, or is due and not seen."""
    from legation.cli.watches import add as run

    run(register, name, filters, mail, hook, codebook, private=allow_private)


@watches_app.command("list")
def list_watches(register: Register = DEFAULT_REGISTER, listing: As = Listing.TABLE) -> None:
    """List the watches with their filters."""
    from legation.cli.watches import list_watches as run

    run(register, as_json=listing == Listing.JSONL)


@watches_app.command("show")
def show_watch(
    name: Watch,
    limit: Annotated[int, typer.Option(min=1, help="So many pieces at most.")] = 200,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
    codebook: Codebook = None,
) -> None:
    """Show what a watch has to tell, the latest first."""
    from legation.cli.watches import show

    show(register, name, limit, codebook, as_json=listing == Listing.JSONL)


@watches_app.command("feed")
def feed(
    name: Watch, address: Room = AT_HOME, register: Register = DEFAULT_REGISTER, codebook: Codebook = None
) -> None:
    """Print a watch as an Atom feed."""
    from legation.cli.watches import feed as run

    run(register, name, address, codebook)


@watches_app.command("send")
def send(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One watch; all, if not given.")] = None,
    smtp: Annotated[str | None, typer.Option(metavar="HOST:PORT", help="The mail server.", show_default=False)] = None,
    tls: Annotated[str, typer.Option(help="starttls, tls or none.")] = "starttls",
    maildir: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder for the mails instead.", show_default=False)
    ] = None,
    sender: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Whom the mails are from.")] = (
        "legation@localhost"
    ),
    address: Room = AT_HOME,
    every: Annotated[
        float | None, typer.Option(metavar="MINUTES", min=0.1, help="Go on, so often.", show_default=False)
    ] = None,
    register: Register = DEFAULT_REGISTER,
    codebook: Codebook = None,
) -> None:
    """Send what is new by mail and hook. LEGATION_SMTP_USER and LEGATION_SMTP_PASSWORD sign in at the mail server."""
    from legation.cli.watches import Sending
    from legation.cli.watches import send as run

    run(register, name, Sending(address, sender, smtp, tls, maildir, every), codebook)


@watches_app.command("log")
def watch_log(name: Watch, register: Register = DEFAULT_REGISTER, listing: As = Listing.TABLE) -> None:
    """List every attempt to send, the latest first."""
    from legation.cli.watches import log as run

    run(register, name, as_json=listing == Listing.JSONL)


@watches_app.command("remove")
def remove(name: Watch, register: Register = DEFAULT_REGISTER) -> None:
    """Forget a watch."""
    from legation.cli.watches import remove as run

    run(register, name)
