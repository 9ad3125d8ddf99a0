"""`legation serve`: refused to others, told where it is, ended by Ctrl-C."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from legation.cli.exits import Exit
from legation.register.people import accounts
from legation.register.store import Register
from tests.cli.conftest import Legation


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.7.7", "example.org"])
def test_another_address_wants_accounts(legation: Legation, host: str) -> None:
    Register("legation.db").close()
    ran = legation("serve", "--host", host)
    assert ran.code == Exit.USAGE and "this register has no accounts" in ran.err


def test_proxies_want_accounts_and_addresses(legation: Legation) -> None:
    Register("legation.db").close()
    assert "wants accounts" in legation("serve", "--proxy", "127.0.0.1").err
    with Register("legation.db") as register:
        accounts.add(register.database, "ann", "admin", "three blue herons", register.clock())
    ran = legation("serve", "--proxy", "front.example.org")
    assert ran.code == Exit.USAGE and "no address of a machine" in ran.err


def test_without_a_register_nothing_is_served(legation: Legation) -> None:
    ran = legation("serve", "--register", "none.db")
    assert ran.code == Exit.STORE and "there is no register at none.db" in ran.err


def test_it_serves_until_interrupted(legation: Legation, pages: Path) -> None:
    legation("read", str(pages))
    with subprocess.Popen(
        [sys.executable, "-m", "legation.cli", "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as served:
        try:
            assert served.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/", served.stderr.readline())
            assert found
            with urllib.request.urlopen(found[0] + "events.json", timeout=30) as answer:
                assert b'"total": 2' in answer.read()
            served.send_signal(signal.SIGINT)
            # where a shell in the background has Ctrl-C ignored, the server ends as done
            assert served.wait(30) in (Exit.FINE, Exit.INTERRUPTED, -signal.SIGINT)
            assert "Traceback" not in served.stderr.read()
        finally:
            served.kill()
