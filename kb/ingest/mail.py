"""Saved e-mail: the body as text or HTML, the headers as metadata."""

import email
import email.policy
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from kb.errors import Rejected
from kb.ingest.decode import decode
from kb.ingest.fields import looks_like_html
from kb.model import RawDocument
from kb.text import one_line

__all__ = ["read_eml"]


def read_eml(data: bytes, uri: str) -> Iterator[RawDocument]:
    """The article in a mail: Subject is its title, Date its date, the name in From its sender.

    The plain part is taken unless it is much poorer than the HTML part ("open this in your browser").
    Raises Rejected "empty" or "unreadable".
    """
    if not data.strip():
        raise Rejected("empty")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)  # what the default policy makes
        plain, html = _part(message, "plain"), _part(message, "html")
        metadata = _headers(message)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        # the standard library's parser lets some faults of the headers through
        raise Rejected("unreadable", f"no valid e-mail ({error})") from None
    if not metadata and not message.keys():
        raise Rejected("unreadable", "no e-mail: it has no headers")
    # An HTML part is markup four fifths through; a plain part below a fiftieth of it is a stub.
    if plain.strip() and len(plain) * 50 > len(html):
        yield RawDocument(uri, plain, "text/html" if looks_like_html(plain[:300]) else "text/plain", metadata)
    elif html.strip():
        yield RawDocument(uri, html, "text/html", metadata)
    else:
        raise Rejected("empty", "the mail has no text part")


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, KeyError):  # a charset Python does not know
        data = part.get_payload(decode=True)
        return decode(data) if isinstance(data, bytes) and data.strip() else ""


def _headers(message: EmailMessage) -> dict[str, str]:
    found = {"title": one_line(str(message["subject"] or "")), "url": str(message["archived-at"] or "").strip("<> ")}
    found["sender"] = one_line(parseaddr(str(message["from"] or ""))[0])
    if message["date"]:
        try:
            found["date"] = parsedate_to_datetime(str(message["date"])).date().isoformat()
        except (ValueError, TypeError):
            found["date"] = ""  # a date nobody can read is no date
    for prefix in ("Fwd:", "FW:", "Fw:", "RE:", "Re:", "TR:", "YNT:", "İLT:"):
        found["title"] = found["title"].removeprefix(prefix).strip()
    return {k: v for k, v in found.items() if v}
