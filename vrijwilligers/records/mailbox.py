"""The mailbox to which mail comes back, read by IMAP: notifications of delivery, and nothing else.

Only what the server itself finds to be a report, and nobody read, is fetched; it is marked as read
once it is noted. Letters of people in the same mailbox stay as they are.
"""

import imaplib
import re
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

PATIENCE = 20  # seconds for one answer
MOST_AT_ONCE = 500
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
REPORTS = ("UNSEEN", "UNDELETED", "HEADER", "Content-Type", '"multipart/report"')


class MailboxAway(Exception):
    """The server cannot be reached, is not the one we mean, or does not let us in."""


@dataclass(frozen=True, kw_only=True)
class MailboxAddress:
    """Where the mailbox is, and how one enters."""

    server: str
    port: int
    username: str
    password: str
    folder: str
    is_sealed: bool


def read_reports(address: MailboxAddress, note: Callable[[bytes], None], *, most_bytes: int) -> int:
    """Give each report that nobody read to ``note``, and mark it as read; return how many."""
    with _opened(address) as server:
        found = _said(server.uid("SEARCH", *REPORTS))[0]
        numbers = found.decode("ascii").split()[:MOST_AT_ONCE]
        for number in numbers:
            if content := _fetched(server, number, most_bytes):
                note(content)
            _said(server.uid("STORE", number, "+FLAGS.SILENT", r"(\Seen)"))
        return len(numbers)


@contextmanager
def _opened(address: MailboxAddress) -> Iterator[imaplib.IMAP4]:
    try:
        server = _connected(address)
        try:
            server.login(address.username, address.password)
            folder = address.folder.replace("\\", "\\\\").replace('"', '\\"')
            _said(server.select(f'"{folder}"'))
            yield server
        finally:
            server.shutdown()
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxAway(type(error).__name__) from error


def _connected(address: MailboxAddress) -> imaplib.IMAP4:
    host, port = address.server, address.port
    if address.is_sealed:
        sealed = ssl.create_default_context()
        return imaplib.IMAP4_SSL(host, port, ssl_context=sealed, timeout=PATIENCE)
    return imaplib.IMAP4(host, port, timeout=PATIENCE)


def _fetched(server: imaplib.IMAP4, number: str, most_bytes: int) -> bytes:
    """Return a mail without marking it; of one that is too large nothing."""
    size = SIZE.search(_said(server.uid("FETCH", number, "(RFC822.SIZE)"))[0])
    if size is None or int(size[1]) > most_bytes:
        return b""
    parts = _said(server.uid("FETCH", number, "(BODY.PEEK[])"))
    return next((bytes(part[1]) for part in parts if isinstance(part, tuple)), b"")


def _said(answer: tuple[str, list[Any]]) -> list[Any]:
    kind, parts = answer
    if kind != "OK":
        raise imaplib.IMAP4.error("refused")
    return [part for part in parts if part is not None] or [b""]
