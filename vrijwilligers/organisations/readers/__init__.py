"""Files with organisations: our own table, and search answers of the Verenigingsregister (JSON).

The content decides which; nothing here knows the web or a database.
"""

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.tables import MAX_BYTES, Unreadable
from vrijwilligers.imports.rules.kinds import TABLE

NOT_LETTERS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
REGISTER = "register"


def format_of(content: bytes) -> str:
    """Return how a file that looks like this is read; raise ``Unreadable``."""
    if len(content) > MAX_BYTES:
        raise Unreadable(_l("The file is too large to read."))
    first = content[:1000].lstrip(NOT_LETTERS)[:1]
    if first == b"<":
        raise Unreadable(_l("This is XML or a web page. Choose a CSV, XLSX or JSON file."))
    return REGISTER if first in (b"{", b"[") else TABLE
