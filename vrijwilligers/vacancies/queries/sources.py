"""What is known of the sources that vacancies came from, and the words their files may use."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.talents import queries as talents
from vrijwilligers.vacancies.models import Vacancy, VacancyImport, VacancySource
from vrijwilligers.vacancies.readers import Codes
from vrijwilligers.vacancies.rules import LANGUAGES, Status
from vrijwilligers.vacancies.rules.layers import FINGERPRINT, fingerprint_of
from vrijwilligers.vocabulary.text import fold


class Known(NamedTuple):
    """What an import has to know of a vacancy of its source."""

    key: int
    fingerprint: str
    status: Status
    gone_at: datetime | None = None

    @property
    def is_gone(self) -> bool:
        """Tell whether its source had withdrawn it: what the desk withdrew stays so."""
        return self.status == Status.WITHDRAWN and self.gone_at is not None


def known_of(source_name: str) -> dict[str, Known]:
    """Return what is known of a source, by source_id."""
    source = VacancySource
    columns = (source.source_id, Vacancy.id, source.fingerprint, Vacancy.status, source.gone_at)
    joined = select(*columns).join(source, source.vacancy_id == Vacancy.id)
    rows = db.session.execute(joined.where(source.source_name == source_name).order_by(Vacancy.id))
    known = {row.source_id: Known(*row[1:]) for row in rows}
    return known | _made_anew(source_name, known)


def _made_anew(source_name: str, known: dict[str, Known]) -> dict[str, Known]:
    """Make the fingerprints again that were made in another way."""
    source = VacancySource
    other = select(source.source_id, source.details).where(
        source.source_name == source_name, ~source.fingerprint.startswith(f"{FINGERPRINT}:")
    )
    return {
        row.source_id: known[row.source_id]._replace(
            fingerprint=fingerprint_of(json.loads(row.details))
        )
        for row in db.session.execute(other)
    }


def source_names() -> Sequence[str]:
    """Return the names of the sources that vacancies came from, in the order of the alphabet."""
    names = select(VacancySource.source_name).distinct()
    return db.session.scalars(names.order_by(VacancySource.source_name)).all()


def source_as_known(name: str) -> str:
    """Return a source as it was spelt before, whatever its capitals and accents now."""
    tried = select(VacancyImport.source_name).distinct().order_by(VacancyImport.source_name)
    for known in (source_names(), db.session.scalars(tried).all()):
        alike = [one for one in known if fold(one) == fold(name)]
        if alike:
            return name if name in alike else alike[0]
    return name


def known_codes() -> Codes:
    """Return the codes that a file may use, also those that are no longer offered in forms."""
    return Codes(
        categories=frozenset(talents.category_names("nl")),
        talents=frozenset(talents.talent_names("nl")),
        category_names=_by_name(talents.category_names),
        talent_names=_by_name(talents.talent_names),
    )


def _by_name(names_in: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """Return the codes of a list by each of their names, folded."""
    return {fold(name): code for language in LANGUAGES for code, name in names_in(language).items()}
