"""News of a watch by mail: into a folder in the Maildir form, or over an SMTP server."""

import mailbox
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from legation.exports.atom import digest
from legation.register.people.watches import News, Watch

SECONDS = 20.0
"""How long a mail server may keep one waiting."""


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server; `tls` is "none", "starttls" or "tls". The password is never printed."""

    host: str
    port: int
    tls: str = "starttls"
    user: str = ""
    password: str = ""


def letter(watch: Watch, news: Sequence[News], address: str, sender: str) -> EmailMessage:
    """The mail that tells the news."""
    made = EmailMessage()
    made["Subject"] = f"Legation, {watch.name}: {len(news)} {'piece' if len(news) == 1 else 'pieces'} of news"
    made["From"], made["To"] = sender, watch.email
    made["Date"] = format_datetime(datetime.now(UTC))
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2] or "legation.invalid")
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(digest(watch, news, address))
    return made


def to_folder(made: EmailMessage, folder: Path) -> str:
    """Put a mail into a Maildir; where it lies. Raises OSError."""
    box = mailbox.Maildir(folder, create=True)
    try:
        return f"kept in {folder} as {box.add(made)}"
    finally:
        box.close()


def over_smtp(made: EmailMessage, server: Server) -> str:
    """Hand a mail to a server; what it said. Raises OSError, of which smtplib's errors are."""
    secure = ssl.create_default_context()
    if server.tls == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=secure)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    with connection:
        if server.tls == "starttls":
            connection.starttls(context=secure)
        if server.user:
            connection.login(server.user, server.password)
        connection.send_message(made)
    return f"taken by {server.host}:{server.port}"
