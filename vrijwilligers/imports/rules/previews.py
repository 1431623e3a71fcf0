"""What a page shows of each row of a file, as plain values that are kept with the file."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from vrijwilligers.imports.rules.kinds import ImportKind
from vrijwilligers.imports.rules.rows import ComparedRow, Comparison, RowDifference, RowState

LONGEST = 100  # characters of a name


class PreviewRow(NamedTuple):
    """One row, or a record that is not in the file.

    A record that we have (``key``) is named when the page is made, not before.
    """

    state: RowState
    row: int | None = None  # its number in the file
    key: int | None = None
    title: str = ""
    language: str | None = None
    detail: str = ""
    reason: str = ""
    differences: Sequence[RowDifference] = ()
    kept: Sequence[RowDifference] = ()
    doubles: Sequence[int] = ()

    @property
    def is_offered_again(self) -> bool:
        """Tell whether it only comes back: what it says is what it said."""
        return self.state == RowState.CHANGED and not self.differences


def preview_rows(kind: ImportKind, found: Comparison) -> list[PreviewRow]:
    """Return all rows of a file; what to look at comes first."""
    places = {state: place for place, state in enumerate(RowState)}
    in_order = sorted(found.rows, key=lambda one: places[one.state])
    return [_preview_row(kind, found, one) for one in in_order]


def _preview_row(kind: ImportKind, found: Comparison, one: ComparedRow) -> PreviewRow:
    details = one.row.details if one.row and one.record_id is None else None
    title, language, detail = (
        kind.title(details) if details else (_called(kind, found, one), None, "")
    )
    reasons = one.row.reasons if one.row and one.state == RowState.REJECTED else ()
    return PreviewRow(
        state=one.state,
        row=one.number or None,
        key=one.record_id,
        title=title,
        language=language,
        detail=detail,
        reason=" ".join(map(str, reasons)),
        differences=one.differences,
        kept=one.kept,
        doubles=one.doubles,
    )


def _called(kind: ImportKind, found: Comparison, one: ComparedRow) -> str:
    """Say what a row that cannot come in calls itself, as it was written."""
    if one.row is None or one.record_id is not None:
        return ""
    meanings = found.file.meanings or {column: column for column in found.file.columns}
    cells = {meanings.get(header, ""): text for header, text in one.row.cells.items()}
    named = (cells.get(column, "")[:LONGEST] for column in kind.columns.called)
    return " · ".join(filter(None, named))


def preview_from_plain(written: Iterable[Any]) -> list[PreviewRow]:
    """Read rows that were kept as plain values."""
    return [_from_plain(PreviewRow(*each)) for each in written]


def _from_plain(row: PreviewRow) -> PreviewRow:
    return row._replace(
        state=RowState(row.state),
        differences=[RowDifference(*each) for each in row.differences],
        kept=[RowDifference(*each) for each in row.kept],
    )
