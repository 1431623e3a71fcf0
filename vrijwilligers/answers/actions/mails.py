"""Mails to an organisation: about a vacancy, or with a link, to whoever is at an address."""

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.answers.queries import reminders
from vrijwilligers.links.actions import NewLink
from vrijwilligers.links.rules import AddressOf, Recipient
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import outbox
from vrijwilligers.vacancies.models import Vacancy


def queue_to(
    recipient: Recipient,
    kind: str,
    vacancy: Vacancy,
    *,
    subject: str,
    by: int | None = None,
    **words: object,
) -> None:
    """Write a mail about a vacancy, from ``templates/mails/<kind>.txt``, to its contact."""
    outbox.queue(
        kind,
        address=recipient.address,
        language=recipient.language,
        subject=subject,
        to=reminders.person_at(recipient.address, vacancy.organisation),
        by=accounts.writer(by),
        name=reminders.name_at(recipient.address, vacancy),
        **words,
    )


def queue_link(
    recipient: Recipient,
    kind: str,
    organisation: Organisation,
    new: NewLink,
    *,
    subject: str,
    address_of: AddressOf,
    by: int | None = None,
    **words: object,
) -> None:
    """Write a mail with a new link, from ``templates/mails/<kind>.txt``, to an organisation."""
    person = reminders.person_at(recipient.address, organisation)
    outbox.queue(
        kind,
        address=recipient.address,
        language=recipient.language,
        subject=subject,
        to=person,
        by=accounts.writer(by),
        name=person.name if person else "",
        organisation=organisation.name,
        link=address_of(new.token),
        works_until=new.link.expires_at,
        **words,
    )
