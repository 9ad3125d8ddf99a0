"""The commands that keep a register: what people decide, releases and what changed, another reading of its pages."""

from typing import Annotated

import typer

from legation.cli.app import DEFAULT_REGISTER, As, Codebook, Listing, Register, app

decide_app = typer.Typer(
    help="Decide of claims: whether they are right, and which tell of one act.", no_args_is_help=True
)
app.add_typer(decide_app, name="decide")

Claim = Annotated[str, typer.Argument(metavar="ID", help="A claim, or an event for its first claim.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other claim or event.")]
Who = Annotated[
    str | None,
    typer.Option(envvar="LEGATION_WHO", help="Who decides; the login name, if not given.", show_default=False),
]
Why = Annotated[str, typer.Option("--why", help="The reason.", show_default=False)]


@decide_app.command("accept")
def accept(claim: Claim, why: Why = "", who: Who = None, register: Register = DEFAULT_REGISTER) -> None:
    """Say that a claim is read rightly."""
    from legation.cli.decide import decide

    decide(register, "accept", claim, who=who, why=why)


@decide_app.command("reject")
def reject(claim: Claim, why: Why = "", who: Who = None, register: Register = DEFAULT_REGISTER) -> None:
    """Say that the page does not claim this; it leaves its event."""
    from legation.cli.decide import decide

    decide(register, "reject", claim, who=who, why=why)


@decide_app.command("correct")
def correct(
    claim: Claim,
    values: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE...", help="As quantity=12, phase=planned, role:recipient=CAF.")
    ],
    why: Why = "",
    who: Who = None,
    register: Register = DEFAULT_REGISTER,
    codebook: Codebook = None,
) -> None:
    """Correct fields of a claim; what was read stays beside."""
    from legation.cli.decide import correct as run

    run(register, claim, values, who=who, why=why, codebook=codebook)


@decide_app.command("same")
def same(claim: Claim, other: Other, why: Why = "", who: Who = None, register: Register = DEFAULT_REGISTER) -> None:
    """Say that two claims tell of one act."""
    from legation.cli.decide import decide

    decide(register, "same", claim, other, who=who, why=why)


@decide_app.command("different")
def different(
    claim: Claim, other: Other, why: Why = "", who: Who = None, register: Register = DEFAULT_REGISTER
) -> None:
    """Say that two claims tell of two acts."""
    from legation.cli.decide import decide

    decide(register, "different", claim, other, who=who, why=why)


@decide_app.command("unsure")
def unsure(claim: Claim, other: Other, why: Why = "", who: Who = None, register: Register = DEFAULT_REGISTER) -> None:
    """Say that it cannot be told; the program goes on judging the pair by itself."""
    from legation.cli.decide import decide

    decide(register, "unsure", claim, other, who=who, why=why)


@decide_app.command("note")
def note(
    claim: Claim,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="What is to be remembered.")],
    who: Who = None,
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Note something beside a claim; it changes nothing."""
    from legation.cli.decide import decide

    decide(register, "note", claim, who=who, why=words)


@decide_app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="A decision's number.")],
    why: Why = "",
    who: Who = None,
    register: Register = DEFAULT_REGISTER,
) -> None:
    """Take a decision back; both stay in the list."""
    from legation.cli.decide import undo as run

    run(register, number, who=who, why=why)


@app.command()
def decisions(
    register: Register = DEFAULT_REGISTER,
    reopened: Annotated[
        bool, typer.Option("--reopened", help="Only those whose claim reads otherwise now, with both readings.")
    ] = False,
    listing: As = Listing.TABLE,
) -> None:
    """List what people decided, and what became of it."""
    from legation.cli.decide import list_decisions

    list_decisions(register, only_reopened=reopened, as_json=listing == Listing.JSONL)


@app.command()
def release(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The name of the new release.")] = None,
    note: Annotated[str, typer.Option(help="What is to be said of it.", show_default=False)] = "",
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
) -> None:
    """Name the register's present state, to be cited and compared; without a name, list the releases."""
    from legation.cli.history import list_releases, make_release

    if name is None:
        list_releases(register, as_json=listing == Listing.JSONL)
    else:
        make_release(register, name, note)


@app.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="A release, “now”, or another register.")],
    second: Annotated[str, typer.Argument(metavar="[B]", help="The same; what there is now, if not given.")] = "now",
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
) -> None:
    """Show what differs between two releases or two registers: events added, changed and withdrawn."""
    from legation.cli.history import show_difference

    show_difference(register, first, second, as_json=listing == Listing.JSONL)


@app.command()
def changes(
    since: Annotated[
        str | None, typer.Option(metavar="WHEN", help="From a day on, or after a release.", show_default=False)
    ] = None,
    event: Annotated[str | None, typer.Option(metavar="ID", help="Of one event.", show_default=False)] = None,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
) -> None:
    """List every change of events, in order: what was, what is, and why."""
    from legation.cli.history import list_changes

    list_changes(register, since, event, as_json=listing == Listing.JSONL)


@app.command()
def recode(
    codebook: Codebook = None,
    take: Annotated[bool, typer.Option("--take", help="Keep the new reading.")] = False,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
) -> None:
    """Read the register's pages again, with another codebook or version, and show what that changes."""
    from legation.cli.recode import run

    run(register, codebook, take=take, as_json=listing == Listing.JSONL)


@app.command()
def serve(
    register: Register = DEFAULT_REGISTER,
    host: Annotated[str, typer.Option(metavar="HOST", help="Another than this machine's own wants accounts.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes any that is free.")] = 8765,
    name: Annotated[
        list[str] | None, typer.Option(help="A name under which it is reached.", show_default=False)
    ] = None,
    proxy: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="A proxy whose word is taken.", show_default=False)
    ] = None,
    public: Annotated[bool, typer.Option("--public", help="Let everybody read who reaches it.")] = False,
    who: Who = None,
    codebook: Codebook = None,
) -> None:
    """Open the reading room: see the register in a browser, check it, correct it, take it away."""
    from legation.cli.serve import Serving, run

    run(register, Serving(host, port, name or (), proxy or (), public), who=who, codebook=codebook)
