"""The layers under imported vacancies: what their sources say, and what we say instead."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.batches import batches
from vrijwilligers.vacancies.fields import OF_A_SOURCE
from vrijwilligers.vacancies.models import OwnFact, Vacancy, VacancySource, VacancyText
from vrijwilligers.vacancies.queries.details import standing
from vrijwilligers.vacancies.queries.vacancies import ON_ITS_PAGE
from vrijwilligers.vacancies.rules import (
    SourceDetails,
    Status,
    Text,
    TextOrigin,
    language_of,
    talents_of,
    text_columns,
)
from vrijwilligers.vacancies.rules.layers import (
    TEXT_FIELDS,
    Values,
    as_json,
    details_from,
    holding,
    value_of,
    values_of,
)

KEPT = ("details", "fingerprint", "fetched_at", "gone_at", "import_id")
MOMENTS = ("fetched_at", "gone_at")


@dataclass(frozen=True)
class Snapshot:
    """The layer of the source under one vacancy, and what an import changes beside it."""

    details: str  # JSON
    fingerprint: str
    fetched_at: datetime
    gone_at: datetime | None
    import_id: int | None
    status: Status
    organisation_id: int
    organisation: str  # by name: its key goes when it is merged

    @property
    def is_gone(self) -> bool:
        """Tell whether its source withdrew it, and nobody at the desk did anything since."""
        return self.status == Status.WITHDRAWN and self.gone_at is not None

    def plain(self) -> Values:
        """Write it as plain values."""
        moments = {name: _iso(getattr(self, name)) for name in MOMENTS}
        return vars(self) | moments

    @classmethod
    def from_plain(cls, plain: Values) -> "Snapshot":
        """Read what ``plain`` wrote."""
        moments = {name: plain[name] and datetime.fromisoformat(plain[name]) for name in MOMENTS}
        return cls(**plain | moments | {"status": Status(plain["status"])})


class ChangedFact(NamedTuple):
    """A fact of ours of which the source changed its mind; ``None`` is *nothing*."""

    field: str
    ours: Any
    then: Any  # what the source said when ours was given
    now: Any


def snapshots(keys: Iterable[int]) -> dict[int, Snapshot]:
    """Return what the sources of vacancies say now, by key."""
    columns = [getattr(VacancySource, name) for name in KEPT]
    also = (Vacancy.status, Vacancy.organisation_id, Organisation.name)
    asked = (
        select(VacancySource.vacancy_id, *columns, *also)
        .join(Vacancy, Vacancy.id == VacancySource.vacancy_id)
        .join(Organisation, Organisation.id == Vacancy.organisation_id)
    )
    return {
        row[0]: Snapshot(*row[1:])
        for some in batches(keys)
        for row in db.session.execute(asked.where(VacancySource.vacancy_id.in_(some)))
    }


def merged_away(keys: Iterable[int]) -> frozenset[int]:
    """Return which of these were merged into another: no source brings them back."""
    away = select(Vacancy.id).where(Vacancy.merged_into_id.is_not(None))
    return frozenset(
        key
        for some in batches(keys)
        for key in db.session.scalars(away.where(Vacancy.id.in_(some)))
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def own_values_of(keys: Iterable[int]) -> dict[int, Values]:
    """Return the values of ours by field; vacancies without any are out."""
    found: dict[int, Values] = defaultdict(dict)
    for some in batches(keys):
        asked = select(OwnFact.vacancy_id, OwnFact.field, OwnFact.value)
        for key, field, value in db.session.execute(asked.where(OwnFact.vacancy_id.in_(some))):
            found[key][field] = json.loads(value)
    return dict(found)


def own_values(vacancy: Vacancy) -> Values:
    """Return the values of ours by field."""
    return {fact.field: json.loads(fact.value) for fact in vacancy.own_facts}


def source_details(vacancy: Vacancy) -> SourceDetails | None:
    """Return what the source says of a vacancy; nothing of one of our own."""
    if vacancy.source is None:
        return None
    return details_from(json.loads(vacancy.source.details))


def changed_facts(vacancy: Vacancy) -> list[ChangedFact]:
    """Return what the source says otherwise than when ours was given, beside ours."""
    return [
        ChangedFact(
            fact.field,
            *(value_of(fact.field, json.loads(said)) for said in _said_of(fact)),
        )
        for fact in vacancy.own_facts
        if fact.source_changed
    ]


def _said_of(fact: OwnFact) -> tuple[str, str, str]:
    return fact.value, fact.source_then, fact.source_now


def as_its_source_says(vacancy: Vacancy) -> Vacancy | None:
    """Return a vacancy as it would be without ours, to look at: it is not kept."""
    source = source_details(vacancy)
    if source is None:
        return None
    theirs = Vacancy()
    OF_A_SOURCE.fill(theirs, source)
    return theirs


def deviating() -> list[int]:
    """Return the imported vacancies that are not what their layers make: there should be none."""
    source = joinedload(Vacancy.source).undefer(VacancySource.details)
    parts = (*ON_ITS_PAGE, source, selectinload(Vacancy.own_facts))
    layered = select(Vacancy).join(Vacancy.source).options(*parts)
    found = db.session.scalars(layered.order_by(Vacancy.id)).all()
    return [vacancy.id for vacancy in found if not _is_as_layered(vacancy)]


def _is_as_derived(row: VacancyText) -> bool:
    columns = text_columns(Text(row.title, row.description))
    return all(getattr(row, column) == value for column, value in columns.items())


def _is_as_layered(vacancy: Vacancy) -> bool:
    source = source_details(vacancy)
    assert source  # noqa: S101 - for the types: only those with a source are asked
    own = own_values(vacancy)
    held = holding(source, own)
    ours = {text.language for text in vacancy.texts if text.origin == TextOrigin.OURS}
    plain = values_of(source)
    return (
        standing(vacancy, source) == replace(held, talents=talents_of(held))
        and ours == {TEXT_FIELDS[field] for field in own if field in TEXT_FIELDS}
        and all(_is_as_derived(text) for text in vacancy.texts)
        and vacancy.language == language_of(source.texts)
        and all(one.source_now == as_json(plain.get(one.field)) for one in vacancy.own_facts)
    )
