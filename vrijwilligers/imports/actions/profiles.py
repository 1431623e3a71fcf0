"""How the columns of a source are read: by its headers, by what was remembered, or as told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import NoResultFound

from vrijwilligers.exchange.tables import Table, Unreadable
from vrijwilligers.extensions import db
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions.uploads import ImportAccount, read_otherwise
from vrijwilligers.imports.models import ImportProfile, ImportRun
from vrijwilligers.imports.readers import headers
from vrijwilligers.imports.readers.files import parsed_file, table_of
from vrijwilligers.imports.readers.guesses import (
    AskedColumns,
    Column,
    ListPlace,
    columns_of,
    list_places,
)
from vrijwilligers.imports.readers.unknown_words import UnknownWord, unknown_words
from vrijwilligers.imports.rules import ColumnMap, ImportKind, ReadOptions, Report
from vrijwilligers.imports.rules.kinds import TABLE
from vrijwilligers.imports.rules.reports import report_to_json
from vrijwilligers.vocabulary.problems import Problem


class NameIsOfAReader(Problem):
    """The names of our own readers mean something else in the command."""

    message = _l("This name is taken by a way of reading of our own. Choose another.")
    field = "name"


def named(kind: ImportKind, content: bytes, name: str | None, read: ReadOptions) -> ReadOptions:
    """Return how to read by a name: one of our readers, else a saved profile; or ``Unreadable``."""
    if name is None or name in _own_names(kind):
        return replace(read, format=name)
    found = queries.profile_named(kind, name)
    if found is None:
        raise Unreadable(_l("There is no profile “%(profile)s” (--profile).", profile=name))
    return _at_its_place(kind, content, found, read) or _as_remembered(found, read)


def _own_names(kind: ImportKind) -> set[str]:
    return {TABLE, *kind.formats}


def _as_remembered(profile: ImportProfile, read: ReadOptions) -> ReadOptions:
    told = ColumnMap.from_json(profile.mapping)
    return replace(read, format=TABLE, columns=told, profile_id=profile.id)


def _at_its_place(
    kind: ImportKind, content: bytes, profile: ImportProfile, read: ReadOptions
) -> ReadOptions | None:
    """Return how to read a list where somebody said that it stands, if it stands there again."""
    read = _as_remembered(profile, read)
    told = read.columns
    if not told or not told.header_row or read.sheet or read.header_row:
        return None
    read = replace(read, sheet=told.sheet or None, header_row=told.header_row)
    try:
        there = table_of(kind, content, read).columns
    except Unreadable:
        return None
    return read if {*told.columns} <= {*there} else None


class ReadingChoice(NamedTuple):
    """How a file will be read; ``asks`` says that somebody has to look at its columns first."""

    read: ReadOptions
    asks: bool = False


def chosen_for(kind: ImportKind, content: bytes, source: str, read: ReadOptions) -> ReadingChoice:
    """Choose how to read a file of a source: as before, by its names, or by asking first."""
    if kind.format_of(content) != TABLE:
        return ReadingChoice(read)
    last = queries.last_profile(kind, source)
    if last and (there := _at_its_place(kind, content, last, read)):
        return ReadingChoice(there)
    table = table_of(kind, content, read, queries.told_headers(kind))
    is_named = headers.named(kind.columns, table.columns)
    unnamed = () if is_named else headers.places(table.columns)
    profile = queries.profile_for(kind, source, table.columns, unnamed)
    return (
        ReadingChoice(_as_remembered(profile, read))
        if profile
        else ReadingChoice(read, _asks(kind, table))
    )


def _asks(kind: ImportKind, table: Table) -> bool:
    """Tell whether the names leave something open: what is needed, or what could be guessed."""
    if headers.said_twice(kind.columns, table):
        return True
    found = headers.by_table(kind.columns, table)
    guessed = {column.header for column in columns_of(kind.columns, table) if column.meaning}
    return bool(kind.columns.lacks(found)) or not guessed <= {*found.columns}


def asked_columns(run: ImportRun) -> AskedColumns:
    """Return what can be asked of a file: as it was told, else as we guess; ``NoResultFound``."""
    if not queries.is_table(run):
        raise NoResultFound
    kind, told = queries.kind_of(run), queries.options_of(run).read.columns
    table = table_of(kind, run.content or b"", queries.options_of(run).read)
    columns = columns_of(kind.columns, table)
    name = queries.name_of_profile(run) or run.source_name
    names = headers.first_row(table)
    if told is None:
        guessed = ColumnMap(dict(_guessed(columns)), is_headless=table.is_headless)
        return AskedColumns(
            columns, guessed, name, names, _has_header(kind, table), list_places(table)
        )
    columns = [replace(column, meaning=told.columns.get(column.header)) for column in columns]
    return AskedColumns(columns, told, name, names, not told.is_headless, list_places(table))


def look_elsewhere(run: ImportRun, place: ListPlace) -> None:
    """Read the list of a file that waits from another row, or sheet; its columns are asked anew."""
    options, where = queries.options_of(run), (place.sheet or None, place.row)
    read = ReadOptions(format=TABLE, sheet=where[0], header_row=where[1])
    account = ImportAccount(report=report_to_json(Report(asks_columns=True)))
    read_otherwise(run, replace(options, read=read), account)


def _has_header(kind: ImportKind, table: Table) -> bool | None:
    """Tell whether the first row names the columns, where that is plain."""
    if table.is_headless:
        return False
    return True if headers.named(kind.columns, table.columns) else None


def _guessed(columns: Iterable[Column]) -> Iterable[tuple[str, str]]:
    return ((column.header, column.meaning) for column in columns if column.meaning)


def words_to_tell(run: ImportRun, told: ColumnMap) -> list[UnknownWord]:
    """Return the words of a file that waits of which the meaning has to be told.

    Rows that came in before are read too: a meaning that is told now counts for them as well.
    """
    kind, options = queries.kind_of(run), queries.options_of(run)
    if kind.columns.lacks(told):
        return []
    as_told = replace(options, read=replace(options.read, format=TABLE, columns=told))
    parsed = parsed_file(kind, run.content or b"", as_told, kind.codes(), {})
    return unknown_words(kind.columns, parsed.rows)


def remember(
    kind: ImportKind, name: str, told: ColumnMap, *, by: int, at: datetime
) -> ImportProfile:
    """Keep how columns are read under a name; an older one of that name is replaced."""
    if name in _own_names(kind):
        raise NameIsOfAReader
    profile = queries.profile_named(kind, name)
    if profile is None:
        profile = ImportProfile(kind=kind.name, name=name)
        db.session.add(profile)
    profile.mapping, profile.made_at, profile.made_by_id = told.to_json(), at, by
    db.session.flush()
    return profile
