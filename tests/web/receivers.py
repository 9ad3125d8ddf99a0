"""Real servers that watches send to: one that takes mails, and one that is called and fails first."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Mails(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is handed; of some addresses it wants nothing."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken: list[tuple[str, list[str], bytes]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Talk(socketserver.StreamRequestHandler):
    """One conversation, as RFC 5321 has it."""

    def handle(self) -> None:
        assert isinstance(self.server, Mails)
        self._say("220 ready")
        sender, to = "", list[str]()
        while line := self.rfile.readline():
            word = line.decode().strip()
            upper = word.upper()
            if upper.startswith(("EHLO", "HELO")):
                self._say("250 here")
            elif upper.startswith("MAIL FROM:"):
                sender, to = word[10:], []
                self._say("250 yes")
            elif upper.startswith("RCPT TO:"):
                if "nobody" in word:
                    self._say("550 no such mailbox")
                else:
                    to.append(word[8:].strip("<>"))
                    self._say("250 yes")
            elif upper == "DATA":
                self._say("354 go on")
                text = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    text += part[1:] if part.startswith(b"..") else part
                self.server.taken.append((sender, to, text))
                self._say("250 kept")
            elif upper == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 so be it")

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


class Hook(ThreadingHTTPServer):
    """A program that is called; it answers as `answers` say, one after the other, the last for ever."""

    daemon_threads = True

    def __init__(self, *answers: int) -> None:
        super().__init__(("127.0.0.1", 0), Called)
        self.answers = list(answers)
        self.got: list[tuple[str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/news?desk=1"


class Called(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, Hook)
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        answers = self.server.answers
        code = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "http://127.0.0.1:1/secret")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running(server: "Mails | Hook") -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
