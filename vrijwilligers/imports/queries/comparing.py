"""A file compared with what we have; nothing is changed."""

from collections.abc import Iterator, Sequence

from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import (
    ComparedRow,
    Comparison,
    ImportKind,
    ImportOptions,
    ParsedRow,
    RowState,
)

FEWEST = 2  # rows that make two lists the same


def compare(kind: ImportKind, content: bytes, options: ImportOptions) -> Comparison:
    """Parse a file and say what becomes of each row; raise ``Unreadable``."""
    known = kind.known_rows(options.source_name)
    file = parsed_file(kind, content, options, kind.codes(), known)
    rows = list(compared(kind, file.rows, options))
    same_as = _same_as(kind, rows, options.source_name)
    if options.is_complete or file.is_feed:
        gone = kind.absent((row.key for row in file.rows), options)
        rows += [ComparedRow(state=RowState.WITHDRAWN, record_id=key) for key in gone]
    return Comparison(file=file, rows=rows, shown=kind.shown(options.source_name), same_as=same_as)


def _same_as(kind: ImportKind, rows: Sequence[ComparedRow], source_name: str) -> str:
    """Return the other source that has most of these rows already; nothing where none has."""
    new = [one.row for one in rows if one.state == RowState.NEW and one.row]
    least = max(FEWEST, len(rows) // 2 + 1)
    if not kind.sources_with or len(new) < least:
        return ""
    most = kind.sources_with(new, source_name).most_common(1)
    return most[0][0] if most and most[0][1] >= least else ""


def compared(
    kind: ImportKind, rows: Sequence[ParsedRow], options: ImportOptions
) -> Iterator[ComparedRow]:
    """Say what becomes of rows: those that were parsed are compared, the others are the same."""
    rows = kind.without_erased(rows)
    by_number = {one.number: one for one in kind.compare(rows, options)}
    for row in rows:
        yield by_number.get(row.number) or _settled(row)


def _settled(row: ParsedRow) -> ComparedRow:
    is_same = row.record_id is not None and not row.reasons
    state = RowState.UNCHANGED if is_same else RowState.REJECTED
    return ComparedRow(state=state, row=row, record_id=row.record_id)
