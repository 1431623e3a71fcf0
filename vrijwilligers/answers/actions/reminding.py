"""Asking organisations whether their vacancies are still so: a mail with a link for each."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.feature import VacancyAnswerDeed
from vrijwilligers.answers.queries import reminders
from vrijwilligers.answers.rules import REMINDER, LastDays, ReminderRun
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import LinkEndReason, Recipient
from vrijwilligers.records import audit, outbox
from vrijwilligers.vacancies.feature import ContactChanged
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.sources import we_ask
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.problems import Problem

AddressOf = Callable[[str], str]  # from a token to the whole address of its link
SUBJECT = _l("Is your vacancy still right?")


class CannotBeAsked(Problem):
    """It is not shown, or its source answers for it."""

    message = _l("Only a vacancy that is shown, and about which we ask, can be asked about.")


class NoAddress(Problem):
    """Neither the vacancy nor its organisation has a mail address."""

    message = _l("We have no mail address. Add one to the vacancy or to the organisation.")


@dataclass
class ReminderPlan:
    """Whom to ask about which vacancies, and those of which we do not know whom to ask."""

    letters: dict[Recipient, list[int]] = field(default_factory=dict)
    without_address: list[int] = field(default_factory=list)


def plan(run: ReminderRun) -> ReminderPlan:
    """Say whom to ask about what; all vacancies of one recipient go into one mail."""
    planned = ReminderPlan()
    for vacancy in reminders.due(run):
        recipient = reminders.recipient_of(vacancy)
        if recipient:
            planned.letters.setdefault(recipient, []).append(vacancy.id)
        else:
            planned.without_address.append(vacancy.id)
    return planned


def remind(
    recipient: Recipient,
    vacancy_ids: Collection[int],
    run: ReminderRun,
    *,
    address_of: AddressOf,
) -> int:
    """Queue one mail about these vacancies, as far as they are still due; return how many."""
    due = reminders.due(run, among=vacancy_ids)
    if due:
        write_to(recipient, due, at=run.at, address_of=address_of)
    return len(due)


def ask_now(vacancy: Vacancy, *, at: datetime, address_of: AddressOf) -> Recipient:
    """Ask about one vacancy without waiting for its time; return who was asked.

    Raise ``CannotBeAsked`` or ``NoAddress``.
    """
    if vacancy.status != Status.PUBLISHED or not we_ask(vacancy):
        raise CannotBeAsked
    recipient = reminders.recipient_of(vacancy)
    if recipient is None:
        raise NoAddress
    write_to(recipient, [vacancy], at=at, address_of=address_of)
    return recipient


def write_to(
    recipient: Recipient, vacancies: Iterable[Vacancy], *, at: datetime, address_of: AddressOf
) -> None:
    """Queue a mail with a new link for each vacancy; older links about it stop working."""
    asked = [_asked(vacancy, recipient, at, address_of) for vacancy in vacancies]
    outbox.queue(
        "vacancy_reminder",
        address=recipient.address,
        language=recipient.language,
        subject=SUBJECT,
        vacancies=asked,
        works_until=at + REMINDER.lasts,
    )


def _asked(
    vacancy: Vacancy, recipient: Recipient, at: datetime, address_of: AddressOf
) -> dict[str, object]:
    """Make the link for one vacancy; return what the mail says of it."""
    _language, text = vacancy.text_in(recipient.language)
    _link, token = links.make(REMINDER, vacancy, at=at, recipient=recipient)
    audit.record(VacancyAnswerDeed.ASKED, vacancy, by=None)
    last_day = LastDays(vacancy.publish_until, vacancy.end_on).first
    return {"title": text.title, "last_day": last_day, "link": address_of(token)}


def end_links(change: ContactChanged) -> None:
    """Let no link about a vacancy work any more when somebody else answers for it."""
    vacancy = db.session.get_one(Vacancy, change.vacancy_id)
    links.end_all_about(vacancy, LinkEndReason.CLOSED, REMINDER, at=change.at)
