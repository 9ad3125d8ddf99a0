"""The command line: `legation`. What a command needs is imported when it runs, so that help is there at once."""

import sys
import time
from collections.abc import Sequence

from legation import journal
from legation.cli import keeping, operating, sharing  # noqa: F401  (add their commands)
from legation.cli.app import app
from legation.cli.exits import Exit, Stop

__all__ = ["app", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (see `legation.cli.exits`); foreseen errors are told in a sentence."""
    for stream in (sys.stdout, sys.stderr):
        # a file name that is no Unicode must not end the listing
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    began = time.monotonic()
    code, told, error = _ran(arguments)
    if journal.is_written():
        from legation.cli.telling import ended

        ended(code, time.monotonic() - began, told, error)
        journal.stop()
    elif error is not None:
        raise error
    elif told:
        print(f"legation: {told}", file=sys.stderr)
    return code


def _ran(arguments: Sequence[str] | None) -> tuple[int, str, Exception | None]:
    """The exit code of a command, what it tells if it failed, and the error that nobody foresaw."""
    try:
        app(args=None if arguments is None else list(arguments), prog_name="legation")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.FINE, "", None
    except Stop as stop:
        return stop.code, str(stop), None
    except Exception as error:
        code = _code(error)
        return (Exit.FAILED, "", error) if code is None else (code, str(error), None)
    return Exit.FINE, "", None


def _code(error: Exception) -> Exit | None:
    """The code of an error that a layer explains by itself; None for one that nobody foresaw."""
    from legation.codebook.load import CodebookError
    from legation.register.errors import NoDecision, NotFound, RegisterError
    from legation.register.people.errors import NoSuch, PeopleError
    from legation.views.filters import FilterError

    known: tuple[tuple[type[Exception], Exit], ...] = (
        (NotFound, Exit.NOT_FOUND),
        (NoDecision, Exit.USAGE),
        (NoSuch, Exit.NOT_FOUND),
        (PeopleError, Exit.USAGE),
        (RegisterError, Exit.STORE),
        (FilterError, Exit.USAGE),
        (CodebookError, Exit.CODEBOOK),
    )
    return next((code for kind, code in known if isinstance(error, kind)), None)
