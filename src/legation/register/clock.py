"""What time it is, for what the register dates: decisions, changes, releases. Times never enter an id."""

import os
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], str]
"""Gives the time as ISO 8601 has it, in UTC, to the second."""


def now() -> str:
    """The machine's time; SOURCE_DATE_EPOCH, seconds since 1970, takes its place, so that two runs give one result."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
