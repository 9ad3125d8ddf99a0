"""The commands of `legation` and their options; what they do stands in the modules of their names."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from legation import journal
from legation.cli.exits import TOLD
from legation.cli.options import Filters, filtered
from legation.exports.formats import FORMATS, WHATS

app = typer.Typer(
    name="legation",
    help="Reads news pages and keeps a sourced register of who did what to whom in security relations between states.",
    epilog=TOLD,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: the library for coloured boxes takes longer to load than all the rest
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)
codebook_app = typer.Typer(help="Check and show the codebook.", no_args_is_help=True)
app.add_typer(codebook_app, name="codebook")


class Listing(StrEnum):
    """How a listing is printed: for people, or one JSON record a line for programs."""

    TABLE = "table"
    JSONL = "jsonl"


class Engine(StrEnum):
    """Where pages are read: on the cores of this machine, or on the machines of a Ray cluster."""

    LOCAL = "local"
    RAY = "ray"


Register = Annotated[
    str,
    typer.Option("--register", "-r", metavar="FILE", help="The register: a file, or postgresql://USER@HOST/DATABASE."),
]
As = Annotated[Listing, typer.Option("--format", "-f", help="For people (table) or for programs (jsonl).")]
Codebook = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A folder that extends the codebook, or “plover”.", show_default=False),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="The pages' publication day, as 2020-10-24.", show_default=False)
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="List at most so many.", show_default=False)]
On = Annotated[
    str | None,
    typer.Option(
        metavar="DAY", help="As things stood on a day; else on the last day the register knows.", show_default=False
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show rules and reasons too.")]

DEFAULT_REGISTER = "legation.db"


@app.callback(invoke_without_command=True)
def legation(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and end.", is_eager=True)] = False,
    log: Annotated[
        journal.Form, typer.Option(envvar=journal.FORM, help="Write JSON lines on standard error, and nothing else.")
    ] = journal.Form.OFF,
    log_level: Annotated[
        journal.Level, typer.Option(envvar=journal.LEVEL, help="What is written of the log: from this on.")
    ] = journal.Level.INFO,
) -> None:
    if version:
        from legation.cli.version import version as told

        print(f"legation {told()}")
        raise typer.Exit
    journal.start(log, log_level)
    if journal.is_written():
        from legation.cli.telling import started

        started(context.invoked_subcommand or "")


@app.command(epilog=TOLD)
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS",
            help="Files, folders, archives (WARC, WACZ, JSONL, Parquet, mbox), addresses as s3://BUCKET/FOLDER, "
            "@LIST of paths, or - for input.",
        ),
    ],
    register: Register = DEFAULT_REGISTER,
    published: Published = None,
    codebook: Codebook = None,
    listing: As = Listing.TABLE,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the evidence page, too.", show_default=False)
    ] = None,
    keep: Annotated[bool, typer.Option("--keep/--no-register", help="Keep what is read in the register.")] = True,
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Workers that read; all cores for many inputs, none for few.", show_default=False),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="Set an input aside on which a worker takes longer.")
    ] = 120.0,
    resume: Annotated[bool, typer.Option("--resume", help="Pass over inputs that the register knows.")] = False,
    engine: Annotated[
        Engine, typer.Option(help="Read on this machine (local) or on those of a cluster (ray).")
    ] = Engine.LOCAL,
    parts: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help="For ray: a folder or address that all machines reach.", show_default="REGISTER.parts"
        ),
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Read pages, print their claims, and keep them in the register."""
    from legation.cli.read import Asked, run

    kept_in = register if keep else None
    as_json = listing == Listing.JSONL
    run(
        Asked(
            tuple(paths),
            kept_in,
            published,
            codebook,
            as_json,
            html,
            verbose,
            workers,
            time_limit,
            resume,
            spread=engine == Engine.RAY,
            parts=parts,
        )
    )


@app.command(epilog=TOLD)
def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEEDS...", help="Addresses of feeds, sitemaps or lists, or files that list addresses."),
    ],
    register: Register = DEFAULT_REGISTER,
    state: Annotated[
        Path, typer.Option(metavar="FILE", help="Where it is kept what was fetched and what is to be.")
    ] = Path("legation.feeds.db"),
    every: Annotated[float, typer.Option(min=0.01, metavar="MINUTES", help="Time between two looks at a feed.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="End when all that the feeds name now has its outcome.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and local addresses, too.")
    ] = False,
    codebook: Codebook = None,
    metrics: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write figures for a monitor there.", show_default=False)
    ] = None,
) -> None:
    """Follow feeds, sitemaps and lists of addresses; read what they name, and keep it in the register."""
    from legation.cli.watch import Asked, run

    run(Asked(tuple(feeds), register, state, every, once, allow_private, codebook, metrics))


@app.command()
@filtered
def events(
    filters: Filters,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
    limit: Limit = None,
    codebook: Codebook = None,
    verbose: Verbose = False,
    links: Annotated[
        bool, typer.Option("--links", help="Tell of each event its affair: what came before and after.")
    ] = False,
) -> None:
    """List events: acts, each with the claims that tell of it merged."""
    from legation.cli.lists import list_events

    as_json = listing == Listing.JSONL
    list_events(register, filters, limit, codebook, as_json=as_json, verbose=verbose, links=links)


@app.command()
@filtered
def claims(
    filters: Filters,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
    limit: Limit = None,
    codebook: Codebook = None,
    verbose: Verbose = False,
) -> None:
    """List claims: what each page says, with its words."""
    from legation.cli.lists import list_claims

    list_claims(register, filters, limit, codebook, as_json=listing == Listing.JSONL, verbose=verbose)


@app.command()
def stories(
    words: Annotated[list[str] | None, typer.Argument(help="Words that a story must hold, all of them.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="Only stories in this language: fr, es … (ISO 639-1).")
    ] = None,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
) -> None:
    """List the stories kept, read or unread, by the words of their text."""
    from legation.cli.stories import list_stories

    list_stories(register, words or (), language, as_json=listing == Listing.JSONL)


@app.command()
def copies(register: Register = DEFAULT_REGISTER, listing: As = Listing.TABLE) -> None:
    """List copies and reprints: of what, how much is kept, what is added."""
    from legation.cli.copies import list_copies

    list_copies(register, as_json=listing == Listing.JSONL)


@app.command()
def show(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or event, or its first letters.")],
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
    codebook: Codebook = None,
) -> None:
    """Show one event with all its claims, or one claim, with rules and reasons."""
    from legation.cli.lists import show_one

    show_one(register, wanted, codebook, as_json=listing == Listing.JSONL)


@app.command()
def explain(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="The page's file.")],
    published: Published = None,
    codebook: Codebook = None,
    listing: As = Listing.TABLE,
) -> None:
    """Show what each layer makes of a page, from its bytes to its claims."""
    from legation.cli.explain import run

    run(page, published, codebook, as_json=listing == Listing.JSONL)


@app.command()
@filtered
def export(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"One of {', '.join(one.name for one in FORMATS)}.",
        ),
    ],
    filters: Filters,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    what: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help=f"Of what: {', '.join(WHATS)}; each format has its own, and holds some of them.",
            show_default=False,
        ),
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="Mark CSV as UTF-8 for Excel.")] = False,
    explained: Annotated[
        bool, typer.Option("--dictionary/--no-dictionary", help="Write what the fields mean beside the file, too.")
    ] = True,
    register: Register = DEFAULT_REGISTER,
    codebook: Codebook = None,
) -> None:
    """Take away what the filters let through, in a format for other programs or for people."""
    from legation.cli.export import run

    run(kind, register, filters, codebook, out, what=what, excel=excel, explained=explained)


@app.command()
def dictionary(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write here, not to standard output.")
    ] = None,
    listing: Annotated[Listing, typer.Option("--format", "-f", help="For people (table) or as JSON (jsonl).")] = (
        Listing.TABLE
    ),
    codebook: Codebook = None,
) -> None:
    """Tell what every table, column, type, phase and role means: the data dictionary of all exports."""
    from legation.cli.export import tell_dictionary

    tell_dictionary(codebook, out, as_json=listing == Listing.JSONL)


@app.command(epilog=TOLD)
def status(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="embargo, offices, bases: what the codebook lets stand.")],
    state: Annotated[str, typer.Argument(metavar="STATE", help="Whose: a state by name or code.")],
    on: On = None,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
    codebook: Codebook = None,
) -> None:
    """Show how a state's embargo, offices or bases stand on a day, and what is due."""
    from legation.cli.affairs import show_status

    show_status(register, kind, state, on, codebook, as_json=listing == Listing.JSONL)


@app.command(epilog=TOLD)
def deals(
    giver: Annotated[str, typer.Argument(metavar="FROM", help="Who gives: a state by name or code.")],
    taker: Annotated[str, typer.Argument(metavar="TO", help="Who takes: a state by name or code.")],
    on: On = None,
    register: Register = DEFAULT_REGISTER,
    listing: As = Listing.TABLE,
    codebook: Codebook = None,
) -> None:
    """Show the deals between two states: what was agreed, what has passed batch by batch, and what is due."""
    from legation.cli.affairs import show_deals

    show_deals(register, giver, taker, on, codebook, as_json=listing == Listing.JSONL)


@codebook_app.command("list")
def codebook_list(codebook: Codebook = None) -> None:
    """List the types with their phases."""
    from legation.cli.codebook import list_types

    list_types(codebook)


@codebook_app.command("show")
def codebook_show(
    name: Annotated[str, typer.Argument(metavar="TYPE", help="A type's name.")], codebook: Codebook = None
) -> None:
    """Show one type: definition, roles, phases, triggers and examples."""
    from legation.cli.codebook import show_type

    show_type(codebook, name)


@codebook_app.command("check")
def codebook_check(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder that extends the codebook, or “plover”.")
    ] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Read every example and near miss, too.")] = False,
) -> None:
    """Check a codebook, and tell every fault with its file and key."""
    from legation.cli.codebook import check

    check(directory, examples=examples)
