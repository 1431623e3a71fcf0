"""What is known of the sources that vacancies came from."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import KnownRow
from vrijwilligers.vacancies.models import AskedSource, PublicSource, Vacancy, VacancySource
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vacancies.rules.layers import FINGERPRINT, as_json, fingerprint_of

Named = TypeVar("Named", AskedSource, PublicSource)

IS_OFFERED = or_(  # as far as we know; what was merged into another is withdrawn whoever offers it
    Vacancy.status != Status.WITHDRAWN,
    and_(Vacancy.merged_into_id.is_not(None), VacancySource.gone_at.is_(None)),
)


class KnownVacancy(NamedTuple):
    """What an import has to know of a vacancy of its source."""

    key: int
    fingerprint: str
    status: Status
    gone_at: datetime | None = None

    @property
    def is_gone(self) -> bool:
        """Tell whether its source had withdrawn it: what the desk withdrew stays so."""
        return self.status == Status.WITHDRAWN and self.gone_at is not None


def known_of(source_name: str, ids: Collection[str] | None = None) -> dict[str, KnownVacancy]:
    """Return what is known of a source, by source_id; of all or of a few."""
    source = VacancySource
    columns = (source.source_id, Vacancy.id, source.fingerprint, Vacancy.status, source.gone_at)
    joined = select(*columns).join(source, source.vacancy_id == Vacancy.id)
    of_source = joined.where(source.source_name == source_name).order_by(Vacancy.id)
    few = of_source if ids is None else of_source.where(source.source_id.in_(ids))
    rows = db.session.execute(few)
    known = {row.source_id: KnownVacancy(*row[1:]) for row in rows}
    return known | _made_anew(source_name, known)


def offered_by(source_name: str) -> list[tuple[str, int]]:
    """Return what a source has and did not withdraw, by its own number and by ours."""
    of_source = select(VacancySource.source_id, Vacancy.id).join(Vacancy.source)
    of_source = of_source.where(VacancySource.source_name == source_name)
    offered = of_source.where(IS_OFFERED).order_by(Vacancy.id)
    return [(row.source_id, row.id) for row in db.session.execute(offered)]


def _made_anew(source_name: str, known: dict[str, KnownVacancy]) -> dict[str, KnownVacancy]:
    """Make the fingerprints again that were made in another way."""
    source = VacancySource
    other = select(source.source_id, source.details).where(
        source.source_name == source_name, ~source.fingerprint.startswith(f"{FINGERPRINT}:")
    )
    return {
        row.source_id: known[row.source_id]._replace(
            fingerprint=fingerprint_of(as_json(json.loads(row.details)))
        )
        for row in db.session.execute(other)
        if row.source_id in known
    }


def source_names() -> Sequence[str]:
    """Return the names of the sources that vacancies came from, in the order of the alphabet."""
    names = select(VacancySource.source_name).distinct()
    return db.session.scalars(names.order_by(VacancySource.source_name)).all()


def named(model: type[Named]) -> Sequence[Named]:
    """Return what is said of sources, by the name of the source."""
    return db.session.scalars(select(model).order_by(model.source_name)).all()


def public_sources() -> frozenset[str]:
    """Return the names of the sources of which everybody may read the contact data."""
    return frozenset(db.session.scalars(select(PublicSource.source_name)))


def asked_sources() -> frozenset[str]:
    """Return the names of the sources of which we ask organisations ourselves."""
    return frozenset(db.session.scalars(select(AskedSource.source_name)))


def we_ask(vacancy: Vacancy) -> bool:
    """Tell whether it is up to us to ask about a vacancy: not where its source does."""
    return vacancy.source_name is None or vacancy.source_name in asked_sources()


def is_ours_to_ask() -> ColumnElement[bool]:
    """Say of a vacancy, in SQL, what ``we_ask`` says."""
    asked = VacancySource.source_name.in_(select(AskedSource.source_name))
    return or_(~Vacancy.source.has(), Vacancy.source.has(asked))


def version_of_public_sources() -> Subquery:
    """Ask which sources these are: no key is given twice."""
    return select(func.count(), func.max(PublicSource.id)).select_from(PublicSource).subquery()


def shown(source_name: str) -> int:
    """Return how many vacancies of a source stand there, open or not."""
    there = select(func.count()).select_from(Vacancy).join(Vacancy.source)
    of_source = there.where(VacancySource.source_name == source_name)
    return db.session.scalar(of_source.where(IS_OFFERED)) or 0


def known_rows(source_name: str) -> dict[str, KnownRow]:
    """Return what each row of a source brought in, as far as its source still says the same."""
    source = VacancySource
    same = select(source.row_digest, source.vacancy_id, source.source_id).where(
        source.source_name == source_name, source.row_digest.is_not(None), source.gone_at.is_(None)
    )
    return {str(row.row_digest): KnownRow(*row[1:]) for row in db.session.execute(same)}
