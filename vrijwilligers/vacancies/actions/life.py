"""The steps in the life of a vacancy. Each deed refuses in words what cannot be done."""

from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.records import audit
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.actions.counting import count_step
from vrijwilligers.vacancies.actions.writing import BelongsToItsSource, NotReady
from vrijwilligers.vacancies.feature import (
    VacancyDeed,
    VacancyIsFilled,
    VacancyPublished,
    VacancyReopened,
)
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import list_tabs, publishing
from vrijwilligers.vacancies.rules import FULL, Status
from vrijwilligers.vacancies.rules import life as rules
from vrijwilligers.vacancies.rules.life import Transition
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Problem


class CannotBeDone(Problem):
    """The state of the vacancy does not allow this step, mostly since a colleague took one."""

    message = _l("This cannot be done with this vacancy now. Look at its state.")


class NeedsLastDay(Problem):
    """It would be expired at once."""

    message = _l("The last day to show this vacancy is over. Give a new last day.")
    field = "until"


class NoMoreTime(Problem):
    """The new last day does not give more time."""

    message = _l("Give a day that is later than the last day there was, and not over.")
    field = "until"


class OverAtItsSource(Problem):
    """Its dates are those of the source."""

    message = _l(
        "Its last day is over. It opens again when its source gives a later one, or you do."
    )


class NothingIsShown(Problem):
    """Only what is shown can be confirmed, prolonged, or said to be filled or changed."""

    message = _l("This vacancy is not shown to anybody, so there is nothing to note.")


def submit_for_check(vacancy: Vacancy, *, by: int | None) -> None:
    """Ask a colleague to look at a draft before it is published."""
    _take(vacancy, Transition.SUBMIT, by=by)


def publish(vacancy: Vacancy, *, by: int | None, today: date, until: date | None = None) -> None:
    """Show a vacancy for the first time; raise ``NotReady`` with all that stands in the way."""
    _show(vacancy, Transition.PUBLISH, today=today, until=until)
    _take(vacancy, Transition.PUBLISH, by=by)
    announce(VacancyPublished(vacancy.id, by=by))


def reopen(vacancy: Vacancy, *, by: int | None, today: date, until: date | None = None) -> None:
    """Show a vacancy again that was paused, filled or withdrawn."""
    _show(vacancy, Transition.REOPEN, today=today, until=until)
    if vacancy.places == FULL and not vacancy.source_name:
        vacancy.places = None
    _take(vacancy, Transition.REOPEN, by=by)
    announce(VacancyReopened(vacancy.id, by=by))


def pause(vacancy: Vacancy, *, by: int | None) -> None:
    """Send nobody for a while."""
    _take(vacancy, Transition.PAUSE, by=by)


def mark_filled(vacancy: Vacancy, *, by: int | None) -> None:
    """Note that the organisation found whom it sought."""
    _take(vacancy, Transition.FILL, by=by)
    announce(VacancyIsFilled(vacancy.id, by=by))


def withdraw(vacancy: Vacancy, *, by: int | None) -> None:
    """Take a vacancy away: the organisation no longer offers it."""
    _take(vacancy, Transition.WITHDRAW, by=by)


def let_go(vacancy: Vacancy, *, by: int | None) -> None:
    """Leave a vacancy withdrawn that another source still offers; its own does not reopen it."""
    waits = list_tabs.waits_of([vacancy]).get(vacancy.id, ())
    if vacancy.source is None or WaitingReason.OFFERED_ELSEWHERE not in waits:
        raise CannotBeDone
    vacancy.source.gone_at, vacancy.changed_at = None, now()
    _record(vacancy, VacancyDeed.WITHDRAWN, by)


def prolong(vacancy: Vacancy, until: date, *, by: int | None, today: date) -> None:
    """Show a vacancy longer, also one that expired; raise ``NoMoreTime``."""
    if vacancy.source_name:
        raise BelongsToItsSource
    if vacancy.status != Status.PUBLISHED:
        raise NothingIsShown
    if not rules.is_later(until, vacancy.publish_until, today):
        raise NoMoreTime
    if publishing.obstacles_to(vacancy, today):
        raise NotReady
    vacancy.publish_until = until
    _record(vacancy, VacancyDeed.PROLONGED, by)


def confirm(vacancy: Vacancy, *, by: int | None, today: date) -> None:
    """Note that the organisation said today that all is still so."""
    if vacancy.status not in (Status.PUBLISHED, Status.PAUSED):
        raise NothingIsShown
    vacancy.confirmed_on = today
    _record(vacancy, VacancyDeed.CONFIRMED, by)


def _show(vacancy: Vacancy, step: Transition, *, today: date, until: date | None) -> None:
    """Refuse what may not be shown, and set its last day if a new one is given."""
    _state_after(vacancy, step)
    if publishing.obstacles_to(vacancy, today):
        raise NotReady
    if vacancy.source_name and vacancy.is_expired(today):
        raise OverAtItsSource
    if not vacancy.source_name:
        vacancy.publish_until = _last_day(vacancy, until, today)
    vacancy.published_at = vacancy.published_at or now()


def _last_day(vacancy: Vacancy, until: date | None, today: date) -> date | None:
    if until is None:
        if rules.needs_new_last_day(vacancy.publish_until, today):
            raise NeedsLastDay
        return vacancy.publish_until
    if until < today:
        raise NoMoreTime
    return until


def _take(vacancy: Vacancy, step: Transition, *, by: int | None) -> None:
    """Bring a vacancy to the state that a step leads to; what was told has then been looked at."""
    vacancy.status = _state_after(vacancy, step)
    vacancy.reported = vacancy.reported_at = None
    if vacancy.source:
        vacancy.source.gone_at = None
    _record(vacancy, VacancyDeed(step), by)


def _state_after(vacancy: Vacancy, step: Transition) -> Status:
    """Return where a step leads; one that was merged into another stays withdrawn."""
    target = rules.after(vacancy.status, step)
    if target is None or vacancy.merged_into_id:
        raise CannotBeDone
    return target


def _record(vacancy: Vacancy, deed: VacancyDeed, by: int | None) -> None:
    audit.record(deed, vacancy, by=by)
    state = vacancy.status if deed in set(Transition) else deed
    count_step(vacancy, state, on=today())
