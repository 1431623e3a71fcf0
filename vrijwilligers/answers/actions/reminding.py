"""Asking organisations whether their vacancies are still so: a mail with a link for each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.answers import wording
from vrijwilligers.answers.actions.mails import queue_to
from vrijwilligers.answers.feature import VacancyAnswerDeed
from vrijwilligers.answers.queries import reminders
from vrijwilligers.answers.rules import REMINDER, ReminderRun
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import AddressOf, LinkEndReason, Recipient
from vrijwilligers.records import audit, outbox
from vrijwilligers.vacancies.feature import ContactChanged
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.sources import we_ask
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.problems import Problem


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
    planned, dead = ReminderPlan(), outbox.dead_addresses()
    for vacancy in reminders.due(run):
        recipient = reminders.recipient_of(vacancy, dead)
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


def ask_now(vacancy: Vacancy, *, by: int | None, at: datetime, address_of: AddressOf) -> Recipient:
    """Ask about one vacancy without waiting for its time; return who was asked.

    Raise ``CannotBeAsked`` or ``NoAddress``.
    """
    if vacancy.status != Status.PUBLISHED or not we_ask(vacancy):
        raise CannotBeAsked
    recipient = reminders.recipient_of(vacancy)
    if recipient is None:
        raise NoAddress
    write_to(recipient, [vacancy], by=by, at=at, address_of=address_of)
    return recipient


def write_to(
    recipient: Recipient,
    vacancies: Sequence[Vacancy],
    *,
    at: datetime,
    address_of: AddressOf,
    by: int | None = None,
) -> None:
    """Queue a mail with a new link for each vacancy; older links about it stop working."""
    tokens = [links.make(REMINDER, one, at=at, recipient=recipient).token for one in vacancies]
    for vacancy in vacancies:
        audit.record(VacancyAnswerDeed.ASKED, vacancy, by=by)
    with speaking(recipient.language):
        asked = [
            wording.vacancy_in_mail(vacancy, recipient) | {"link": address_of(token)}
            for vacancy, token in zip(vacancies, tokens, strict=True)
        ]
        subject = wording.subject_of([str(one["title"]) for one in asked])
    _queue(recipient, vacancies[0], asked, subject=subject, by=by, at=at)


def send_again(link: SignedLink, vacancy: Vacancy, *, at: datetime, address_of: AddressOf) -> None:
    """Queue a mail with a new link to who asked for one: it does not ask what was answered."""
    address = link.address or ""
    recipient = reminders.recipient_at(address, vacancy)
    new = links.renew(link, at=at, language=recipient.language)
    if new is None:
        return
    with speaking(recipient.language):
        asked = wording.vacancy_in_mail(vacancy, recipient) | {"link": address_of(new.token)}
        subject = _("Your new link: %(title)s", title=wording.short_title(str(asked["title"])))
    _queue(recipient, vacancy, [asked], subject=subject, is_asked_for=True, at=at)


def _queue(
    recipient: Recipient,
    vacancy: Vacancy,
    asked: Sequence[dict[str, object]],
    *,
    subject: str,
    at: datetime,
    by: int | None = None,
    is_asked_for: bool = False,
) -> None:
    queue_to(
        recipient,
        "vacancy_reminder",
        vacancy,
        subject=subject,
        by=by,
        vacancies=asked,
        is_asked_for=is_asked_for,
        works_until=at + REMINDER.lasts,
    )


def end_links(change: ContactChanged) -> None:
    """Let no link about a vacancy work any more when somebody else answers for it."""
    vacancy = db.session.get_one(Vacancy, change.vacancy_id)
    links.end_all_about(vacancy, LinkEndReason.CLOSED, REMINDER, at=change.at)
