"""What an import is, whatever it brings in: rows, options, reports, and the kinds of things."""

from vrijwilligers.imports.rules.columns import ColumnMap, Columns, Needed
from vrijwilligers.imports.rules.kinds import ImportKind, ImportWords, Label, Question, Undone
from vrijwilligers.imports.rules.options import ImportOptions, ReadOptions, Upload
from vrijwilligers.imports.rules.reports import Report
from vrijwilligers.imports.rules.rows import (
    ComparedRow,
    Comparison,
    KnownRow,
    Note,
    ParsedFile,
    ParsedRow,
    RowState,
)

__all__ = [
    "ColumnMap",
    "Columns",
    "ComparedRow",
    "Comparison",
    "ImportKind",
    "ImportOptions",
    "ImportWords",
    "KnownRow",
    "Label",
    "Needed",
    "Note",
    "ParsedFile",
    "ParsedRow",
    "Question",
    "ReadOptions",
    "Report",
    "RowState",
    "Undone",
    "Upload",
]
