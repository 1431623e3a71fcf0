"""What a notification of delivery says (RFC 3464), and of which mail: nothing else of it is read.

Part of the program of ``reader.py``, and loaded by it alone. Headers stay as they were written: the
library's finer reading of them fails on what strangers write.
"""

from collections.abc import Iterator
from email import message_from_bytes, message_from_string
from email.message import Message
from typing import Any

REPORT = ("multipart/report", "delivery-status")
ABOUT_IT = ("In-Reply-To", "References")
LONGEST = 998  # letters of a header that says which mail


def parts_of(content: bytes) -> Iterator[dict[str, str]]:
    """Yield for each reader of the returned mail: which mail, what was done, and why.

    Raise ``ValueError`` with the reason, ``mail``.
    """
    try:
        mail = message_from_bytes(content)
        if (mail.get_content_type(), mail.get_param("report-type")) != REPORT:
            return
        yield from _said(mail)
    except (AttributeError, IndexError, KeyError, LookupError, RecursionError, TypeError) as error:
        raise ValueError("mail") from error


def _said(mail: Message) -> Iterator[dict[str, str]]:
    parts = _within(mail)
    about = " ".join([*map(_returned, parts), *(mail.get(name, "") for name in ABOUT_IT)])
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            for reader in _within(part)[1:]:  # the first block is about the mail as a whole
                yield {
                    "about": about[:LONGEST],
                    "action": str(reader.get("Action", "")).strip().lower(),
                    "status": str(reader.get("Status", "")).strip(),
                }


def _returned(part: Message) -> str:
    """Return the Message-ID of the mail that came back, whole or its headers alone."""
    kind, within = part.get_content_type(), _within(part)
    if kind == "message/rfc822":
        return str(within[0].get("Message-ID", ""))
    if kind == "text/rfc822-headers":
        said = message_from_string(str(within))
        return str(said.get("Message-ID", ""))
    return ""


def _within(part: Message) -> Any:
    """Return what a part holds: other parts, or a text."""
    return part.get_payload()
