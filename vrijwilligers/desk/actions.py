"""Counting conversations, with or without a name."""

from dataclasses import asdict, fields
from datetime import date, datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.feature import VisitorIsKnown
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries import dimensions_of
from vrijwilligers.desk import queries
from vrijwilligers.desk.current import is_fresh
from vrijwilligers.desk.feature import (
    ConversationDeed,
    DeskContactDeed,
    DeskFact,
    MessageDeed,
)
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.rules import (
    EVENT_OF,
    Asker,
    Channel,
    DeskContactDetails,
    Explained,
    ExplainedIn,
    Visit,
    added_since,
    explained_in,
    text_over,
    with_explained,
)
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.events import note_event
from vrijwilligers.matching.actions.problems import FicheMayNotBeUsed
from vrijwilligers.records import audit, facts, outbox
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import day_of, now, today
from vrijwilligers.vocabulary.problems import Problem


class ContactIsOfAnotherDay(Problem):
    """What was counted on an earlier day stays as it was counted."""

    message = _l("This visit was counted on another day and can no longer be undone.")


class ContactIsLongAgo(Problem):
    """What is known of a visit is put right while it is fresh; then its figures stand."""

    message = _l("This visit was counted some days ago, and stays as it was counted.")


class ContactHasAName(Problem):
    """The contact belongs to somebody's fiche already."""

    message = _l("This visit already belongs to a fiche.")


def count(details: DeskContactDetails, *, by: int) -> DeskContact:
    """Count a conversation without a name; it is written with whatever is written next."""
    contact = DeskContact(staff_id=by, at=now(), **asdict(details))
    contact.counted = _counted(contact)
    db.session.add(contact)
    return contact


def begin(channel: Channel, *, by: int) -> DeskContact:
    """Count a conversation without a name that goes on with a page of its own."""
    contact = count(DeskContactDetails(channel=channel), by=by)
    db.session.flush()  # its number stands in the address
    return contact


def count_with(candidate: Candidate, channel: Channel, *, by: int, today: date) -> DeskContact:
    """Count a conversation with somebody who has a fiche: we know the rest already."""
    contact = count(_details_of(candidate, channel, today), by=by)
    contact.candidate_id = candidate.id
    candidates.touch(candidate, today=today)
    audit.record(ConversationDeed.COUNTED, candidate, by=by)
    db.session.flush()
    return contact


def join(contact: DeskContact, candidate: Candidate, *, by: int, today: date) -> None:
    """Say that a contact counted without a name was this person: it is not counted twice."""
    _refuse_another_day(contact, today)
    if contact.candidate_id is not None:
        raise ContactHasAName
    known = _details_of(candidate, contact.channel, today)
    details = {name: getattr(contact, name) or value for name, value in asdict(known).items()}
    amend(contact, DeskContactDetails(**details), by=by, today=today)
    contact.candidate_id = candidate.id
    candidates.touch(candidate, today=today)
    audit.record(ConversationDeed.COUNTED, candidate, by=by)
    for one in explained_in(contact.explained):
        note_event(candidate, EVENT_OF[one.what], by=contact.staff_id, language=one.language)
    contact.explained = None


def amend(contact: DeskContact, details: DeskContactDetails, *, by: int, today: date) -> None:
    """Add what is known about a contact, until the next open day; the figures follow.

    Without a fiche nothing is logged: the log keeps the second, a nameless contact only its day.
    """
    if not is_fresh(contact, today):
        raise ContactIsLongAgo
    if contact.candidate_id is not None:
        audit.record(DeskContactDeed.AMENDED, contact, by=by)
    for name, value in asdict(details).items():
        setattr(contact, name, value)
    facts.take_back(contact.counted)
    contact.counted = _counted(contact)


def undo(contact: DeskContact, *, today: date) -> None:
    """Take a contact back that was counted by mistake today; the log never knew of it."""
    _refuse_another_day(contact, today)
    if contact.candidate_id is not None:
        raise ContactHasAName
    facts.take_back(contact.counted)
    facts.take_back(contact.referred)
    db.session.delete(contact)


def add_note(
    candidate: Candidate, text: str, *, by: int | None, contact: DeskContact | None = None
) -> ConversationNote:
    """Add what was said, in a conversation or besides: signed, dated, under what stands there."""
    note = ConversationNote(
        candidate_id=candidate.id,
        desk_contact_id=contact.id if contact else None,
        staff_id=by,
        text=text,
    )
    db.session.add(note)
    audit.record(ConversationDeed.NOTED, candidate, by=by)
    return note


def join_visit(known: VisitorIsKnown) -> None:
    """Give a visit of today the name of whom it was; one that has a name already keeps it."""
    visit = queries.hold_nameless(known.visit_id, today())
    if visit is not None:
        candidate = db.session.get_one(Candidate, known.candidate_id)
        join(visit, candidate, by=known.by, today=today())


def write_note(
    contact: DeskContact, text: str, *, over: int, by: int, at: datetime
) -> ConversationNote | None:
    """Write what was said: a note of one's own, to be corrected until the day ends.

    Who began before midnight adds a note of the new day, with what is new.
    """
    note = queries.note_of(contact, by=by, day=day_of(at))
    if note is None:
        text = added_since(queries.last_said_by(by, contact), text, over=over)
    if note is None and text:
        note = ConversationNote(
            candidate_id=contact.candidate_id, desk_contact_id=contact.id, staff_id=by, said_at=at
        )
        db.session.add(note)
    if note is None:
        return None
    before = note.text or ""
    note.text = text_over(before, text, over=over)
    if note.text != before:
        audit.record(ConversationDeed.NOTED, _whom(contact), by=by)
    if not note.text:
        db.session.delete(note)
    return note


def note_explained(contact: DeskContact, what: Explained, language: str, *, by: int) -> None:
    """Note that something was explained; of practising Dutch each conversation counts once.

    As long as there is no name, the visit itself remembers it.
    """
    if contact.candidate_id is None:
        contact.explained = with_explained(contact.explained, ExplainedIn(what, language))
    else:
        note_event(_whom(contact), EVENT_OF[what], by=by, language=language)
    if what == Explained.DUTCH and contact.referred is None:
        contact.referred = facts.record(DeskFact.REFERRED_ONWARD, on=today())


def _whom(contact: DeskContact) -> Candidate:
    return db.session.get_one(Candidate, contact.candidate_id)


def _counted(contact: DeskContact) -> str:
    known = {field.name: getattr(contact, field.name) for field in fields(DeskContactDetails)}
    return facts.record(DeskFact.CONTACT, on=day_of(contact.at), **known)


def _refuse_another_day(contact: DeskContact, today: date) -> None:
    if day_of(contact.at) != today:
        raise ContactIsOfAnotherDay


def _details_of(candidate: Candidate, channel: Channel, today: date) -> DeskContactDetails:
    came_today = day_of(candidate.created_at) == today
    return DeskContactDetails(
        channel=channel,
        visit=Visit.FIRST if came_today else Visit.LATER,
        asker=Asker.CANDIDATE,
        **dimensions_of(candidate, year=today.year),
    )


def send_again(message: Message, address: str, *, by: int) -> None:
    """Let a mail that did not go be sent again, to the address that we know now.

    Raise ``FicheMayNotBeUsed`` where the fiche of its reader may not be used.
    """
    reader = db.session.get(Candidate, message.candidate_id) if message.candidate_id else None
    if reader is not None and not reader.is_in_use:
        raise FicheMayNotBeUsed
    outbox.try_again(message, address=address, at=now())
    audit.record(MessageDeed.SENT_AGAIN, message, by=by)


def settle(message: Message, *, by: int) -> None:
    """Note that somebody was called instead of the mail that did not go."""
    outbox.settle(message, at=now())
    audit.record(MessageDeed.SETTLED, message, by=by)
