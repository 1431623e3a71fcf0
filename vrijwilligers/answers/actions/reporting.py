"""What an organisation reports on its vacancy by phone, noted by who picks up."""

from datetime import datetime

from flask_babel import gettext as _

from vrijwilligers.answers.feature import VacancyAnswerDeed
from vrijwilligers.organisations.actions import contacts
from vrijwilligers.organisations.rules import ContactChannel
from vrijwilligers.organisations.rules.details import OrganisationContactDetails
from vrijwilligers.records import audit
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.actions.counting import count_step
from vrijwilligers.vacancies.actions.life import NothingIsShown
from vrijwilligers.vacancies.feature import VacancyIsFilled
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import DESK_LANGUAGE, speaking

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
    said = note or _said(vacancy, reported)
    if said:
        keep(vacancy, said, ContactChannel.PHONE, by=by, at=at)
    if reported == StatusReport.FILLED:
        announce(VacancyIsFilled(vacancy.id, by=by))


def _said(vacancy: Vacancy, reported: StatusReport) -> str:
    """Say in the language of the desk that a place is filled, where nobody wrote a note."""
    if reported != StatusReport.FILLED:
        return ""
    with speaking(DESK_LANGUAGE):
        return _("“%(title)s” is filled.", title=vacancy.text_in(DESK_LANGUAGE)[1].title)


def keep(
    vacancy: Vacancy, note: str, channel: ContactChannel, *, by: int | None, at: datetime
) -> None:
    """Put a note among what was said with the organisation."""
    said = OrganisationContactDetails(channel=channel, note=note, at=at)
    contacts.note(vacancy.organisation, said, by=by, at=at)
