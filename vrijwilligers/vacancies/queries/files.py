"""Questions about imports: what can be undone, what hangs on a vacancy, profiles, progress."""

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, Table, select

from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportProfile, ImportProgress
from vrijwilligers.records.batches import batches
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyImport,
    VacancyLanguage,
    VacancySource,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.queries.vacancies import IN_LIST
from vrijwilligers.vacancies.readers import profile_of
from vrijwilligers.vacancies.readers.mappings import ColumnMap
from vrijwilligers.vocabulary.text import fold

KEPT = timedelta(days=90)  # what an import leaves behind, beside its figures
OWN_PARTS = {
    model.__table__ for model in (VacancySource, VacancyText, VacancyLanguage, VacancyTalent)
}


def get_import(import_id: int) -> VacancyImport:
    """Return an import; raise ``NoResultFound``."""
    return db.session.scalars(_import(import_id)).one()


def hold_import(import_id: int) -> VacancyImport:
    """Return an import as it is now, and let nobody else take it over or undo it meanwhile."""
    held = _import(import_id).with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(held).one()


def _import(import_id: int) -> Select[VacancyImport]:
    return select(VacancyImport).where(VacancyImport.id == import_id)


def imports() -> Select[VacancyImport]:
    """Ask for the imports, the latest first."""
    return select(VacancyImport).order_by(VacancyImport.uploaded_at.desc(), VacancyImport.id.desc())


def unpacked(packed: bytes | None) -> Any:
    """Return what was packed with ``packed``; nothing from nothing."""
    return json.loads(zlib.decompress(packed)) if packed else None


def packed(value: Any) -> bytes:
    """Pack plain values small."""
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode())


def can_be_undone(record: VacancyImport, at: datetime) -> bool:
    """Tell whether an import can be undone: the last of its source, and not too long ago."""
    taken = record.taken_over_at
    return bool(taken and record.undo and not record.undone_at and taken > at - KEPT)


def used_ones(keys: Iterable[int]) -> set[int]:
    """Return which vacancies something hangs on: whatever refers to them and is not of the file.

    Every table that refers to a vacancy is asked, also those that are not known here.
    """
    found: set[int] = set()
    for some in batches(keys):
        for table, column in _referring():
            asked = select(table.c[column]).where(table.c[column].in_(some))
            found |= set(db.session.scalars(asked.distinct()))
    return found


def _referring() -> list[tuple[Table, str]]:
    return [
        (table, key.parent.name)
        for table in db.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is Vacancy.__table__ and table not in OWN_PARTS
    ]


class Titled(NamedTuple):
    """A vacancy by what a list of names needs of it."""

    key: int
    title: str
    language: str
    organisation: str


def titles_of(keys: Iterable[int]) -> list[Titled]:
    """Return key, title, its language and organisation of vacancies, by organisation and title."""
    found: list[Titled] = []
    for some in batches(keys):
        asked = select(Vacancy).where(Vacancy.id.in_(some)).options(*IN_LIST).order_by(Vacancy.id)
        for one in db.session.scalars(asked):
            language, text = one.text_in(one.language)
            found.append(Titled(one.id, text.title, language, one.organisation.name))
    return sorted(found, key=lambda one: (fold(one.organisation), fold(one.title), one.key))


_of_vacancies = select(ImportProfile).where(ImportProfile.kind == "vacancies")


def profiles() -> Sequence[ImportProfile]:
    """Return the saved profiles, in the order of the alphabet."""
    return db.session.scalars(_of_vacancies.order_by(ImportProfile.name)).all()


def profile_named(name: str) -> ImportProfile | None:
    """Return a saved profile by its name, whatever its capitals and accents."""
    return next((one for one in profiles() if fold(one.name) == fold(name)), None)


def profile_for(source_name: str, headers: Iterable[str]) -> ImportProfile | None:
    """Return the profile that this source was last read with, if its columns are there again.

    Else one that was made for exactly these columns.
    """
    there = set(headers)
    last = select(VacancyImport.profile_id).where(
        VacancyImport.source_name == source_name, VacancyImport.profile_id.is_not(None)
    )
    used = db.session.scalar(last.order_by(VacancyImport.id.desc()).limit(1))
    known = [(one, ColumnMap.from_json(one.mapping)) for one in profiles()]
    own = (one for one, told in known if one.id == used and set(told.columns) <= there)
    same = (one for one, told in known if {*told.columns, *told.left_out} == there)
    return next(own, None) or next(same, None)


def progress_of(key: str) -> tuple[int, int]:
    """Return how far a reading is, as done and total; nought of nought when it is not known."""
    found = db.session.get(ImportProgress, key)
    return (found.done, found.total) if found else (0, 0)


def name_of_profile(record: VacancyImport) -> str | None:
    """Return the name of the profile that a file was read with."""
    profile = db.session.get(ImportProfile, record.profile_id) if record.profile_id else None
    return profile.name if profile else None


def is_table(record: VacancyImport) -> bool:
    """Tell whether a file that waits has columns of which the meaning can be told."""
    return record.content is not None and profile_of(record.content) == "canonical"


def with_rejected(import_id: int) -> VacancyImport:
    """Return an import of which rejected rows are kept; raise ``NoResultFound``."""
    wanted = select(VacancyImport).where(
        VacancyImport.id == import_id, VacancyImport.rejected.is_not(None)
    )
    return db.session.scalars(wanted).one()
