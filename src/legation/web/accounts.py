"""Signing in and out, one's own account, and for admins all accounts and the audit log."""

from dataclasses import asdict
from threading import Semaphore

from starlette.responses import RedirectResponse, Response

from legation.register.people import accounts, audit, sessions
from legation.register.people.errors import PeopleError
from legation.register.people.rights import RIGHTS, ROLES
from legation.web.answer import Call, View, as_page, keep_session
from legation.web.areas import Area, Done, Fields, Form
from legation.web.asked import sheet
from legation.web.catalogue import say
from legation.web.security import COOKIE, Refused, way_back

SIZE = 200
"""Lines of the audit log on one sheet."""

_AT_ONCE = Semaphore(2)
"""Passwords that are looked at at once: each takes 64 MiB and some time, which nobody shall use up."""


def login(call: Call) -> View:
    """The form to sign in with."""
    there = accounts.any_there(call.register.database)
    back = way_back(call.request.query_params.get("next", "/"), "/")
    return View("login.html", say("login_title"), {"accounts": there}, {"back": back, "wrong": None, "named": ""})


def sign_in(call: Call, fields: Fields) -> Done | Response:
    """Begin a session for whoever knows name and password."""
    name, password = fields.get("name", "").strip()[:80], fields.get("password", "")
    back = way_back(fields.get("next", ""), "/")
    failures, database = call.room.limits.signing_in, call.register.database
    if wait := failures.wait(name, call.address):
        raise Refused(429, say("login_wait", n=int(wait // 60) + 1))
    with _AT_ONCE:
        account = accounts.recognised(database, name, password, sessions.moment())
    if account is None:
        failures.failed(name, call.address)
        audit.log(database, call.register.clock(), name, "sign-in refused", address=call.address)
        shown = {"back": back, "wrong": say("login_wrong"), "named": name}
        return as_page(View("login.html", say("login_title"), {}, shown, 403), call.room, call.request)
    failures.succeeded(name, call.address)
    if old := call.request.cookies.get(COOKIE):
        sessions.end(database, old)
    token = sessions.begin(database, account, sessions.moment())
    audit.log(database, call.register.clock(), account.name, "signed in", address=call.address)
    answer = RedirectResponse(back, 303)
    keep_session(answer, call.request, token)
    return answer


def sign_out(call: Call, fields: Fields) -> Response:
    """End this session, or all of the account."""
    database = call.register.database
    if fields.get("all") and call.person.account is not None:
        sessions.end_all(database, call.person.account)
    else:
        sessions.end(database, call.request.cookies.get(COOKIE, ""))
    audit.log(database, call.register.clock(), call.person.name, "signed out", address=call.address)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def own(call: Call) -> View:
    """One's own account."""
    call.person.must("read")
    record = {"name": call.person.name, "role": call.person.role, "rights": [r for r in RIGHTS if call.person.may(r)]}
    return View("account.html", say("account_title"), record, {"rights": RIGHTS})


def change_own(call: Call, fields: Fields) -> Done | Response:
    """Change one's own password, which ends every session of the account, and e-mail address."""
    if call.person.account is None:
        raise PeopleError(say("no_account"))
    database, name = call.register.database, call.person.name
    with _AT_ONCE:
        known = accounts.recognised(database, name, fields.get("password", ""), sessions.moment())
    if known is None:
        call.room.limits.signing_in.failed(name, call.address)
        raise Refused(403, say("login_wrong"))
    new, email = fields.get("new", ""), fields.get("email", "").strip()
    if new != fields.get("again", ""):
        raise PeopleError(say("passwords_differ"))
    at = call.register.clock()
    changed = accounts.change(database, name, at, password=new or None, email=email)
    audit.log(database, at, name, "password changed" if new else "e-mail changed", address=call.address)
    answer = RedirectResponse("/account", 303)
    if new:
        keep_session(answer, call.request, sessions.begin(database, changed, sessions.moment()))
    return answer


def listed(call: Call) -> View:
    """All accounts, and the table of what each role may do."""
    call.person.must("admin")
    found = accounts.every(call.register.database)
    record = {
        "accounts": [
            {"name": one.name, "role": one.role, "disabled": one.disabled, "made_at": one.made_at} for one in found
        ],
        "rights": {right: {"from": first, "what": what} for right, (first, what) in RIGHTS.items()},
    }
    return View("accounts.html", say("accounts_title"), record, {"roles": ROLES})


def add(call: Call, fields: Fields) -> Done:
    """Make an account."""
    at, database = call.register.clock(), call.register.database
    name, role = fields.get("name", "").strip(), fields.get("role", "")
    with _AT_ONCE:
        made = accounts.add(database, name, role, fields.get("password", ""), at, fields.get("email", "").strip())
    audit.log(database, at, call.person.name, "account added", f"{made.name}, {made.role}", call.address)
    return Done(to="/accounts")


def change(call: Call, fields: Fields) -> Done:
    """Give an account another role or password, disable it, or let it in again."""
    at, database = call.register.clock(), call.register.database
    name, what = fields.get("name", ""), fields.get("change", "")
    if what == "role":
        accounts.change(database, name, at, role=fields.get("role", ""))
        about = f"{name}, {fields.get('role', '')}"
    elif what in ("disable", "enable"):
        accounts.change(database, name, at, disabled=what == "disable")
        about = name
    elif what == "password":
        with _AT_ONCE:
            accounts.change(database, name, at, password=fields.get("password", ""))
        about = name
    else:
        raise PeopleError(say("no_change"))
    audit.log(database, at, call.person.name, f"account: {what}", about, call.address)
    return Done(to="/accounts")


def log(call: Call) -> View:
    """The audit log, the latest first."""
    call.person.must("admin")
    at = sheet(call.request.query_params)
    total = audit.total(call.register.database)
    lines = [asdict(one) for one in audit.lines(call.register.database, SIZE, (at - 1) * SIZE)]
    record = {"total": total, "sheet": at, "sheets": max(1, -(-total // SIZE)), "lines": lines}
    return View("audit.html", say("audit_title"), record)


AREA = Area(
    pages=(("/login", login), ("/account", own), ("/accounts", listed), ("/audit", log)),
    forms=(
        Form("/login", sign_in, ""),
        Form("/logout", sign_out, "read"),
        Form("/account", change_own, "read"),
        Form("/accounts", add, "admin"),
        Form("/accounts/change", change, "admin"),
    ),
)
