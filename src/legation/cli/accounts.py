"""`legation accounts`: who may use a register that others can reach."""

import getpass
import sys

from legation.cli.exits import Exit, Stop
from legation.cli.screen import data, messages, print_record, visible
from legation.register.people import accounts, audit, sessions
from legation.register.people.rights import RIGHTS, ROLES
from legation.register.store import Register

HOURS_A_DAY = 24.0


def add(register_at: str, name: str, role: str, email: str) -> None:
    """Make an account; the password is asked for, or read from standard input."""
    accounts.check_role(role)
    password = asked_password()
    with Register(register_at, create=False) as register:
        made = accounts.add(register.database, name, role, password, register.clock(), email)
        _logged(register, "account added", f"{name}, {role}")
    messages().print(visible(f"Account {made.name}, {made.role}"))


def list_accounts(register_at: str, *, as_json: bool) -> None:
    """Print the accounts."""
    with Register(register_at, create=False) as register:
        found = accounts.every(register.database)
    for one in found:
        if as_json:
            print_record({"name": one.name, "role": one.role, "disabled": one.disabled, "made_at": one.made_at})
        else:
            state = "  disabled" if one.disabled else ""
            data().print(visible(f"{one.name:<24} {one.role:<9} since {one.made_at[:10]}{state}"), soft_wrap=True)
    messages().print(f"{len(found)} account{'' if len(found) == 1 else 's'}")


def list_roles() -> None:
    """Print what each role may do."""
    for role in ROLES:
        new = [what for first, what in RIGHTS.values() if first == role]
        before = f"all that a {ROLES[ROLES.index(role) - 1]} may; " if role != ROLES[0] else ""
        data().print(f"{role:<9} {before}{'; '.join(new)}", soft_wrap=True)


def set_role(register_at: str, name: str, role: str) -> None:
    """Give an account another role."""
    with Register(register_at, create=False) as register:
        accounts.change(register.database, name, register.clock(), role=role)
        _logged(register, "account: role", f"{name}, {role}")
    messages().print(visible(f"{name} is {role} now"))


def disable(register_at: str, name: str, *, back: bool) -> None:
    """Keep an account out, its sessions too; or let it in again."""
    with Register(register_at, create=False) as register:
        accounts.change(register.database, name, register.clock(), disabled=not back)
        _logged(register, "account: enable" if back else "account: disable", name)
    messages().print(visible(f"{name} may sign in again" if back else f"{name} may not sign in any more"))


def set_password(register_at: str, name: str) -> None:
    """Give an account a new password, which ends its sessions."""
    with Register(register_at, create=False) as register:
        accounts.named(register.database, name)
        accounts.change(register.database, name, register.clock(), password=asked_password())
        _logged(register, "account: password", name)
    messages().print(visible(f"The password of {name} is changed"))


def give_token(register_at: str, name: str, days: int) -> None:
    """Print a token for programs that act in the account's name."""
    with Register(register_at, create=False) as register:
        account = accounts.named(register.database, name)
        token = sessions.begin(register.database, account, sessions.moment(), days * HOURS_A_DAY, "program")
        _logged(register, "token given", f"{name}, {days} days")
    data().print(token)
    messages().print(visible(f"Shown this once; for {days} days: Authorization: Bearer TOKEN"))


def show_log(register_at: str, limit: int, *, as_json: bool) -> None:
    """Print the audit log, the latest first."""
    with Register(register_at, create=False) as register:
        for one in audit.lines(register.database, limit):
            if as_json:
                print_record({"at": one.at, "who": one.who, "act": one.act, "about": one.about, "from": one.address})
            else:
                told = f"{one.at}  {one.who}  {one.act}  {one.about}  {one.address}"
                data().print(visible(told.rstrip()), soft_wrap=True)


def asked_password() -> str:
    """The password, from the terminal twice, or one line of standard input; never from the command line, which other
    users of the machine can see.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise Stop(Exit.USAGE, "the password was not written twice in the same way; nothing was changed")
    return first


def _logged(register: Register, act: str, about: str) -> None:
    audit.log(register.database, register.clock(), getpass.getuser(), act, about)
