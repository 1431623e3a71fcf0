"""A vacancy written at this desk, or proposed here: made, changed, copied, deleted."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.actions.counting import count_step, take_back_steps
from vrijwilligers.vacancies.feature import ContactChanged, VacancyDeed
from vrijwilligers.vacancies.fields import WRITTEN_HERE
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import publishing
from vrijwilligers.vacancies.rules import (
    OwnVacancyDetails,
    Status,
    language_of,
    same_address,
)
from vrijwilligers.vocabulary.clock import day_of, now, today
from vrijwilligers.vocabulary.problems import Problem


class NoTitle(Problem):
    """A vacancy without a title in any language says nothing."""

    message = _l("Give a title in one language at least.")
    field = "title_nl"


class StartsAfterTheEnd(Problem):
    """The work cannot end before it begins."""

    message = _l("The last day of the work comes before its first day.")
    field = "end_on"


class BelongsToItsSource(Problem):
    """What a source says of its vacancy is changed there."""

    message = _l("The facts of this vacancy come from its source. Give facts of ours.")


class NotReady(Problem):
    """The law, or a question without an answer, stands in the way."""

    message = _l("This vacancy cannot be published yet. What is missing stands below.")


class WasPublished(Problem):
    """Only what nobody saw yet can be deleted."""

    message = _l("Only what was never published can be deleted. Withdraw this vacancy instead.")


def write(details: OwnVacancyDetails, *, by: int | None, status: Status = Status.DRAFT) -> Vacancy:
    """Add a vacancy without a source; raise ``NoTitle`` or ``StartsAfterTheEnd``."""
    _refuse(details)
    vacancy = Vacancy(status=status)
    _fill(vacancy, details)
    count_step(vacancy, status, on=today())
    db.session.add(vacancy)
    db.session.flush()
    audit.record(VacancyDeed.WRITTEN, vacancy, by=by)
    return vacancy


def rewrite(vacancy: Vacancy, details: OwnVacancyDetails, *, by: int | None) -> None:
    """Change a vacancy of our own; a text that is changed has to be checked again.

    Raise ``NotReady`` when it is shown and the law would not let it be published like this.
    """
    if vacancy.source_name:
        raise BelongsToItsSource
    _refuse(details)
    at = now()
    if publishing.obstacles_after(vacancy, details, day_of(at)):
        raise NotReady
    if _has_another_contact(vacancy, details):
        announce(ContactChanged(vacancy.id, at=at))
    _fill(vacancy, details)
    vacancy.changed_at = at  # also when only a text changed: it is another version
    db.session.flush()
    audit.record(VacancyDeed.CHANGED, vacancy, by=by)


def _has_another_contact(vacancy: Vacancy, details: OwnVacancyDetails) -> bool:
    """Tell whether somebody else answers for a vacancy."""
    is_moved = vacancy.organisation_id != details.organisation_id
    return is_moved or not same_address(vacancy.contact_email, details.contact_email)


def _refuse(details: OwnVacancyDetails) -> None:
    if not details.texts:
        raise NoTitle
    if details.start_on and details.end_on and details.start_on > details.end_on:
        raise StartsAfterTheEnd


def _fill(vacancy: Vacancy, details: OwnVacancyDetails) -> None:
    vacancy.language = language_of(details.texts, vacancy.language)
    WRITTEN_HERE.fill(vacancy, details)


def copy(vacancy: Vacancy, *, by: int | None) -> Vacancy:
    """Write a draft of the same work, for another season: its dates and places are asked anew."""
    if vacancy.source_name:
        raise BelongsToItsSource
    same = WRITTEN_HERE.details(vacancy)
    again = replace(same, start_on=None, end_on=None, publish_until=None, places=None)
    return write(again, by=by)


def delete(vacancy: Vacancy, *, by: int) -> None:
    """Throw away for good what nobody saw yet: a draft or a proposal; raise ``WasPublished``."""
    if vacancy.published_at or vacancy.source_name:
        raise WasPublished
    take_back_steps(vacancy)
    audit.record(VacancyDeed.DELETED, vacancy, by=by)
    db.session.delete(vacancy)
