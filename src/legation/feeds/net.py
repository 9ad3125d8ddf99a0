"""Which addresses of a network may be called, and connections that go to the address that was checked."""

import http.client
import socket
import ssl
from ipaddress import IPv6Address, ip_address


class NotCalled(Exception):
    """An address is not called; the text says why."""


def checked(host: str, port: int, *, private: bool) -> str:
    """The address of a host that may be called. Raises NotCalled where it is private or not known."""
    try:
        found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotCalled(f"the host {host} is not known: {error}") from None
    if not private and (inside := next((one for one in found if not is_public(one)), None)):
        raise NotCalled(f"{host} is {inside}, an address of a private network or of this machine; it was not called")
    return found[0]


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the open net: not private, link-local, loopback, shared, multicast or such."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


class Pinned(http.client.HTTPConnection):
    """A connection to the address that was checked, whatever the name leads to by now; `seconds` for each wait."""

    def __init__(self, host: str, port: int, address: str, encrypted: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._address = address
        self._encrypted = encrypted
        self._seconds = seconds
        self.default_port = 443 if encrypted else 80

    def connect(self) -> None:
        """Connect to the checked address, with TLS for the host's name where that is asked for."""
        self.sock = socket.create_connection((self._address, self.port), self._seconds)
        if self._encrypted:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
