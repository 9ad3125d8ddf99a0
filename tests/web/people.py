"""A room that several people use: its register has accounts, and each person is a client of their own."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import httpx
from argon2 import PasswordHasher
from lxml import html as parser  # type: ignore[import-untyped]
from starlette.testclient import TestClient

from legation.register.people import accounts
from legation.register.store import Register
from legation.web.app import make_app
from tests.web.conftest import HOST, Opened

WORDS = "three blue herons"
PEOPLE = {"ada": "admin", "ed": "editor", "rita": "reviewer", "rob": "reviewer", "rea": "reader"}


@dataclass(frozen=True)
class Someone:
    """A person at a browser."""

    client: TestClient

    def get(self, address: str, **more: Any) -> httpx.Response:
        return self.client.get(address, follow_redirects=False, **more)

    def tree(self, address: str) -> Any:
        answer = self.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:300])
        return parser.fromstring(answer.text)

    def send(self, address: str, _from: str = "/account", **fields: Any) -> httpx.Response:
        """Send a form, with the token of a page that this person sees."""
        tokens = parser.fromstring(self.get(_from).text).xpath("//input[@name='token']/@value")
        return self.client.post(address, data={"token": tokens[0], **fields}, follow_redirects=False)

    def sign_in(self, name: str, password: str = WORDS, **more: Any) -> httpx.Response:
        return self.send("/login", "/login", name=name, password=password, **more)


@cache
def quick() -> PasswordHasher:
    """Hashes as the real one, with less work: these tests are of the room, not of argon2."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


class Shared:
    """The room and everybody in it."""

    def __init__(self, opened: Opened, **more: Any) -> None:
        self.opened = opened
        accounts._hasher, accounts._nobodys = quick, lambda: quick().hash("nobody")  # type: ignore[assignment]
        with Register(opened.place) as register:
            for name, role in PEOPLE.items():
                accounts.add(register.database, name, role, WORDS, register.clock(), f"{name}@example.org")
        self.room = replace(opened.room, is_private=False, **more)
        self.app = make_app(self.room)

    def visitor(self, **more: Any) -> Someone:
        return Someone(TestClient(self.app, base_url=more.pop("base_url", HOST), **more))

    def person(self, name: str) -> Someone:
        somebody = self.visitor()
        assert somebody.sign_in(name).status_code == 303
        return somebody
