"""What was said of a conversation, in words; whom to call first at an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.desk.rules import Asker, Channel, Subject, Visit
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import Vacancy

CHANNELS = {
    Channel.WALK_IN: _l("Came by"),
    Channel.PHONE: _l("Phone"),
    Channel.MAIL: _l("Mail"),
}
VISITS = {Visit.FIRST: _l("first time"), Visit.LATER: _l("was here before")}
ASKERS = {
    Asker.CANDIDATE: _l("somebody who wants to volunteer"),
    Asker.ORGANISATION: _l("an organisation"),
    Asker.REFERRER: _l("a referrer"),
    Asker.OTHER: _l("somebody else"),
}
SUBJECTS = {
    Subject.FINDING: _l("finding volunteer work"),
    Subject.LAW: _l("rights and duties"),
    Subject.INSURANCE: _l("insurance"),
    Subject.POSTING: _l("placing a vacancy"),
    Subject.ABOUT_US: _l("our own work"),
    Subject.OTHER: _l("something else"),
}


@dataclass(frozen=True, kw_only=True)
class PhoneContact:
    """Whom to reach at an organisation, by phone if it can be; ``name`` may be empty."""

    name: str = ""
    role: str = ""
    language: str = ""
    phone: str = ""
    email: str = ""


def first_call(
    organisation: Organisation, open_vacancies: Sequence[Vacancy]
) -> PhoneContact | None:
    """Say whom to call first: a contact person, the organisation, who is named in a vacancy.

    Somebody with a phone comes before an address for mail.
    """
    calls = [*_persons(organisation), _house(organisation), *map(_named, open_vacancies)]
    by_phone = [call for call in calls if call.phone]
    by_mail = [call for call in calls if call.email]
    return next(iter([*by_phone, *by_mail]), None)


def _persons(organisation: Organisation) -> list[PhoneContact]:
    return [
        PhoneContact(
            name=person.name,
            role=person.role or "",
            language=person.language or "",
            phone=person.phone or "",
            email=person.email or "",
        )
        for person in organisation.contact_persons
    ]


def _house(organisation: Organisation) -> PhoneContact:
    return PhoneContact(phone=organisation.phone or "", email=organisation.email or "")


def _named(vacancy: Vacancy) -> PhoneContact:
    return PhoneContact(
        name=vacancy.contact_name or "",
        phone=vacancy.contact_phone or "",
        email=vacancy.contact_email or "",
    )
