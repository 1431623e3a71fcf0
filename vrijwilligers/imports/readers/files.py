"""A file of any kind, parsed: a table row by row, another format as a whole.

A row that brought in a record before is known by its digest alone; nothing of it is parsed. The
digest holds all that its meaning depends on: its cells, the columns, the words, the code lists,
the version of the reader.
"""

import hashlib
import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.exchange.tables import Row, Table, Unreadable, read_table
from vrijwilligers.imports.readers import guesses, headers
from vrijwilligers.imports.readers.how_read import how_read
from vrijwilligers.imports.readers.kept_files import without_words
from vrijwilligers.imports.rules import (
    ColumnMap,
    ImportKind,
    ImportOptions,
    KnownRow,
    ParsedFile,
    ParsedRow,
    ReadOptions,
)
from vrijwilligers.imports.rules.kinds import TABLE
from vrijwilligers.imports.rules.options import Follow
from vrijwilligers.vocabulary import lexicon

EACH = 250  # rows between two reports of how far it is
MADE = "made-"  # what a number begins with that we made of the row itself
PARTED = "\x1f"  # between cells

Thing = TypeVar("Thing")
_opened: ContextVar[dict[Any, Table]] = ContextVar("opened")


def parsed_file(
    kind: ImportKind,
    content: bytes,
    options: ImportOptions,
    codes: Any,
    known: Mapping[str, KnownRow],
) -> ParsedFile:
    """Parse a file by the format that was said, or by what it looks like; or ``Unreadable``."""
    name = options.read.format or kind.format_of(content)
    if name == TABLE:
        table = table_of(kind, content, options.read)
        return _parsed_table(kind, table, options, codes, known)
    if name not in kind.formats:
        raise Unreadable(_l("There is no profile “%(profile)s” (--profile).", profile=name))
    parsed = kind.formats[name](content, codes, options.read.follow)
    return replace(parsed, rows=_without_doubles(parsed.rows))


@contextmanager
def opening_once() -> Iterator[None]:
    """Open a file once, whatever is asked of it meanwhile."""
    token = _opened.set({})
    try:
        yield
    finally:
        _opened.reset(token)


def table_of(
    kind: ImportKind, content: bytes, options: ReadOptions, also: Container[str] = ()
) -> Table:
    """Read the table of a file: the one place where tables from outside are opened.

    It stands where most names are known: to the kind, or told before (``also``).
    """
    told, known = options.columns, headers.names(kind.columns)
    has_header = None if told is None else not told.is_headless
    told_names = told.columns if told else {}
    key = (hashlib.blake2b(content).digest(), options.sheet, options.header_row)
    opened = _opened.get({})
    if key not in opened or opened[key].is_headless is has_header:
        opened[key] = read_table(
            content,
            sheet=options.sheet,
            header_row=options.header_row,
            has_header=has_header,
            is_name=lambda cell: (
                headers.plain(cell) in known or cell.lower() in told_names or cell.lower() in also
            ),
        )
    return opened[key]


def unmapped_table(kind: ImportKind, content: bytes, options: ReadOptions) -> Table:
    """Read a table of which nobody told yet what its columns mean."""
    table = table_of(kind, content, options)
    meanings = headers.by_table(kind.columns, table).columns
    return without_words(kind, table, meanings, kind.codes())


def _parsed_table(
    kind: ImportKind,
    table: Table,
    options: ImportOptions,
    codes: Any,
    known: Mapping[str, KnownRow],
) -> ParsedFile:
    found = options.read.columns or headers.by_table(kind.columns, table)
    guessed = () if options.read.columns else headers.mistaken(kind.columns, table, found)
    if options.read.guesses:
        found, more = guesses.completed(kind.columns, table, found)
        guessed += more
    found = headers.with_strict(kind.columns, found, options.read.strict)
    headers.refuse_unknown(table, found)
    table = without_words(kind, table, found.columns, codes)
    if lacking := kind.columns.lacks(found):
        raise Unreadable(_lacking(lacking[0].message))
    digest_of = _digests_of(kind, table, found, options, codes)
    parser = partial(RowParser, parsed={}, headers=headers.headers_of(found), strict=found.strict)
    parse = partial(_parsed_row, kind, found, codes, parser)
    rows = _without_doubles(
        _known_row(row, digest, known) or parse(row, digest)
        for row in followed(table.rows, options.read.follow)
        for digest in ("" if row.fault else digest_of(row),)
    )
    return ParsedFile(
        rows=rows,
        format=table.format,
        columns=table.columns,
        unknown_columns=headers.unknown(table, found),
        how_read=(*how_read(kind.columns, table, found), *guessed),
        meanings=found.columns,
        table=table,
        headers=headers.headers_of(found),
    )


def _lacking(message: object) -> object:
    """Say what to do in the command; a page asks it."""
    return _l(
        "%(message)s Name a saved profile (--profile), or where the list stands (--sheet, "
        "--header-row).",
        message=message,
    )


def _digests_of(
    kind: ImportKind, table: Table, found: ColumnMap, options: ImportOptions, codes: Any
) -> Callable[[Row], str]:
    """Return how rows are told apart: by what they say, and by what their meaning depends on."""
    if kind.is_known_by_row:
        return partial(_digest_by_names, kind.name.encode())
    parts = [
        f"{kind.name} {kind.version} {options.replaces}",
        found.to_json(),
        json.dumps(table.columns),
        json.dumps(headers.words_in(kind.columns.names), sort_keys=True),
        lexicon.fingerprint(),
        json.dumps(codes, default=_plain, sort_keys=True),
    ]
    salt = hashlib.blake2b("\n".join(parts).encode(), digest_size=16).digest()
    return partial(_digest_by_places, salt)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else vars(value)


def _digest_by_names(salt: bytes, row: Row) -> str:
    """Tell rows apart wherever their columns stand."""
    cells = (f"{name}={text}" for name, text in sorted(row.cells.items()) if text)
    return _digest(salt, PARTED.join(cells))


def _digest_by_places(salt: bytes, row: Row) -> str:
    """Tell rows of the same columns apart, in a fifth of the time."""
    return _digest(salt, repr([*row.cells.values()]))


def _digest(salt: bytes, cells: str) -> str:
    written = cells.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(written, key=salt, digest_size=16).hexdigest()


def _known_row(row: Row, digest: str, known: Mapping[str, KnownRow]) -> ParsedRow | None:
    found = known.get(digest)
    if not found:
        return None
    return ParsedRow(
        number=row.number,
        key=found.key,
        cells=row.cells,
        digest=digest,
        record_id=found.record_id,
    )


def _parsed_row(
    kind: ImportKind,
    found: ColumnMap,
    codes: Any,
    make: Callable[..., RowParser],
    row: Row,
    digest: str,
) -> ParsedRow:
    cells = headers.cells_of(kind.columns, found, row.cells)
    parser = make(row.number, cells, row.cells)
    for header in filter(found.columns.get, row.emptied):
        parser.empty(found.columns[header])
    if row.fault:
        parser.reject(row.fault)
    return replace(kind.parse(parser, codes), cells=row.cells, digest=digest)


def answer(parser: RowParser, key: str, details: Any) -> ParsedRow:
    """Hand a row over: with its details, or with all the reasons why not."""
    return ParsedRow(
        number=parser.number,
        key=key,
        details=None if parser.reasons else details(),
        reasons=parser.why_rejected(),
        notes=tuple(parser.notes),
        cells=parser.written or parser.cells,
    )


def followed(things: Sequence[Thing], follow: Follow) -> Iterator[Thing]:
    """Hand over things one by one, and tell how far that is."""
    for number, thing in enumerate(things):
        if number % EACH == 0:
            follow(number, len(things))
        yield thing
    follow(len(things), len(things))


def _without_doubles(rows: Any) -> list[ParsedRow]:
    """Reject every row whose key stands in an earlier row: the first one counts."""
    first: dict[str, int] = {}
    kept = []
    for row in rows:
        if row.key and first.setdefault(row.key, row.number) != row.number:
            row = _rejected_as_double(row, first[row.key])
        kept.append(row)
    return kept


def _rejected_as_double(row: ParsedRow, number: int) -> ParsedRow:
    reason = (
        _l("Row %(number)s has the same organisation and title.", number=number)
        if row.key.startswith(MADE)
        else _l("The id “%(id)s” is already in row %(number)s.", id=row.key, number=number)
    )
    return replace(row, details=None, record_id=None, reasons=(*row.reasons, reason))
