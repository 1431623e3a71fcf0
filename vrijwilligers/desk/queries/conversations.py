"""Questions about conversations: which there were, and what was said in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import joinedload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.queries.day import day_bounds, nameless_on
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FicheEvent, FollowUp, Introduction, IntroductionStep

LATEST_NOTES = 3


@dataclass(frozen=True)
class TalkNotes:
    """One's own note of a conversation, and what was noted last besides, the latest first."""

    mine: ConversationNote | None
    others: Sequence[ConversationNote]


def conversation_on(candidate_id: int, day: date) -> DeskContact | None:
    """Return the conversation with somebody that was counted on a day, the latest if several."""
    begin, end = day_bounds(day)
    theirs = select(DeskContact).where(
        DeskContact.candidate_id == candidate_id, DeskContact.at >= begin, DeskContact.at < end
    )
    return db.session.scalars(theirs.order_by(DeskContact.id.desc()).limit(1)).one_or_none()


def conversations_left(day: date, *, by: int) -> list[tuple[DeskContact, Candidate]]:
    """Return conversations of a colleague on a day after which nothing was noted or planned."""
    begin, end = day_bounds(day)
    noted = exists().where(ConversationNote.desk_contact_id == DeskContact.id)
    planned = exists().where(
        FollowUp.candidate_id == DeskContact.candidate_id, FollowUp.created_at >= DeskContact.at
    )
    introduced = exists().where(
        Introduction.candidate_id == DeskContact.candidate_id,
        IntroductionStep.introduction_id == Introduction.id,
        IntroductionStep.recorded_at >= DeskContact.at,
    )
    left = (
        select(DeskContact, Candidate)
        .join(Candidate, Candidate.id == DeskContact.candidate_id)
        .where(DeskContact.staff_id == by, DeskContact.at >= begin, DeskContact.at < end)
        .where(Candidate.is_in_use, ~noted, ~planned, ~introduced)
        .order_by(DeskContact.id.desc())
    )
    return [(contact, candidate) for contact, candidate in db.session.execute(left)]


def hold_nameless(contact_id: int, day: date) -> DeskContact | None:
    """Return a contact of a day that has no name, and let nobody else give it one meanwhile."""
    wanted = nameless_on(day).where(DeskContact.id == contact_id)
    return db.session.scalars(wanted.with_for_update(of=DeskContact)).one_or_none()


def note_of(contact: DeskContact, *, by: int, day: date) -> ConversationNote | None:
    """Return what a colleague wrote on a day in a conversation, which they may still correct."""
    mine = select(ConversationNote).where(*_mine(contact, by, day))
    return db.session.scalars(mine.order_by(ConversationNote.id.desc()).limit(1)).one_or_none()


def last_said_by(staff_id: int, contact: DeskContact) -> str:
    """Return what a colleague wrote last in a conversation, on whichever day."""
    texts = select(ConversationNote.text).where(
        ConversationNote.desk_contact_id == contact.id, ConversationNote.staff_id == staff_id
    )
    return db.session.scalar(texts.order_by(ConversationNote.id.desc()).limit(1)) or ""


def notes_in(contact: DeskContact, *, by: int, day: date) -> TalkNotes:
    """Return what ``note_of`` returns, and what else was noted last, in one question."""
    is_mine = and_(*_mine(contact, by, day))
    writer = joinedload(ConversationNote.staff_member).lazyload(StaffMember.roles)
    notes = (
        select(ConversationNote, is_mine)
        .where(ConversationNote.candidate_id == contact.candidate_id)
        .order_by(is_mine.desc(), ConversationNote.said_at.desc(), ConversationNote.id.desc())
        .options(writer)
        .limit(1 + LATEST_NOTES)
    )
    found = db.session.execute(notes).all()
    mine = next((note for note, is_my_own in found if is_my_own), None)
    others = [note for note, _ in found if note is not mine]
    return TalkNotes(mine, others[:LATEST_NOTES])


def events_of(candidate_id: int) -> Sequence[FicheEvent]:
    """Return what happened with somebody at the desk, in its order."""
    events = select(FicheEvent).where(FicheEvent.candidate_id == candidate_id)
    return db.session.scalars(events.order_by(FicheEvent.id)).all()


def _mine(contact: DeskContact, by: int, day: date) -> tuple[ColumnElement[bool], ...]:
    begin, end = day_bounds(day)
    return (
        ConversationNote.desk_contact_id == contact.id,
        ConversationNote.staff_id == by,
        ConversationNote.said_at >= begin,
        ConversationNote.said_at < end,
    )
