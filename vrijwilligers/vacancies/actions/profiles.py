"""How the columns of a source are read: by its headers, by what was remembered, or as told."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import NoResultFound

from vrijwilligers.exchange.tables import Table, Unreadable, read_table
from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportProfile
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.readers import PROFILES, Manner, profile_of
from vrijwilligers.vacancies.readers.guesses import Column, columns_of
from vrijwilligers.vacancies.readers.mappings import ColumnMap, by_name
from vrijwilligers.vacancies.readers.rows import not_followed
from vrijwilligers.vacancies.readers.unknowns import Unknown, unknowns
from vrijwilligers.vocabulary.problems import Problem

Follow = Callable[[int, int], None]


class NameIsOfAReader(Problem):
    """The names of our own readers mean something else in the command."""

    message = _l("This name is taken by a way of reading of our own. Choose another.")
    field = "name"


class Chosen(NamedTuple):
    """How a file will be read; ``asks`` says that somebody has to look at its columns first."""

    manner: Manner
    profile_id: int | None = None
    asks: bool = False


def named(name: str | None, follow: Follow = not_followed) -> Manner:
    """Return how to read by a name: one of our readers, else a saved profile; or ``Unreadable``."""
    if name is None or name in PROFILES:
        return Manner(profile=name, follow=follow)
    found = files.profile_named(name)
    if found is None:
        raise Unreadable(_l("There is no profile “%(profile)s”.", profile=name))
    return Manner("canonical", ColumnMap.from_json(found.mapping), follow)


def chosen_for(content: bytes, source_name: str, follow: Follow = not_followed) -> Chosen:
    """Choose how to read a file of a source: as before, by its names, or by asking first."""
    if profile_of(content) != "canonical":
        return Chosen(Manner(follow=follow))
    table = read_table(content)
    profile = files.profile_for(source_name, table.columns)
    if profile:
        told = ColumnMap.from_json(profile.mapping)
        return Chosen(Manner("canonical", told, follow), profile.id)
    return Chosen(Manner("canonical", follow=follow), asks=_asks(table))


def _asks(table: Table) -> bool:
    """Tell whether the names leave something open: what is needed, or what could be guessed."""
    try:
        found = by_name(table.columns)
    except Unreadable:
        return True  # two headers mean the same
    guessed = {column.header for column in columns_of(table) if column.meaning}
    return bool(found.lacks()) or not guessed <= set(found.columns)


class Asked(NamedTuple):
    """The columns of a file that waits, what was told of them, and the name for that."""

    columns: list[Column]
    told: ColumnMap
    name: str


def asked_of(record: VacancyImport) -> Asked:
    """Return what can be asked of a file: as it was told, else as we guess; ``NoResultFound``."""
    if not files.is_table(record):
        raise NoResultFound
    columns = columns_of(read_table(record.content or b""))
    name = files.name_of_profile(record) or record.source_name
    told = json.loads(record.report).get("read_as", {}).get("columns")
    if not told:
        guessed = {column.header: column.meaning for column in columns if column.meaning}
        return Asked(columns, ColumnMap(guessed), name)
    meanings = told["columns"]
    columns = [replace(column, meaning=meanings.get(column.header)) for column in columns]
    return Asked(columns, ColumnMap(**told), name)


def unknown_words(record: VacancyImport, told: ColumnMap) -> list[Unknown]:
    """Return the words of a file that waits of which the meaning has to be told."""
    return unknowns(read_table(record.content or b""), told, queries.known_codes())


def remember(name: str, told: ColumnMap, *, by: int, at: datetime) -> ImportProfile:
    """Keep how columns are read under a name; an older one of that name is replaced."""
    if name in PROFILES:
        raise NameIsOfAReader
    profile = files.profile_named(name)
    if profile is None:
        profile = ImportProfile(kind="vacancies", name=name, mapping="", made_at=at)
        db.session.add(profile)
    profile.mapping, profile.made_at, profile.made_by_id = told.to_json(), at, by
    db.session.flush()
    return profile
