"""`legation serve`: the reading room."""

import getpass
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from legation import journal
from legation.cli.exits import Exit, Stop
from legation.cli.screen import messages
from legation.cli.telling import listening
from legation.cli.version import version
from legation.cli.vocabulary import known
from legation.register.people import accounts
from legation.register.store import Register
from legation.web.room import LOOPBACK, Room, RoomError, check_host
from legation.web.way_in import is_address


@dataclass(frozen=True, slots=True)
class Serving:
    """How a register is served: where, under which further names, behind which proxies, and whether to everybody."""

    host: str
    port: int
    names: Sequence[str] = ()
    proxies: Sequence[str] = ()
    public: bool = False


def run(register_at: str, serving: Serving, *, who: str | None, codebook: Path | None) -> None:
    """Serve the register until interrupted."""
    with Register(register_at, create=False) as register:
        has_accounts = accounts.any_there(register.database)
    host = serving.host
    try:
        check_host(host, has_accounts=has_accounts)
    except RoomError as error:
        raise Stop(Exit.USAGE, str(error)) from error
    if (serving.proxies or serving.public) and not has_accounts:
        raise Stop(Exit.USAGE, "--proxy and --public let others in, which wants accounts: `legation accounts add NAME`")
    if wrong := next((one for one in serving.proxies if not is_address(one)), None):
        raise Stop(Exit.USAGE, f"“{wrong}” is no address of a machine; name the proxy as 127.0.0.1 or ::1")
    import uvicorn

    from legation.web.app import make_app
    from legation.web.warm import Warming

    book = known(codebook)
    who = who or getpass.getuser()
    room = Room(
        *(register_at, book.words, book.types, book.roles, book.codes, who, version(), book.cycles, book.book),
        is_private=host in LOOPBACK and not serving.proxies,
        public=serving.public,
        names=tuple(name.lower() for name in serving.names) or (socket.gethostname().lower(),),
        proxies=serving.proxies,
    )
    app = make_app(room)
    with _listening(host, serving.port) as bound:
        warming = Warming(room)
        warming.start()
        warming.wait()
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{bound.getsockname()[1]}/"
        listening(address)
        messages().print(f"Reading room: {address}   (Ctrl-C ends it)", soft_wrap=True)
        if host not in LOOPBACK and not serving.proxies:
            messages().print("Passwords travel in the clear; put a proxy with TLS before it (docs/serving-others.md).")
        shape = {"log_config": None} if journal.is_written() else {"log_level": "warning"}
        config = uvicorn.Config(app, access_log=False, server_header=False, proxy_headers=False, **shape)
        uvicorn.Server(config).run(sockets=[bound])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        # whoever follows the address as soon as it is told must not be refused
        bound.listen()
    except OSError as error:
        bound.close()
        raise Stop(
            Exit.FAILED, f"port {port} cannot be had ({error.strerror or error}); name another with --port"
        ) from error
    return bound
