"""How a file is read and taken over, and how that is kept beside it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from vrijwilligers.imports.rules.columns import ColumnMap

Follow = Callable[[int, int], None]


def not_followed(done: int, total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """How a file is read. Without a format its content decides, without a map its headers."""

    format: str | None = None
    columns: ColumnMap | None = None
    profile_id: int | None = None
    sheet: str | None = None
    header_row: int | None = None
    strict: Sequence[str] = ()  # columns, also by the names of the file
    guesses: bool = False  # what columns seem to mean counts: nobody is there to ask
    follow: Follow = not_followed


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """What was said of a file and of how it may come in."""

    source_name: str = ""
    is_complete: bool = False  # what is absent is withdrawn
    replaces: bool = False  # the file has the last word
    is_confirmed: bool = False  # somebody answered the question that was asked
    is_another: bool = False  # than the list of another source that has the same rows
    by: int | None = None  # who takes it over
    import_id: int | None = None  # of the file that is taken over
    read: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that somebody hands over."""

    content: bytes
    file_name: str
    options: ImportOptions = field(default_factory=ImportOptions)


def options_to_json(options: ImportOptions) -> str:
    """Write options down; who follows the reading is not one of them."""
    read: dict[str, Any] = {k: v for k, v in vars(options.read).items() if k != "follow"}
    if options.read.columns:
        read["columns"] = vars(options.read.columns)
    return json.dumps(vars(options) | {"read": read})


def options_from_json(written: str, *, follow: Follow = not_followed) -> ImportOptions:
    """Read options that were written down."""
    values = json.loads(written)
    read = values.pop("read")
    if read["columns"]:
        read["columns"] = ColumnMap(**read["columns"])
    return ImportOptions(**values, read=ReadOptions(**read, follow=follow))
