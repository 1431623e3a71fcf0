"""Vacancies as they go out: flat and whole, in four queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyLanguage,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.rules import Text, TextOrigin, VacancyDetails

SAME = [field.name for field in fields(VacancyDetails) if field.name in Vacancy.__table__.c]
ALSO = ("id", "fingerprint", "street", "created_at", "language")
COLUMNS = [
    *(Vacancy.__table__.c[name] for name in (*SAME, *ALSO)),
    Organisation.name.label("organisation"),
    Organisation.kbo.label("organisation_kbo"),
]

Texts = dict[str, Text]  # by language


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A vacancy with all that belongs to it. Its details have the texts that we show."""

    id: int
    details: VacancyDetails  # without a source, its source_id is empty
    texts_of_source: Texts
    fingerprint: str | None
    own_language: str
    street: str | None
    created_at: datetime


def whole(question: Select[Vacancy]) -> list[Whole]:
    """Return the vacancies that a question asks, in its order."""
    asked = question.with_only_columns(*COLUMNS).join(Vacancy.organisation)
    keys = question.with_only_columns(Vacancy.id).order_by(None)
    texts, languages, talents = _texts(keys), _languages(keys), _talents(keys)
    return [
        _whole(row, texts[row.id], languages=languages[row.id], talents=frozenset(talents[row.id]))
        for row in db.session.execute(asked)
    ]


def _whole(row: Row[Any], texts: Mapping[TextOrigin, Texts], **more: Any) -> Whole:
    shared = {name: getattr(row, name) for name in SAME} | {"source_id": row.source_id or ""}
    return Whole(
        id=row.id,
        details=VacancyDetails(
            **shared,
            organisation=row.organisation,
            organisation_kbo=row.organisation_kbo,
            texts=texts[TextOrigin.SOURCE] | texts[TextOrigin.OURS],
            **more,
        ),
        texts_of_source=texts[TextOrigin.SOURCE],
        fingerprint=row.fingerprint,
        own_language=row.language,
        street=row.street,
        created_at=row.created_at,
    )


def _belonging(model: Any, keys: Select[Any], *columns: Any) -> Iterable[Any]:
    theirs = select(model.vacancy_id, *columns).where(model.vacancy_id.in_(keys))
    return db.session.execute(theirs.order_by(model.vacancy_id, *columns[:2]))


def _texts(keys: Select[Any]) -> Mapping[int, Mapping[TextOrigin, Texts]]:
    found: dict[int, dict[TextOrigin, Texts]] = defaultdict(lambda: defaultdict(dict))
    columns = (VacancyText.language, VacancyText.origin, VacancyText.title, VacancyText.description)
    for key, language, origin, title, description in _belonging(VacancyText, keys, *columns):
        found[key][origin][language] = Text(title, description)
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
