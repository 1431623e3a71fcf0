"""A file that a translator gives back, a table (XLSX, ODS, CSV) or a PO file: key and words.

What it says in other columns or comments is not read: our own texts do not change by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.sandbox import Limits, Unreadable
from vrijwilligers.exchange.tables import Row, read_table
from vrijwilligers.visitor_texts.readers.po import NoPo, entries_of

MOST_BYTES = 2_000_000
FEW = Limits(rows=5_000, columns=30, cells=100_000, characters=5_000_000)
KEY = "key"
TOO_LARGE = _l("This file is too large for a table of texts: at most 2 MB.")
NO_KEYS = _l("The file has no column “key”, by which texts are known.")
NO_UTF8 = _l("This PO file is not in UTF-8. Save it again as UTF-8.")
NO_PO = _l("This PO file cannot be read: it is damaged.")


@dataclass(frozen=True)
class SentText:
    """A text as a file has it: on which line, under which key, in which words.

    ``is_broken`` says that the row cannot be read as a whole.
    """

    row: int
    key: str
    words: str
    is_broken: bool = False


def read_texts(content: bytes, language: str) -> tuple[SentText, ...]:
    """Read the texts of a language from a file; raise ``Unreadable`` where there are none."""
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    if _is_po(content):
        return tuple(_from_po(content))
    return tuple(_from_table(content, language))


def _is_po(content: bytes) -> bool:
    """Tell a PO file by what stands in it, also where it is in an encoding that we do not take."""
    begin = content[:20_000].replace(b"\0", b"")
    return not content.startswith(b"PK") and b"msgid" in begin and b"msgstr" in begin


def _from_po(content: bytes) -> Iterator[SentText]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(NO_UTF8) from error
    try:
        entries = [*entries_of(text)]
    except NoPo as error:
        raise Unreadable(NO_PO) from error
    for one in entries:
        if one.parts.get("msgid"):
            yield SentText(one.line, one.parts.get("msgctxt", ""), _clean(one.words))


def _from_table(content: bytes, language: str) -> Iterator[SentText]:
    wanted = {KEY, language}
    table = read_table(content, has_header=True, is_name=wanted.__contains__, limits=FEW)
    if KEY not in table.columns:
        raise Unreadable(NO_KEYS)
    if language not in table.columns:
        raise Unreadable(
            _l("The file has no column “%(language)s” with the new texts.", language=language)
        )
    return (_row(row, language) for row in table.rows)


def _row(row: Row, language: str) -> SentText:
    key, words = row.cells.get(KEY, ""), row.cells.get(language, "")
    is_broken = bool(row.fault) or language in row.emptied
    return SentText(row.number, key.strip(), _clean(words), is_broken=is_broken)


def _clean(words: str) -> str:
    """Take off the ends; line ends are written in one way."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()
