"""A file compared with what we have; nothing is changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import (
    ComparedRow,
    Comparison,
    ImportKind,
    ImportOptions,
    ParsedRow,
    RowState,
)


def compare(kind: ImportKind, content: bytes, options: ImportOptions) -> Comparison:
    """Parse a file and say what becomes of each row; raise ``Unreadable``."""
    known = kind.known_rows(options.source_name)
    file = parsed_file(kind, content, options, kind.codes(), known)
    rows = list(compared(kind, file.rows, options))
    if options.is_complete or file.is_feed:
        gone = kind.absent((row.key for row in file.rows), options)
        rows += [ComparedRow(state=RowState.WITHDRAWN, record_id=key) for key in gone]
    return Comparison(file=file, rows=rows, shown=kind.shown(options.source_name))


def compared(
    kind: ImportKind, rows: Sequence[ParsedRow], options: ImportOptions
) -> Iterator[ComparedRow]:
    """Say what becomes of rows: those that were parsed are compared, the others are the same."""
    by_number = {one.number: one for one in kind.compare(rows, options)}
    for row in rows:
        yield by_number.get(row.number) or _settled(row)


def _settled(row: ParsedRow) -> ComparedRow:
    is_same = row.record_id is not None and not row.reasons
    state = RowState.UNCHANGED if is_same else RowState.REJECTED
    return ComparedRow(state=state, row=row, record_id=row.record_id)


def entries(kind: ImportKind, found: Comparison) -> list[dict[str, Any]]:
    """Return what a page shows of each row, as plain values; what to look at comes first."""
    places = {state: place for place, state in enumerate(RowState)}
    in_order = sorted(found.rows, key=lambda one: places[one.state])
    return [_entry(kind, one) for one in in_order]


def _entry(kind: ImportKind, one: ComparedRow) -> dict[str, Any]:
    """Return one row; a record that we have is named when the page is made, not before."""
    details = one.row.details if one.row and one.record_id is None else None
    title, language, detail = kind.title(details) if details else ("", None, "")
    reasons = one.row.reasons if one.row and one.state == RowState.REJECTED else ()
    return {
        "state": one.state,
        "row": one.number or None,
        "key": one.record_id,
        "title": title,
        "language": language,
        "detail": detail,
        "reason": " ".join(map(str, reasons)),
        "differences": tuple(map(list, one.differences)),  # nearly always empty: no new object
        "kept": tuple(map(list, one.kept)),
        "doubles": tuple(one.doubles),
    }
