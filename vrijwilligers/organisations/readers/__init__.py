"""Files with organisations from outside, read without the web and without the database.

Two kinds: our own table (CSV or XLSX) and a search answer of the Verenigingsregister (JSON). The
content decides which.
"""

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.tables import MAX_BYTES, Unreadable
from vrijwilligers.organisations.readers import canonical, register
from vrijwilligers.organisations.readers.rows import Read, Reading

__all__ = ["Read", "Reading", "read"]

NOT_LETTERS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


def read(content: bytes) -> Reading:
    """Read a file by what it looks like; raise ``Unreadable``."""
    if len(content) > MAX_BYTES:
        raise Unreadable(_l("The file is too large to read."))
    first = content[:1000].lstrip(NOT_LETTERS)[:1]
    if first == b"<":
        raise Unreadable(_l("This is XML or a web page. Choose a CSV, XLSX or JSON file."))
    return register.read(content) if first in (b"{", b"[") else canonical.read(content)
