"""What was said of a conversation, in words; whom to call first at an organisation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Asker, Channel, FirstDayStep, Subject, Visit
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records import outbox
from vrijwilligers.records.outbox import (
    BOUNCED,
    GONE,
    NOT_IN_USE,
    TOO_OLD,
    UNOPENED,
    BounceKind,
    Message,
)
from vrijwilligers.registry import registry
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.words import say_municipality

PARTS_OF_WEEK = {
    "days": _l("on weekdays, in the daytime"),
    "evenings": _l("on weekdays, in the evening"),
    "weekend": _l("at the weekend"),
}
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

NO_SUCH_ADDRESS = _l("This address does not exist.")
FULL = _l("The mailbox is full.")
REASONS = {
    "550": NO_SUCH_ADDRESS,
    "551": NO_SUCH_ADDRESS,
    "553": NO_SUCH_ADDRESS,
    "452": FULL,
    "552": FULL,
    BOUNCED: _l("An earlier mail to this address came back."),
    UNOPENED: _l("The mail cannot be opened with the keys of this server."),
    NOT_IN_USE: _l("The fiche is not in use: nothing goes out."),
    TOO_OLD: _l("The mail waited for more than a month. Its text is gone."),
}
LATER = _l("The mail server of the reader said for five days: later.")
CAME_BACK = _l("The mail came back: nobody reads mail at this address.")
NEVER = _l("The mail server of the reader refuses this mail.")


@dataclass(frozen=True)
class FirstDayWords:
    """A step of the first real day: what it is, why, and the page where it is done."""

    title: object
    why: object
    endpoint: str
    deed: object


FIRST_DAY = {
    FirstDayStep.DESK: FirstDayWords(
        _l("Say what this desk is"),
        _l("Name, address, hours, and who is responsible for the data: prints and texts say it."),
        "settings.desk",
        _l("Fill in"),
    ),
    FirstDayStep.TEAM: FirstDayWords(
        _l("Invite the team"),
        _l("Everybody has an own account. It is done when one at the reception signed in."),
        "accounts.invite",
        _l("Invite somebody"),
    ),
    FirstDayStep.VACANCIES: FirstDayWords(
        _l("Bring the vacancies in"),
        _l("From a file of another website or an own spreadsheet. One by hand is good too."),
        "vacancies.import_new",
        _l("Bring in a file"),
    ),
    FirstDayStep.PEOPLE: FirstDayWords(
        _l("Take over the list of people"),
        _l("Only who gave consent, with the day. Without a list it is done with the first fiche."),
        "candidates.import_new",
        _l("Bring in a list"),
    ),
    FirstDayStep.PRINT: FirstDayWords(
        _l("Print once"),
        _l("Make a bundle and print it on your own printer. Can you read everything well?"),
        "bundles.index",
        _l("To the prints"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class UndeliverableMail:
    """A mail that does not go: which, for whom, since when, why, and how to reach them."""

    id: int
    what: object
    reason: object
    code: str
    since: date
    can_go: bool
    address: str
    organisation: Organisation | None = None
    name: str = ""
    phone: str = ""
    candidate_id: int | None = None
    fiche: str = ""


@dataclass(frozen=True, kw_only=True)
class PhoneContact:
    """Whom to reach at an organisation, by phone if it can be; ``name`` may be empty."""

    name: str = ""
    role: str = ""
    language: str = ""
    phone: str = ""
    email: str = ""


def say_contact(contact: DeskContact) -> list[str]:
    """Say what is known of a conversation besides when and how."""
    known = (
        language_name(contact.language) if contact.language else "",
        VISITS[contact.visit] if contact.visit else "",
        say_municipality(contact.municipality),
        contact.age_band,
        ASKERS[contact.asker] if contact.asker else "",
        SUBJECTS[contact.subject] if contact.subject else "",
    )
    return [str(word) for word in known if word]


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


def _reason(message: Message, answer: str) -> object:
    if message.bounce == BounceKind.HARD:
        return CAME_BACK
    return REASONS.get(answer, LATER if answer.startswith("4") else NEVER)


def say_bounces(addresses: Collection[str]) -> dict[str, tuple[str, str]]:
    """Say by address whether our mail comes back from there: the mark, and the words."""
    dead, soft = outbox.dead_addresses(), outbox.come_back_from(addresses)
    said = {}
    for address in addresses:
        if address.lower() in dead:
            said[address] = ("late", _("mail comes back: correct the address"))
        elif count := soft[address.lower()]:
            many = ngettext("%(num)s mail came back", "%(num)s mails came back", count)
            said[address] = ("due", many)
    return said


def undeliverable_mail(
    message: Message, reader: object, organisation: Organisation | None = None
) -> UndeliverableMail:
    """Say of a mail that does not go what a colleague needs to call, or to try again."""
    is_open = getattr(reader, "is_in_use", True)
    answer = (message.answer or "") if is_open else NOT_IN_USE
    person = reader if isinstance(reader, ContactPerson) else None
    organisation = person.organisation if person else organisation
    phones = [known.phone for known in (person, organisation) if known and known.phone]
    return UndeliverableMail(
        id=message.id,
        what=registry().mails.get(message.kind, message.kind),
        reason=_reason(message, answer),
        code=answer,
        since=day_of(message.bounced_at or message.given_up_at or message.queued_at),
        can_go=is_open and answer != UNOPENED and message.body != GONE,
        address="" if message.candidate_id else (getattr(reader, "email", "") or message.address),
        organisation=organisation,
        name="" if message.candidate_id else getattr(reader, "name", ""),
        phone=next(iter(phones), ""),
        candidate_id=message.candidate_id,
        fiche=getattr(reader, "number", ""),
    )
