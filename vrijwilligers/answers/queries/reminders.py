"""Which vacancies to ask about, whom, and what became of a link. Nothing here changes anything."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from vrijwilligers.answers.rules import (
    LONG_SILENCE,
    REMINDER,
    SILENCE,
    Answer,
    ReminderRun,
)
from vrijwilligers.extensions import db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import about, record_of
from vrijwilligers.links.rules import Recipient
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records import outbox
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.gaps import is_unconfirmed
from vrijwilligers.vacancies.queries.sources import is_ours_to_ask
from vrijwilligers.vacancies.rules import LANGUAGES

WITH_CONTACTS = (
    *queries.WHOLE,
    joinedload(Vacancy.organisation).selectinload(Organisation.contact_persons),
)


def due(run: ReminderRun, *, among: Collection[int] | None = None) -> Sequence[Vacancy]:
    """Return the open vacancies that we must ask about, with whom to ask, by key.

    They end within so many days, or have no last day and were not confirmed for long. Who was
    asked a short while ago, or asked a change that waits, is left in peace.
    """
    at, today = run.at, run.today
    ending = and_(_ends_by(today + timedelta(days=run.days)), ~_was_asked(at - SILENCE))
    forgotten = and_(_is_forgotten(at, today), ~_was_asked(at - LONG_SILENCE))
    wanted = select(Vacancy).where(
        is_ours_to_ask(),
        queries.is_open(today),
        or_(ending, forgotten),
        Vacancy.change_requested_at.is_(None),
    )
    if among is not None:
        wanted = wanted.where(Vacancy.id.in_(_held(among)))
    in_order = wanted.options(*WITH_CONTACTS).order_by(Vacancy.id)
    return db.session.scalars(in_order.execution_options(populate_existing=True)).all()


def _held(ids: Collection[int]) -> Sequence[int]:
    """Let nobody else ask about these meanwhile; what is due is looked up after that.

    One statement cannot do both: PostgreSQL would look at what there was before it waited.
    """
    wanted = select(Vacancy.id).where(Vacancy.id.in_(ids)).order_by(Vacancy.id)
    return db.session.scalars(wanted.with_for_update()).all()


def _ends_by(day: date) -> ColumnElement[bool]:
    return or_(Vacancy.publish_until <= day, Vacancy.end_on <= day)


def _is_forgotten(at: datetime, today: date) -> ColumnElement[bool]:
    return and_(
        Vacancy.publish_until.is_(None), Vacancy.end_on.is_(None), is_unconfirmed(at, today)
    )


def _was_asked(since: datetime) -> ColumnElement[bool]:
    asked = select(SignedLink.id).where(
        SignedLink.purpose == REMINDER.name,
        SignedLink.thing == Vacancy.__tablename__,
        SignedLink.record_id == Vacancy.id,
        SignedLink.made_at > since,
    )
    return asked.exists()


def recipient_of(vacancy: Vacancy, dead: Collection[str] | None = None) -> Recipient | None:
    """Return whom to ask about a vacancy, in their language; ``None`` where there is no address.

    That is its own contact, else the organisation, else its first contact person with an address;
    but for addresses from which mail comes back (``dead``, for who asks about many).
    """
    dead = outbox.dead_addresses() if dead is None else dead
    address = next((one for one in _addresses_of(vacancy) if one.lower() not in dead), None)
    return recipient_at(address, vacancy) if address else None


def recipient_at(address: str, vacancy: Vacancy) -> Recipient:
    """Return who reads the mail at an address about a vacancy, in their language."""
    persons = vacancy.organisation.contact_persons
    return Recipient(address, _language_of(address, persons) or vacancy.language)


def person_at(address: str, organisation: Organisation) -> ContactPerson | None:
    """Return the contact person who reads mail at an address."""
    persons = organisation.contact_persons
    return next((p for p in persons if (p.email or "").lower() == address.lower()), None)


def name_at(address: str, vacancy: Vacancy) -> str:
    """Return how who reads mail at an address about a vacancy is called, where we know it."""
    if person := person_at(address, vacancy.organisation):
        return person.name
    is_contact = (vacancy.contact_email or "").lower() == address.lower()
    return (vacancy.contact_name or "") if is_contact else ""


def may_ask(address: str, vacancy: Vacancy) -> bool:
    """Tell whether an address is still one of a vacancy, its organisation or a contact person."""
    return address.lower() in {known.lower() for known in _addresses_of(vacancy)}


def _addresses_of(vacancy: Vacancy) -> Iterator[str]:
    organisation = vacancy.organisation
    persons = (person.email for person in organisation.contact_persons)
    return filter(None, (vacancy.contact_email, organisation.email, *persons))


def _language_of(address: str, persons: Sequence[ContactPerson]) -> str | None:
    theirs = (p.language for p in persons if (p.email or "").lower() == address.lower())
    return next((language for language in theirs if language in LANGUAGES), None)


def asked_about(link: SignedLink) -> Vacancy:
    """Return the vacancy that a link asks about, with whom to ask; raise ``NoResultFound``."""
    return record_of(link, Vacancy, *WITH_CONTACTS)


def confirmed_before(link: SignedLink) -> datetime | None:
    """Return when its reader said that all is right, who then asked for this link."""
    before = db.session.get(SignedLink, link.renewed_from_id) if link.renewed_from_id else None
    return before.used_at if before and before.answer == Answer.CONFIRMED else None


def last_unanswered(vacancy: Vacancy) -> datetime | None:
    """Return when the last link about a vacancy was sent that nobody used yet."""
    links = about(vacancy, REMINDER).where(SignedLink.used_at.is_(None))
    return db.session.scalar(links.with_only_columns(SignedLink.made_at).limit(1))
