"""What an organisation answers through its link: still right, something changes, or it is over."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.actions import change_requests, reminding, reporting
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.queries import reminders
from vrijwilligers.answers.rules import (
    REMINDER,
    SHORTEST_WAIT,
    Answer,
    FieldValues,
    LastDays,
    may_be_last,
)
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import AddressOf, LinkEndReason
from vrijwilligers.vacancies.actions import life, own_facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import publishing
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem


class TooFarAway(Problem):
    """A last day that is over, or more than a year ahead."""

    message = _l("Choose a day from today, at most a year ahead.")
    field = "last_day"


class NothingChanged(Problem):
    """The answers are what we have already."""

    message = _l("You changed nothing. Is it right as it is? Then go back and say so.")


CLOSING = {Status.FILLED: life.mark_filled, Status.WITHDRAWN: life.withdraw}


def confirm(link: SignedLink, last_day: date | None, *, at: datetime) -> None:
    """Keep that a vacancy is still so, up to its new last day. Raise ``TooFarAway``.

    A later day is not taken over when the vacancy may not be published any more (STANDARDS 2.3):
    then it is paused, and the day waits for a coordinator as a change that is asked.
    """
    today = day_of(at)
    if last_day and not may_be_last(last_day, today=today):
        raise TooFarAway
    vacancy = _use(link, Answer.CONFIRMED, at=at)
    life.confirm(vacancy, by=None, today=today)
    if last_day:
        _move(vacancy, last_day, at=at)


def _move(vacancy: Vacancy, last_day: date, *, at: datetime) -> None:
    days = LastDays(vacancy.publish_until, vacancy.end_on)
    moved = days.moved_to(last_day)
    if vacancy.source:
        own_facts.give_own_facts(vacancy, moved._asdict(), by=None, at=at)
        return
    if days.first and last_day > days.first and publishing.obstacles_in_law(vacancy):
        before = days._asdict()
        requested = {name: day for name, day in moved._asdict().items() if day != before[name]}
        change_requests.request(vacancy, requested, at=at)
        reporting.report(vacancy, StatusReport.CHANGED, None, by=None, at=at)
        return
    vacancy.publish_until, vacancy.end_on = moved


def ask_change(link: SignedLink, requested: FieldValues, *, at: datetime) -> ChangeRequest:
    """Keep what the organisation wants otherwise, for a coordinator; the vacancy stays as it is.

    Raise ``NothingChanged``.
    """
    if not requested:
        raise NothingChanged
    vacancy = _use(link, Answer.CHANGED, at=at)
    return change_requests.request(vacancy, requested, at=at)


def close(link: SignedLink, status: Status, *, at: datetime) -> None:
    """Take a vacancy away because the organisation says so: filled, or not coming back."""
    vacancy = _use(link, Answer.CLOSED, at=at)
    CLOSING[status](vacancy, by=None)


def renew(link: SignedLink, *, at: datetime, address_of: AddressOf) -> None:
    """Send a new link to the address of an old one, unless that happened a moment ago.

    Nothing goes to an address that no longer has to do with the vacancy.
    """
    vacancy = _hold(link)
    last = reminders.last_unanswered(vacancy)
    if vacancy.status != Status.PUBLISHED or (last and at - last < SHORTEST_WAIT):
        return
    if link.address and reminders.may_ask(link.address, vacancy):
        links.end_all_about(vacancy, LinkEndReason.REPLACED, REMINDER, at=at)
        reminding.send_again(link, vacancy, at=at, address_of=address_of)


def _use(link: SignedLink, answer: Answer, *, at: datetime) -> Vacancy:
    """Use up a link and return its vacancy, held until this is saved. Raise ``LinkIsDead``."""
    vacancy = _hold(link)
    links.use(link, at=at, answer=answer)
    if vacancy.status != Status.PUBLISHED:
        raise links.LinkIsDead
    return vacancy


def _hold(link: SignedLink) -> Vacancy:
    vacancy = reminders.asked_about(link)
    db.session.refresh(vacancy, with_for_update={"of": Vacancy})
    return vacancy
