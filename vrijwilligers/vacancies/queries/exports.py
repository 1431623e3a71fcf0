"""Vacancies as they go out: flat and whole, in four queries however many there are."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.fields import OF_A_SOURCE
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyLanguage,
    VacancySource,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.rules import SourceDetails, Text
from vrijwilligers.vacancies.rules.layers import details_from

SHARED = OF_A_SOURCE.columns
ALSO = ("id", "created_at", "language")
COLUMNS = [
    *(Vacancy.__table__.c[name] for name in (*SHARED, *ALSO)),
    Vacancy.contact_is_public,
    VacancySource.source_name,
    VacancySource.source_id,
    VacancySource.details,
    Organisation.name.label("organisation"),
    Organisation.kbo.label("organisation_kbo"),
    Organisation.phone.label("organisation_phone"),
    Organisation.email.label("organisation_email"),
]

Texts = dict[str, Text]  # by language


@dataclass(frozen=True, kw_only=True)
class VacancyRecord:
    """A vacancy with all that belongs to it."""

    id: int
    details: SourceDetails  # as it holds; without a source, its source_id is empty
    source: SourceDetails | None  # as its source says it
    own_language: str
    created_at: datetime
    source_name: str | None
    contact_is_public: bool
    ways_of_organisation: tuple[str | None, ...]  # public already


def whole(question: Select[Vacancy]) -> list[VacancyRecord]:
    """Return the vacancies that a question asks, in its order."""
    asked = question.with_only_columns(*COLUMNS).join(Vacancy.organisation)
    asked = asked.outerjoin(Vacancy.source)
    keys = question.with_only_columns(Vacancy.id).order_by(None)
    texts, languages, talents = _texts(keys), _languages(keys), _talents(keys)
    return [
        _whole(
            row,
            texts=texts[row.id],
            languages=languages[row.id],
            talents=frozenset(talents[row.id]),
        )
        for row in db.session.execute(asked)
    ]


def _whole(row: Row[Any], **parts: Any) -> VacancyRecord:
    columns = {name: getattr(row, name) for name in SHARED}
    return VacancyRecord(
        id=row.id,
        details=SourceDetails(
            source_id=row.source_id or "",
            organisation=row.organisation,
            organisation_kbo=row.organisation_kbo,
            **columns,
            **parts,
        ),
        source=details_from(json.loads(row.details)) if row.details else None,
        own_language=row.language,
        created_at=row.created_at,
        source_name=row.source_name,
        contact_is_public=row.contact_is_public,
        ways_of_organisation=(row.organisation_phone, row.organisation_email),
    )


def _belonging(model: Any, keys: Select[Any], *columns: Any) -> Iterable[Any]:
    theirs = select(model.vacancy_id, *columns).where(model.vacancy_id.in_(keys))
    return db.session.execute(theirs.order_by(model.vacancy_id, *columns[:2]))


def _texts(keys: Select[Any]) -> Mapping[int, Texts]:
    found: dict[int, Texts] = defaultdict(dict)
    columns = (VacancyText.language, VacancyText.title, VacancyText.description)
    for key, language, title, description in _belonging(VacancyText, keys, *columns):
        found[key][language] = Text(title, description)
    return found


def _languages(keys: Select[Any]) -> Mapping[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    columns = (VacancyLanguage.language, VacancyLanguage.level)
    for key, language, level in _belonging(VacancyLanguage, keys, *columns):
        found[key][language] = level
    return found


def _talents(keys: Select[Any]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for key, code in _belonging(VacancyTalent, keys, VacancyTalent.code):
        found[key].append(code)
    return found
