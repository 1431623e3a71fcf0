"""Questions about conversations: which there were, and what was said in them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.queries.day import day_bounds, nameless_on
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.matching.rules.events import FicheEventKind

LATEST_NOTES = 3


def conversation_on(candidate_id: int, day: date) -> DeskContact | None:
    """Return the conversation with somebody that was counted on a day, the latest if several."""
    begin, end = day_bounds(day)
    theirs = select(DeskContact).where(
        DeskContact.candidate_id == candidate_id, DeskContact.at >= begin, DeskContact.at < end
    )
    return db.session.scalars(theirs.order_by(DeskContact.id.desc()).limit(1)).one_or_none()


def hold_nameless(contact_id: int, day: date) -> DeskContact | None:
    """Return a contact of a day that has no name, and let nobody else give it one meanwhile."""
    wanted = nameless_on(day).where(DeskContact.id == contact_id)
    return db.session.scalars(wanted.with_for_update(of=DeskContact)).one_or_none()


def note_of(contact: DeskContact, *, by: int, day: date) -> ConversationNote | None:
    """Return what a colleague wrote on a day in a conversation, which they may still correct."""
    begin, end = day_bounds(day)
    mine = select(ConversationNote).where(
        ConversationNote.desk_contact_id == contact.id,
        ConversationNote.staff_id == by,
        ConversationNote.said_at >= begin,
        ConversationNote.said_at < end,
    )
    return db.session.scalars(mine.order_by(ConversationNote.id.desc()).limit(1)).one_or_none()


def notes_of(candidate_id: int, *, but: ConversationNote | None) -> Sequence[ConversationNote]:
    """Return what was noted last about somebody, the latest first, but one that is open."""
    notes = select(ConversationNote).where(ConversationNote.candidate_id == candidate_id)
    if but is not None:
        notes = notes.where(ConversationNote.id != but.id)
    writer = joinedload(ConversationNote.staff_member).lazyload(StaffMember.roles)
    latest = notes.order_by(ConversationNote.said_at.desc(), ConversationNote.id.desc())
    return db.session.scalars(latest.options(writer).limit(LATEST_NOTES)).all()


def events_of(candidate_id: int) -> Sequence[FicheEvent]:
    """Return what happened with somebody at the desk, in its order."""
    events = select(FicheEvent).where(FicheEvent.candidate_id == candidate_id)
    return db.session.scalars(events.order_by(FicheEvent.id)).all()


def was_explained(candidate_id: int, kind: FicheEventKind, *, since: datetime) -> bool:
    """Tell whether something was explained to somebody since a conversation began."""
    said = select(FicheEvent.id).where(
        FicheEvent.candidate_id == candidate_id, FicheEvent.kind == kind, FicheEvent.at >= since
    )
    return db.session.scalar(said.limit(1)) is not None
