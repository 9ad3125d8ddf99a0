"""Mail messages into pieces: the subject as title, the Date header as a date candidate."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from legation.pages.draft import Draft, Hint
from legation.pages.media import NotText, decode
from legation.pages.normal import clean
from legation.pages.plain import pieces_of

_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)


def _header(message: EmailMessage, name: str) -> str:
    """Return a header's words; a header too broken to parse counts as absent."""
    try:
        return clean(str(message.get(name, "")))
    except (ValueError, IndexError, TypeError, AttributeError, LookupError, OverflowError):
        return ""


def _parts(message: EmailMessage) -> list[tuple[str, bytes, str | None]]:
    """Return the text parts of a message that are no attachments: medium, bytes and declared character set."""
    found: list[tuple[str, bytes, str | None]] = []
    for part in message.walk():
        medium = part.get_content_type()
        if medium in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                found.append((medium, payload, part.get_content_charset()))
    return found


def read_mail(data: bytes) -> Draft:
    """Return the draft of a mail message: its plain text, else its HTML; NotText if it has neither."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = _parts(message)
    except RecursionError:
        raise NotText("this message is nested too deeply to be read") from None
    plain = [part for part in parts if part[0] == "text/plain"]
    chosen = plain or [part for part in parts if part[0] == "text/html"]
    if not chosen:
        raise NotText("this message has no text")
    drafts = [_part(medium, payload, charset) for medium, payload, charset in chosen]
    sent = _header(message, "Date")
    return Draft(
        media="email",
        encoding=drafts[0].encoding,
        pieces=tuple(piece for draft in drafts for piece in draft.pieces),
        title=_FORWARDED.sub("", _header(message, "Subject")) or None,
        url=drafts[0].url,
        site=drafts[0].site or _newsletter(message),
        locale=drafts[0].locale,
        hints=((Hint(sent, "metadata", f"Date: {sent}"),) if sent else ()) + drafts[0].hints,
    )


def _newsletter(message: EmailMessage) -> str | None:
    """The sender's name of a message sent to a list: the newsletter's; a person's letter has none."""
    if not any(_header(message, name) for name in ("List-Unsubscribe", "List-Id", "List-Post")):
        return None
    name, _ = parseaddr(_header(message, "From"))
    return clean(name) or None


def _part(medium: str, payload: bytes, charset: str | None) -> Draft:
    text, encoding = decode(payload, charset)
    if medium == "text/plain":
        return Draft("text", encoding, pieces_of(text))
    from legation.pages.markup import read_html  # slow to import; only HTML parts need it

    return read_html(text, encoding)
