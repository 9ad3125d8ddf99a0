"""`legation serve`: the reading room."""

import getpass
import socket
from pathlib import Path

from legation.cli.exits import Exit, Stop
from legation.cli.screen import messages
from legation.cli.version import version
from legation.cli.vocabulary import known
from legation.web.room import Room, RoomError, check_host


def run(register_at: str, host: str, port: int, *, who: str | None, codebook: Path | None) -> None:
    """Serve the register on this machine until interrupted."""
    try:
        check_host(host)
    except RoomError as error:
        raise Stop(Exit.USAGE, str(error)) from error
    import uvicorn

    from legation.web.app import make_app

    book = known(codebook)
    who = who or getpass.getuser()
    room = Room(register_at, book.words, book.types, book.roles, book.codes, who, version(), book.cycles, book.book)
    app = make_app(room)
    with _listening(host, port) as bound:
        shown = f"[{host}]" if ":" in host else host
        messages().print(f"Reading room: http://{shown}:{bound.getsockname()[1]}/   (Ctrl-C ends it)", soft_wrap=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
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
