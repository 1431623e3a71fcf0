"""What the columns of a file mean to us, and the words in them: known by name, or as told.

The names that sources use are data, a TOML file for each kind. What a coordinator told goes before
them.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.national_numbers import NUMBER_MARK
from vrijwilligers.exchange.tables import Table, Unreadable, column_at
from vrijwilligers.imports.rules import ColumnMap, ColumnSet
from vrijwilligers.imports.rules.columns import IGNORED
from vrijwilligers.vocabulary.text import fold, one_line

NONE: Mapping[str, str] = {}
NOT_WORDS = re.compile(r"[^\w]+|_+")
LOOKED_AT = 60  # rows
MOSTLY = 0.8  # of their cells
LONGEST = 60  # characters of a name in a sentence
LANGUAGES = ("_nl", "_fr", "_en")


def plain(header: str) -> str:
    """Write a header for comparing: folded, its words parted by single spaces."""
    return " ".join(NOT_WORDS.sub(" ", fold(header)).split())


@cache
def names_in(path: Path, columns: tuple[str, ...]) -> dict[str, str]:
    """Return every name that we know of a column, plain, with the column."""
    listed = _data(path)["columns"]
    theirs = {plain(name): column for column, many in listed.items() for name in many}
    return theirs | {plain(column): column for column in columns}


def names(columns: ColumnSet) -> dict[str, str]:
    """Return every name that a kind knows of its columns."""
    return names_in(columns.names, tuple(columns.labels))


@cache
def words_in(path: Path) -> dict[str, dict[str, str]]:
    """Return the words that sources use for our codes, folded, by column."""
    return {
        column: {fold(word): code for code, many in codes.items() for word in many}
        for column, codes in _data(path).get("values", {}).items()
    }


@cache
def _data(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def named(columns: ColumnSet, headers: Iterable[str]) -> list[tuple[str, str]]:
    """Return the headers that have a name we know, with what it means.

    A bare *description* is in the language of the only title: it is English and French alike.
    """
    known = names(columns)
    pairs = [(header, known[plain(header)]) for header in headers if plain(header) in known]
    titles = {column for _, column in pairs if column.startswith("title_")}
    if len(titles) != 1:
        return pairs
    own = titles.pop().replace("title", "description")
    return [(h, own if plain(h) == "description" else column) for h, column in pairs]


def places(columns: Sequence[str]) -> tuple[str, ...]:
    """Return what as many columns are called where no row names them."""
    return tuple(column_at(place) for place, _ in enumerate(columns, start=1))


def say_header(header: str) -> object:
    """Name a column of a file; one without a name as a spreadsheet does, by a letter."""
    place = header.rpartition(" ")[2]
    if header == column_at(place) and place.isdecimal():
        return _l("Column %(letter)s", letter=letter_of(int(place)))
    return header


def letter_of(place: int) -> str:
    """Return what a spreadsheet calls a column: the first is A, the 27th AA."""
    before, last = divmod(place - 1, 26)
    return (letter_of(before) if before else "") + chr(ord("A") + last)


def written(table: Table, column: str) -> str:
    """Name a column with the capitals of the file."""
    cells = table.header.cells if table.header else ()
    place = table.columns.index(column)
    name = one_line(cells[place])[:LONGEST] if place < len(cells) else ""
    return name if name and name != NUMBER_MARK else column


def place_of(table: Table, column: str) -> object:
    """Name a column by its place, as a spreadsheet does."""
    return say_header(column_at(table.columns.index(column) + 1))


def headers_of(found: ColumnMap) -> dict[str, object]:
    """Return what a file calls our columns."""
    return {column: say_header(header) for header, column in found.columns.items()}


def first_row(table: Table) -> tuple[str, ...]:
    """Return the first row of a file as the names of its columns, whether it is that or not."""
    if not table.is_headless:
        return table.columns
    cells = table.rows[0].cells
    return tuple(cells.get(place, "").lower() or place for place in table.columns)


def by_name(columns: ColumnSet, headers: Iterable[str]) -> ColumnMap:
    """Return what headers mean by their names; where two mean the same, the first counts."""
    meanings: dict[str, str] = {}
    for header, column in named(columns, headers):
        if column not in meanings.values():
            meanings[header] = column
    return ColumnMap(meanings)


def by_table(columns: ColumnSet, table: Table) -> ColumnMap:
    """Return what the headers of a table mean, also where a name is that of another column."""
    found = by_name(columns, table.columns)
    for column, other, holds in columns.mistaken:
        header = next((each for each, its in found.columns.items() if its == column), "")
        texts = [text for row in table.rows[:LOOKED_AT] if (text := row.cells.get(header))]
        is_other = texts and sum(map(holds, texts)) >= MOSTLY * len(texts)
        if is_other and other not in found.columns.values():
            found = replace(found, columns={**found.columns, header: other})
    return found


def mistaken(columns: ColumnSet, table: Table, found: ColumnMap) -> tuple[object, ...]:
    """Say which columns are taken for something else than their name says."""
    by = by_name(columns, table.columns).columns
    return tuple(
        _l(
            "“%(column)s” was taken for “%(meaning)s”, by what it holds.",
            column=say_header(header),
            meaning=columns.labels[its],
        )
        for header, its in found.columns.items()
        if by.get(header, its) != its
    )


def said_twice(columns: ColumnSet, table: Table) -> list[tuple[str, str]]:
    """Return headers that mean the same by their names, each with the first that does."""
    known, first = names(columns), dict[str, str]()
    found = []
    for header in table.columns:
        written = header.rpartition(" (")[0] if header in table.doubles else header
        column = known.get(plain(written))
        if column and first.setdefault(column, header) != header:
            found.append((first[column], header))
    return found


def with_strict(columns: ColumnSet, found: ColumnMap, strict: Sequence[str]) -> ColumnMap:
    """Return a map with these columns strict too, by our names or those of the file."""
    known = names(columns) | {plain(header): column for header, column in found.columns.items()}
    if unknown := [name for name in strict if plain(name) not in known]:
        raise Unreadable(
            _l("There is no column “%(name)s” (--strict).", name=one_line(unknown[0][:LONGEST]))
        )
    more = (known[plain(name)] for name in strict)
    return replace(found, strict=[*dict.fromkeys((*found.strict, *more))])


def refuse_unknown(table: Table, found: ColumnMap) -> None:
    """Raise ``Unreadable`` when no column of a table is known."""
    if not {*found.columns} & {*table.columns}:
        raise Unreadable(
            _l(
                "None of the columns is known. Use the names of the empty template, "
                "or say where they stand (--sheet, --header-row, --profile)."
            )
        )


def unknown(table: Table, found: ColumnMap) -> tuple[str, ...]:
    """Return the headers without a meaning, but those that we wrote ourselves."""
    known = {*found.columns, *found.left_out}
    return tuple(
        str(say_header(c)) for c in table.columns if c not in known and plain(c) not in IGNORED
    )


def cells_of(columns: ColumnSet, found: ColumnMap, written: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row under our names, their words as ours."""
    cells = {
        column: _spelt(columns, found, column, text) if column in columns.asked else text
        for header, column in found.columns.items()
        if (text := written.get(header, ""))
    }
    if found.makes_keys and columns.key and columns.made_key:
        cells[columns.key] = columns.made_key(cells)
    return cells


def _spelt(columns: ColumnSet, found: ColumnMap, column: str, text: str) -> str:
    told = found.values.get(column, NONE)
    known = words_in(columns.names).get(column, NONE)
    if not told and not known:
        return text
    if column not in columns.many:
        return told.get(fold(text), known.get(fold(text), text))
    each = (told.get(fold(w), known.get(fold(w), w.strip())) for w in text.split(","))
    return ", ".join(filter(None, each))
