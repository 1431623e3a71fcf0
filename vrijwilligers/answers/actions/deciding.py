"""What becomes of a proposal: published or not, and word of it to who proposed it."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.answers.actions import reporting
from vrijwilligers.answers.feature import VacancyAnswerDeed
from vrijwilligers.answers.queries import reminders
from vrijwilligers.answers.wording import short_title
from vrijwilligers.extensions import db
from vrijwilligers.links.rules import Recipient
from vrijwilligers.organisations.rules import ContactChannel
from vrijwilligers.records import audit, outbox
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.feature import VacancyPublished, WhoHears
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.problems import Problem


class NoProposal(Problem):
    """It was decided meanwhile, or somebody of the team wrote it."""

    message = _l("This is no proposal that waits. Look at its state.")


def on_published(event: VacancyPublished) -> None:
    """Tell who proposed a vacancy that it is shown now."""
    vacancy = db.session.get_one(Vacancy, event.vacancy_id)
    if vacancy.proposed_at:
        _tell(vacancy, "proposal_published", _l("We show your vacancy: %(title)s"), by=event.by)


def say_who_hears(event: WhoHears) -> str:
    """Return the address of who hears what becomes of a proposal; empty where there is none."""
    recipient = reminders.recipient_of(db.session.get_one(Vacancy, event.vacancy_id))
    return recipient.address if recipient else ""


def decline(vacancy: Vacancy, reason: str, *, by: int | None, at: datetime) -> Recipient | None:
    """Do not publish a proposal, and say why; return who is told. Raise ``NoProposal``.

    The reason stays with the organisation, for a colleague who hears of it.
    """
    if not vacancy.is_proposal:
        raise NoProposal
    life.withdraw(vacancy, by=by)
    subject = _l("About your proposal: %(title)s")
    told = _tell(vacancy, "proposal_declined", subject, by=by, reason=reason)
    _language, text = vacancy.text_in(vacancy.language)
    note = _("Not published: %(title)s. %(reason)s", title=text.title, reason=reason)
    channel = ContactChannel.MAIL if told else ContactChannel.OTHER
    reporting.keep(vacancy, note, channel, by=by, at=at)
    return told


def _tell(
    vacancy: Vacancy, kind: str, subject: Any, *, by: int | None, **words: object
) -> Recipient | None:
    """Queue a mail to who proposed a vacancy; return to whom, where we know an address."""
    recipient = reminders.recipient_of(vacancy)
    if recipient is None:
        return None
    _language, text = vacancy.text_in(recipient.language)
    with speaking(recipient.language):
        said = str(subject) % {"title": short_title(text.title)}
    outbox.queue(
        kind,
        address=recipient.address,
        language=recipient.language,
        subject=said,
        to=reminders.person_at(recipient.address, vacancy.organisation),
        by=accounts.writer(by),
        name=reminders.name_at(recipient.address, vacancy),
        vacancy=vacancy,
        title=text.title,
        **words,
    )
    audit.record(VacancyAnswerDeed.PROPOSER_TOLD, vacancy, by=by)
    return recipient
