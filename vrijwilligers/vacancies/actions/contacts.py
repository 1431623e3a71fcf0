"""What is said of sources: whether their contact data are public, and whether we ask."""

from collections.abc import Collection

from vrijwilligers.extensions import db
from vrijwilligers.feature import Deed
from vrijwilligers.records import audit
from vrijwilligers.vacancies import current
from vrijwilligers.vacancies.feature import AskedSourceDeed, SourceDeed, VacancyDeed
from vrijwilligers.vacancies.models import AskedSource, PublicSource, Vacancy
from vrijwilligers.vacancies.queries import sources

DEEDS: dict[type[object], tuple[Deed, Deed]] = {  # in it from now on, and no more
    PublicSource: (SourceDeed.CONTACT_SHOWN, SourceDeed.CONTACT_MASKED),
    AskedSource: (AskedSourceDeed.WE_ASK, AskedSourceDeed.SOURCE_ASKS),
}


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
    _choose(PublicSource, names, by)
    current.forget()


def choose_asked_sources(names: Collection[str], *, by: int | None) -> None:
    """Say of which sources we ask organisations ourselves whether vacancies are still right."""
    _choose(AskedSource, names, by)


def _choose(model: type[sources.Named], names: Collection[str], by: int | None) -> None:
    """Have one row for each of these sources, and no other."""
    yes, no = DEEDS[model]
    before = {one.source_name: one for one in sources.named(model)}
    for name in sorted({*names} - before.keys()):
        added = model(source_name=name)
        db.session.add(added)
        db.session.flush()
        audit.record(yes, added, by=by)
    for name in sorted(before.keys() - {*names}):
        audit.record(no, before[name], by=by)
        db.session.delete(before[name])
    db.session.flush()
