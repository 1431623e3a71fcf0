"""Questions about the day at the desk. Nothing here changes anything."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, exists, func, or_, select

from vrijwilligers.accounts.models import StaffMember, StaffRole
from vrijwilligers.accounts.rules import Role
from vrijwilligers.bundles.models import Edition
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries import FoundCandidate
from vrijwilligers.candidates.queries.merging import numbers_of
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel, FirstDayStep
from vrijwilligers.extensions import Model, db
from vrijwilligers.matching.models import Disclosure, Recall
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.organisations.queries import FoundOrganisation
from vrijwilligers.records import outbox, references
from vrijwilligers.records.outbox import Message
from vrijwilligers.registry import registry
from vrijwilligers.support_needs.feature import ConversationCheck
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import FoundVacancy
from vrijwilligers.vocabulary.clock import BRUSSELS, today
from vrijwilligers.vocabulary.names.alike import PLACE, SearchMatch

NAMELESS_SHOWN = 2
RECIPIENTS: dict[Any, Any] = {
    Candidate: Message.candidate_id,
    ContactPerson: Message.contact_person_id,
    StaffMember: Message.staff_id,
}


@dataclass(frozen=True)
class TodaysContacts:
    """The conversation of today with somebody, and those that may have been theirs."""

    theirs: DeskContact | None
    nameless: Sequence[DeskContact]


class DayTally(NamedTuple):
    """How many contacts each channel had, and the last without a name of one colleague."""

    counts: dict[Channel, int]
    last: DeskContact | None


@dataclass(frozen=True)
class SearchResults:
    """What a search found, best first; each comes with what made it turn up."""

    people: Sequence[FoundCandidate] = ()
    organisations: Sequence[FoundOrganisation] = ()
    vacancies: Sequence[FoundVacancy] = ()

    @property
    def has_number_of_vacancy(self) -> bool:
        """Tell whether what was typed is the number of a vacancy, which stands on all our paper."""
        return any(one.why == SearchMatch.NUMBER for one in self.vacancies)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was found at all."""
        return not (self.people or self.organisations or self.vacancies)

    @property
    def is_certain(self) -> bool:
        """Tell whether something was found of which the name or number is what was typed."""
        parts = (self.people, self.organisations, self.vacancies)
        every = [why for part in parts for _, why in part]
        return any(PLACE[why] <= PLACE[SearchMatch.CONTAINS] for why in every)


def finding(text: str, *, limit: int) -> SearchResults:
    """Find people, organisations and vacancies; at most ``limit`` of each."""
    if not text.strip():
        return SearchResults()
    return SearchResults(
        people=candidates.searching(text, limit=limit),
        organisations=organisations.searching(text, limit=limit),
        vacancies=vacancies.searching(text, today=today(), limit=limit),
    )


def get_contact(contact_id: int) -> DeskContact:
    """Return one contact, or raise ``NoResultFound``: also when consent was withdrawn."""
    return db.session.scalars(_contact(contact_id)).one()


def hold_contact(contact_id: int) -> DeskContact:
    """Return one contact as ``get_contact`` does, and let nobody else change it meanwhile."""
    theirs = select(DeskContact.candidate_id).where(DeskContact.id == contact_id)
    candidates.hold_whose(theirs)
    return db.session.scalars(_contact(contact_id).with_for_update(of=DeskContact)).one()


def _contact(contact_id: int) -> Select[DeskContact]:
    mine = (
        select(DeskContact)
        .outerjoin(Candidate, Candidate.id == DeskContact.candidate_id)
        .where(DeskContact.id == contact_id)
    )
    return mine.where(or_(DeskContact.candidate_id.is_(None), Candidate.is_in_use))


def logged_about(candidate: Candidate) -> dict[str, Collection[int]]:
    """Return the numbers of the records about one person, by the table they are logged under."""
    recalled = select(Disclosure.recall_id).where(
        Disclosure.candidate_id == candidate.id, Disclosure.recall_id.is_not(None)
    )
    people = Candidate.metadata.tables[Candidate.__tablename__]
    return {
        Recall.__tablename__: [key for key in db.session.scalars(recalled) if key],
        **references.belonging(people, candidate.id, among=registry().logged_tables),
        Candidate.__tablename__: numbers_of(candidate.id),
    }


def tally_on(day: date, *, by: int) -> DayTally:
    """Return how many contacts each channel had on a day, and what a colleague counted last."""
    begin, end = day_bounds(day)
    counted = (
        select(DeskContact.channel, func.count().label("amount"))
        .where(DeskContact.at >= begin, DeskContact.at < end)
        .group_by(DeskContact.channel)
        .subquery()
    )
    mine = nameless_on(day).where(DeskContact.staff_id == by).order_by(None)
    last = mine.with_only_columns(func.max(DeskContact.id)).scalar_subquery()
    every = select(counted.c.channel, counted.c.amount, DeskContact).select_from(counted)
    rows = db.session.execute(every.outerjoin(DeskContact, DeskContact.id == last)).all()
    counts = {channel: amount for channel, amount, _last in rows}
    return DayTally(dict.fromkeys(Channel, 0) | counts, rows[0][2] if rows else None)


def is_in_conversation(check: ConversationCheck) -> bool:
    """Tell whether a conversation with this person was counted on this day."""
    begin, end = day_bounds(check.day)
    counted = select(DeskContact.id).where(
        DeskContact.candidate_id == check.candidate_id,
        DeskContact.at >= begin,
        DeskContact.at < end,
    )
    return db.session.scalar(counted.limit(1)) is not None


def contacts_today(candidate: Candidate, day: date) -> TodaysContacts:
    """Return the last conversation with somebody on a day, and the last few without a name."""
    begin, end = day_bounds(day)
    is_nameless = DeskContact.candidate_id.is_(None)
    contacts = select(DeskContact).where(
        DeskContact.at >= begin,
        DeskContact.at < end,
        or_(is_nameless, DeskContact.candidate_id == candidate.id),
    )
    in_order = contacts.order_by(is_nameless, DeskContact.id.desc()).limit(1 + NAMELESS_SHOWN)
    found = db.session.scalars(in_order).all()
    theirs = next((one for one in found if one.candidate_id == candidate.id), None)
    nameless = [one for one in found if one.candidate_id is None]
    return TodaysContacts(theirs, nameless[:NAMELESS_SHOWN])


def hold_undeliverable(message_id: int) -> Message:
    """Return a mail that does not go, and let nobody else change it meanwhile."""
    waits = outbox.undeliverable().where(Message.id == message_id)
    return db.session.scalars(waits.with_for_update(of=Message)).one()


def recipients_of(messages: Sequence[Message]) -> dict[int, Model]:
    """Return by message the person whom it was for, where we know them."""
    readers: dict[int, Model] = {}
    for kind, key in RECIPIENTS.items():
        asked = {one.id: getattr(one, key.key) for one in messages if getattr(one, key.key)}
        people = db.session.scalars(select(kind).where(kind.id.in_(asked.values())))
        by_key = {person.id: person for person in people}
        readers |= {number: by_key[person] for number, person in asked.items()}
    return readers


def organisations_of(messages: Sequence[Message]) -> dict[int, Organisation]:
    """Return by message to nobody by name the organisation at its address."""
    people = [key.key for key in RECIPIENTS.values()]
    general = [one for one in messages if not any(getattr(one, key) for key in people)]
    asked = {one.address.lower() for one in general}
    of_vacancies = select(func.lower(Vacancy.contact_email), Organisation)
    own = select(func.lower(Organisation.email), Organisation)
    found: dict[str, Organisation] = {}
    for question in (of_vacancies.join(Vacancy.organisation), own):
        address = question.selected_columns[0]
        rows = question.where(address.in_(asked)).order_by(Organisation.id.desc())
        found |= {at: house for at, house in db.session.execute(rows) if at}
    return {one.id: found[at] for one in general if (at := one.address.lower()) in found}


def first_day_steps(*, desk_is_said: bool) -> dict[FirstDayStep, bool]:
    """Return which steps of the first real day are done: what is there says it."""
    is_open = StaffMember.last_sign_in_at.is_not(None) & StaffMember.is_closed.is_(False)
    receives = StaffRole.role == Role.RECEPTION
    joined = exists().where(is_open, receives, StaffRole.staff_id == StaffMember.id)
    row = db.session.execute(
        select(
            joined.label(FirstDayStep.TEAM),
            exists(select(Vacancy.id)).label(FirstDayStep.VACANCIES),
            exists(select(Candidate.id)).label(FirstDayStep.PEOPLE),
            exists(select(Edition.id)).label(FirstDayStep.PRINT),
        )
    ).one()
    done = row._asdict() | {FirstDayStep.DESK: desk_is_said}
    return {step: bool(done[step]) for step in FirstDayStep}


def nameless_on(day: date) -> Select[DeskContact]:
    """Return a query for the contacts of a day that have no name, the latest first."""
    begin, end = day_bounds(day)
    contacts = select(DeskContact).where(
        DeskContact.at >= begin, DeskContact.at < end, DeskContact.candidate_id.is_(None)
    )
    return contacts.order_by(DeskContact.id.desc())


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Return the first moment of a day in Brussels and of the next."""
    return (
        datetime.combine(day, time(), BRUSSELS),
        datetime.combine(day + timedelta(days=1), time(), BRUSSELS),
    )
