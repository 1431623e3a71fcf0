"""What an import is, whatever it brings in: rows, options, reports, and the kinds of things."""

from vrijwilligers.imports.rules.columns import ColumnMap, ColumnSet, RequiredColumns
from vrijwilligers.imports.rules.kinds import (
    ImportKind,
    ImportWords,
    Label,
    TakeOverQuestion,
    UndoResult,
)
from vrijwilligers.imports.rules.options import ImportOptions, ReadOptions, Upload
from vrijwilligers.imports.rules.reports import Report
from vrijwilligers.imports.rules.rows import (
    CellNote,
    ComparedRow,
    Comparison,
    KnownRow,
    ParsedFile,
    ParsedRow,
    RowState,
)

__all__ = [
    "ColumnMap",
    "ColumnSet",
    "ComparedRow",
    "Comparison",
    "ImportKind",
    "ImportOptions",
    "ImportWords",
    "KnownRow",
    "Label",
    "RequiredColumns",
    "CellNote",
    "ParsedFile",
    "ParsedRow",
    "TakeOverQuestion",
    "ReadOptions",
    "Report",
    "RowState",
    "UndoResult",
    "Upload",
]
