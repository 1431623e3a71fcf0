"""What an organisation hears of somebody who started elsewhere, in its language."""

from dataclasses import dataclass

from flask_babel import gettext as _

from vrijwilligers.answers.queries import reminders
from vrijwilligers.links.rules import Recipient
from vrijwilligers.matching import queries
from vrijwilligers.matching.models import Introduction
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.languages import speaking


@dataclass(frozen=True, kw_only=True)
class ClosingMessage:
    """What goes to one organisation; without an address somebody calls."""

    introduction_id: int
    organisation: str
    language: str
    subject: str
    sentences: list[str]
    recipient: Recipient | None
    is_told: bool  # who never heard of somebody need not hear this


def closing_message(introduction: Introduction) -> ClosingMessage:
    """Return what the organisation of an introduction hears when it is closed."""
    recipient = reminders.recipient_of(introduction.vacancy)
    language = recipient.language if recipient else introduction.vacancy.language
    disclosure = introduction.disclosure
    with speaking(language):
        title = public_text(introduction.vacancy, language)[1].title
        name = introduction.candidate.short_name
        return ClosingMessage(
            introduction_id=introduction.id,
            organisation=introduction.vacancy.organisation.name,
            language=language,
            subject=_("No longer on the way to you: %(title)s", title=title),
            sentences=[
                _("%(name)s wanted to volunteer with you: “%(title)s”.", name=name, title=title),
                _("This person found something elsewhere. You need not do anything any more."),
                _("Thank you for the trouble. Please erase what we gave you."),
            ],
            recipient=recipient,
            is_told=bool(disclosure and disclosure.told_on) and queries.is_shared(introduction),
        )
