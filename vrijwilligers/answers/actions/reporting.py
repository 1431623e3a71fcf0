"""What an organisation reports on its vacancy by phone, noted by who picks up."""

from datetime import datetime

from vrijwilligers.answers.feature import VacancyAnswerDeed
from vrijwilligers.organisations.actions import contacts
from vrijwilligers.organisations.rules import ContactChannel
from vrijwilligers.organisations.rules.details import OrganisationContactDetails
from vrijwilligers.records import audit
from vrijwilligers.vacancies.actions.counting import count_step
from vrijwilligers.vacancies.actions.life import NothingIsShown
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import day_of

REPORTS = {
    StatusReport.FILLED: VacancyAnswerDeed.REPORTED_FILLED,
    StatusReport.CHANGED: VacancyAnswerDeed.REPORTED_CHANGED,
}


def report(
    vacancy: Vacancy, reported: StatusReport, note: str | None, *, by: int | None, at: datetime
) -> None:
    """Pause a vacancy that is filled or changed until a coordinator has looked (DESIGN 10)."""
    if vacancy.status not in (Status.PUBLISHED, Status.PAUSED):
        raise NothingIsShown
    if vacancy.status == Status.PUBLISHED:
        count_step(vacancy, Status.PAUSED, on=day_of(at))
    vacancy.status, vacancy.reported, vacancy.reported_at = Status.PAUSED, reported, at
    audit.record(REPORTS[reported], vacancy, by=by)
    if note:
        keep(vacancy, note, ContactChannel.PHONE, by=by, at=at)


def keep(
    vacancy: Vacancy, note: str, channel: ContactChannel, *, by: int | None, at: datetime
) -> None:
    """Put a note among what was said with the organisation."""
    said = OrganisationContactDetails(channel=channel, note=note, at=at)
    contacts.note(vacancy.organisation, said, by=by, at=at)
