"""What everybody may read of contact data: of one vacancy, and of all that a source gives."""

from collections.abc import Collection

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.vacancies import current
from vrijwilligers.vacancies.feature import SourceDeed, VacancyDeed
from vrijwilligers.vacancies.models import PublicSource, Vacancy
from vrijwilligers.vacancies.queries import sources


def let_contact_be_public(vacancy: Vacancy, *, by: int | None) -> None:
    """Say that everybody may read the contact data of a vacancy, also in its texts."""
    vacancy.contact_is_public = True
    audit.record(VacancyDeed.CONTACT_SHOWN, vacancy, by=by)


def mask_contact(vacancy: Vacancy, *, by: int | None) -> None:
    """Say that who wants to reach them asks the desk."""
    vacancy.contact_is_public = False
    audit.record(VacancyDeed.CONTACT_MASKED, vacancy, by=by)


def choose_public_sources(names: Collection[str], *, by: int | None) -> None:
    """Say of which sources everybody may read the contact data; of others the desk is asked."""
    before = sources.public_sources()
    for name in sorted({*names} - before):
        added = PublicSource(source_name=name)
        db.session.add(added)
        db.session.flush()
        audit.record(SourceDeed.CONTACT_SHOWN, added, by=by)
    for name in sorted(before - {*names}):
        if removed := sources.public_source(name):
            audit.record(SourceDeed.CONTACT_MASKED, removed, by=by)
            db.session.delete(removed)
    db.session.flush()
    current.forget()
