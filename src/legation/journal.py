"""The journal of a long-running program: one JSON object a line on standard error, for whoever operates it.

Any layer writes to it with the standard library: `log.info("input", extra={"told": {...}})`. The message names the
event unless `told`, which holds its fields, does (`docs/operating.md` lists them). Of a record without `told` only the
words of the program itself are written, never what was put into them, and of an error its kind and its lines of code,
never its message: no word of a page gets into the journal.
"""

import json
import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

FORM, LEVEL = "LEGATION_LOG", "LEGATION_LOG_LEVEL"
"""Where form and level stand, so that the workers of a program write as it does."""

_OURS = ("legation", "uvicorn")
_FRAMES = 12


class Form(StrEnum):
    """How the journal is written: not at all, or as JSON lines."""

    OFF = "off"
    JSON = "json"


class Level(StrEnum):
    """From what on the journal is written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Lines(logging.Formatter):
    """Makes a line of JSON of each record."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        told: dict[str, Any] = getattr(record, "told", None) or {}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": at.replace("+00:00", "Z"), "level": record.levelname.lower()}
        line |= {"event": record.msg} if told else {"event": "note", "text": str(record.msg)}
        line |= {"by": record.name, "process": record.process} | told
        if record.exc_info and record.exc_info[1] is not None:
            line |= _fault(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def start(form: str, level: str = Level.INFO) -> None:
    """Write the journal from now on, and have whatever this program starts write it, too. Raises ValueError."""
    chosen, least = Form(form), Level(level)
    stop()
    os.environ[FORM], os.environ[LEVEL] = chosen, least
    if chosen is Form.OFF:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    handler.set_name(FORM)
    for name in _OURS:
        log = logging.getLogger(name)
        log.addHandler(handler)
        log.setLevel(least.upper())
        log.propagate = False


def start_as_told() -> None:
    """Write the journal as the environment says, which whoever started this program may have set."""
    start(os.environ.get(FORM) or Form.OFF, os.environ.get(LEVEL) or Level.INFO)


def stop() -> None:
    """Write no journal any more."""
    for name in (FORM, LEVEL):
        os.environ.pop(name, None)
    for name in _OURS:
        log = logging.getLogger(name)
        for handler in [one for one in log.handlers if one.get_name() == FORM]:
            log.removeHandler(handler)
            log.setLevel(logging.NOTSET)
            log.propagate = True


def is_written() -> bool:
    """Whether the journal is written."""
    return os.environ.get(FORM) == Form.JSON


def cause(reason: str, path: str) -> str:
    """Why an input has its outcome, without its name, and only up to where something is quoted or added."""
    told = reason.removeprefix(path).removeprefix(":").strip()
    for beginning in ("“", " (", ": ", "'", '"'):
        told = told.partition(beginning)[0]
    return told.strip()


def _fault(error: BaseException) -> dict[str, Any]:
    """What is told of an error: its kind, and where it was met."""
    met = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    at = [f"{'/'.join(Path(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in met]
    return {"error": type(error).__name__, "at": at}
