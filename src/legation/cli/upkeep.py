"""What `legation register` does."""

import getpass
from pathlib import Path

from legation.cli.exits import Exit, Stop
from legation.cli.screen import messages, visible
from legation.cli.version import version
from legation.register import backup, retention
from legation.register.errors import RegisterError
from legation.register.migrate import is_address
from legation.register.people import audit
from legation.register.store import Register


def back_up(register_at: str, copy: Path) -> None:
    """Copy a register, and tell what the copy holds."""
    with Register(register_at, create=False) as register:
        made = backup.back_up(register, copy, version())
    messages().print(visible(f"Copied to {copy}: {_holds(made)}"), soft_wrap=True)


def look_through(copy: Path) -> None:
    """Tell whether a copy is whole."""
    made = backup.check(copy)
    messages().print(visible(f"{copy} is whole: {_holds(made)}; made {made.made_at}"), soft_wrap=True)


def put_back(register_at: str, copy: Path, *, replace: bool) -> None:
    """Put a copy in the place of a register, and tell where the old one is."""
    if is_address(register_at):
        raise RegisterError(backup.ELSEWHERE)
    made, old = backup.restore(copy, Path(register_at), replace=replace)
    aside = f"; the register that was there is {old} now" if old is not None else ""
    messages().print(visible(f"{register_at} is the copy of {made.made_at}: {_holds(made)}{aside}"), soft_wrap=True)


def drop_bytes(register_at: str, period: str, *, without_claims: bool, yes: bool) -> None:
    """Tell what would go, and with `yes` let it go."""
    with Register(register_at, create=False) as register:
        try:
            moment = retention.before(register.clock(), period)
        except RegisterError as error:
            raise Stop(Exit.USAGE, str(error)) from error
        planned = retention.plan(register, moment, without_claims=without_claims)
        about = f"{_count(len(planned.pages), 'page')} kept since before {moment[:10]}, {planned.bytes / 1e6:.1f} MB"
        if not yes:
            messages().print(
                f"Would go: the bytes of {about}. Stay: the bytes of {_count(planned.staying, 'page')}; the texts, "
                "evidence and hashes of all. Neither the original nor a reading copy could be seen of them any more, "
                "nor could they be read anew by another codebook. Nothing was done; --yes does it.",
                soft_wrap=True,
            )
            return
        number = retention.carry_out(register, planned)
        audit.log(register.database, register.clock(), getpass.getuser(), "bytes dropped", about)
    messages().print(f"Dropped the bytes of {_count(number, 'page')}; their texts, evidence and hashes stay.")


def _holds(made: backup.Manifest) -> str:
    told = f"{_count(made.pages, 'page')}, {_count(made.claims, 'claim')}, {_count(made.events, 'event')}"
    return told + (f"; {made.without_bytes} without bytes" if made.without_bytes else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
