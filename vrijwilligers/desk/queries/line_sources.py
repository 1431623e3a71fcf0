"""Where it is written down what happened with somebody: each kind of moment, declared once.

What somebody needs, and their consent to say it, is no moment on the line.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    Time,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    null,
    select,
    true,
    type_coerce,
)
from sqlalchemy.orm import aliased

from vrijwilligers.candidates.models import Candidate, CandidateMerge, Consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.extensions import Model
from vrijwilligers.matching.feature import FollowUpDeed
from vrijwilligers.matching.models import (
    Appointment,
    Disclosure,
    FicheEvent,
    FollowUp,
    Introduction,
    IntroductionStep,
    SetAside,
    VacancyArrival,
    VacancyWait,
)
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.outbox import Message
from vrijwilligers.scans.models import TalentScan

NO_NUMBER, NO_TEXT = cast(null(), Integer), cast(null(), String)
NO_DAY, NO_HOUR = cast(null(), Date), cast(null(), Time)


class LineKind(StrEnum):
    """What a moment on the line of a fiche is."""

    NOTE = "note"
    CONVERSATION = "conversation"
    EVENT = "event"
    STEP = "step"
    SET_ASIDE = "set_aside"
    TOLD = "told"  # what an organisation may hear, or heard
    FOLLOW_UP = "follow_up"
    ASKED = "asked"  # a follow-up that was handed over
    MAIL = "mail"
    CONSENT = "consent"
    WITHDRAWN = "withdrawn"
    WAIT = "wait"
    ARRIVAL = "arrival"
    SCAN = "scan"
    MERGED = "merged"
    MADE = "made"


class MailState(StrEnum):
    """What became of a mail."""

    WAITS = "waits"
    SENT = "sent"
    CAME_BACK = "came_back"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, kw_only=True)
class LineSource:
    """Where moments of a kind are written down: a table, and which of its columns say what."""

    table: type[Model]
    id: Any
    at: Any
    whose: Any = None  # by default its ``candidate_id``
    joined: tuple[Any, ...] = ()  # relations that are followed, also where they lead nowhere
    where: ColumnElement[bool] = true()
    on: Any = NO_DAY
    coming: ColumnElement[bool] = false()  # whether one goes there ``on`` that day
    hour: Any = NO_HOUR  # of that day
    part_of: Any = NO_NUMBER
    code: Any = NO_TEXT
    staff: Any = NO_NUMBER
    other: Any = NO_NUMBER
    link_holder: Any = NO_TEXT  # for whom the link was that it was said through
    vacancy: Any = NO_NUMBER
    introduction: Any = NO_NUMBER
    what: Any = NO_TEXT  # how it was called
    task: Any = NO_TEXT  # what the house itself called it
    text: Any = NO_TEXT  # what was said of it

    def of(self, candidate_id: int) -> Select[Any]:
        """Ask for the rows of one person, as yet without columns."""
        whose = self.table.__table__.c.candidate_id if self.whose is None else self.whose
        rows = select().select_from(self.table)
        for relation in self.joined:
            rows = rows.outerjoin(relation)
        return rows.where(whose == candidate_id, self.where)


HANDED_OVER_AT = (  # only the log knows the moment, as long as it is kept
    select(func.max(AuditEvent.at))
    .where(
        AuditEvent.thing == FollowUp.__tablename__,
        AuditEvent.record_id == FollowUp.id,
        AuditEvent.deed == FollowUpDeed.HANDED_OVER,
    )
    .correlate(FollowUp)
    .scalar_subquery()
)
LATER_ACT = aliased(Consent)
GIVEN_ANEW = (  # nothing was withdrawn: of two fiches that became one, the later act counts
    select(LATER_ACT.id)
    .where(
        LATER_ACT.id != Consent.id,
        LATER_ACT.candidate_id == Consent.candidate_id,
        LATER_ACT.purpose == Consent.purpose,
        LATER_ACT.given_at == Consent.withdrawn_at,
    )
    .correlate(Consent)
    .exists()
)
SOURCES = {
    LineKind.NOTE: LineSource(
        table=ConversationNote,
        joined=(ConversationNote.desk_contact,),
        id=ConversationNote.id,
        at=ConversationNote.said_at,
        part_of=ConversationNote.desk_contact_id,
        code=type_coerce(DeskContact.channel, String),
        staff=ConversationNote.staff_id,
        text=ConversationNote.text,
    ),
    LineKind.CONVERSATION: LineSource(
        table=DeskContact,
        id=DeskContact.id,
        at=DeskContact.at,
        code=type_coerce(DeskContact.channel, String),
        staff=DeskContact.staff_id,
    ),
    LineKind.EVENT: LineSource(
        table=FicheEvent,
        id=FicheEvent.id,
        at=FicheEvent.at,
        code=type_coerce(FicheEvent.kind, String),
        staff=FicheEvent.staff_id,
        vacancy=FicheEvent.vacancy_id,
        introduction=FicheEvent.introduction_id,
    ),
    LineKind.STEP: LineSource(
        table=IntroductionStep,
        joined=(IntroductionStep.introduction, Introduction.appointment),
        whose=Introduction.candidate_id,
        id=IntroductionStep.id,
        at=IntroductionStep.recorded_at,
        on=IntroductionStep.happened_on,
        coming=IntroductionStep.state == IntroductionState.APPOINTMENT,
        hour=case((Appointment.on == IntroductionStep.happened_on, Appointment.begins_at)),
        code=type_coerce(IntroductionStep.state, String),
        staff=IntroductionStep.staff_id,
        link_holder=type_coerce(IntroductionStep.link_holder, String),
        vacancy=Introduction.vacancy_id,
        introduction=Introduction.id,
        text=IntroductionStep.note,
    ),
    LineKind.SET_ASIDE: LineSource(
        table=SetAside,
        id=SetAside.vacancy_id,
        at=SetAside.set_aside_at,
        code=type_coerce(SetAside.reason, String),
        staff=SetAside.staff_id,
        vacancy=SetAside.vacancy_id,
        text=SetAside.note,
    ),
    LineKind.TOLD: LineSource(
        table=Disclosure,
        id=Disclosure.id,
        at=Disclosure.agreed_at,
        on=Disclosure.told_on,
        staff=func.coalesce(Disclosure.told_by_id, Disclosure.witness_id),
        introduction=Disclosure.introduction_id,
    ),
    LineKind.FOLLOW_UP: LineSource(
        table=FollowUp,
        joined=(FollowUp.introduction,),
        where=FollowUp.done_at.is_not(None),
        id=FollowUp.id,
        at=FollowUp.done_at,
        code=type_coerce(FollowUp.outcome, String),
        staff=FollowUp.done_by_id,
        link_holder=type_coerce(FollowUp.link_holder, String),
        vacancy=Introduction.vacancy_id,
        introduction=FollowUp.introduction_id,
        what=FollowUp.what,
        task=type_coerce(FollowUp.task, String),
        text=FollowUp.outcome_words,
    ),
    LineKind.ASKED: LineSource(
        table=FollowUp,
        joined=(FollowUp.introduction,),
        where=FollowUp.asked_by_id.is_not(None),
        id=FollowUp.id,
        at=func.coalesce(HANDED_OVER_AT, FollowUp.created_at),
        code=type_coerce(FollowUp.for_role, String),
        staff=FollowUp.asked_by_id,
        other=FollowUp.for_staff_id,
        vacancy=Introduction.vacancy_id,
        introduction=FollowUp.introduction_id,
        what=FollowUp.what,
        task=type_coerce(FollowUp.task, String),
        text=FollowUp.asked_words,
    ),
    LineKind.MAIL: LineSource(
        table=Message,
        id=Message.id,
        at=Message.queued_at,
        code=case(
            (Message.bounced_at.is_not(None), literal(MailState.CAME_BACK.value)),
            (Message.sent_at.is_not(None), literal(MailState.SENT.value)),
            (Message.given_up_at.is_not(None), literal(MailState.GIVEN_UP.value)),
            else_=literal(MailState.WAITS.value),
        ),
        staff=Message.written_by_id,
        what=Message.subject,
    ),
    LineKind.CONSENT: LineSource(
        table=Consent,
        where=Consent.purpose != ConsentPurpose.SUPPORT_NEEDS,
        id=Consent.id,
        at=Consent.given_at,
        code=type_coerce(Consent.purpose, String),
        staff=Consent.witness_id,
        text=type_coerce(Consent.way, String),
    ),
    LineKind.WITHDRAWN: LineSource(
        table=Consent,
        where=and_(
            Consent.purpose != ConsentPurpose.SUPPORT_NEEDS,
            Consent.withdrawn_at.is_not(None),
            ~GIVEN_ANEW,
        ),
        id=Consent.id,
        at=Consent.withdrawn_at,
        code=type_coerce(Consent.purpose, String),
        staff=Consent.withdrawn_by_id,
    ),
    LineKind.WAIT: LineSource(
        table=VacancyWait,
        id=VacancyWait.candidate_id,
        at=VacancyWait.asked_at,
        staff=VacancyWait.staff_id,
        text=VacancyWait.note,
    ),
    LineKind.ARRIVAL: LineSource(
        table=VacancyArrival,
        where=VacancyArrival.answered_at.is_not(None),
        id=VacancyArrival.vacancy_id,
        at=VacancyArrival.answered_at,
        code=type_coerce(VacancyArrival.answer, String),
        staff=VacancyArrival.staff_id,
        vacancy=VacancyArrival.vacancy_id,
    ),
    LineKind.SCAN: LineSource(
        table=TalentScan,
        id=TalentScan.id,
        at=TalentScan.noted_at,
        code=type_coerce(TalentScan.form, String),
        staff=TalentScan.noted_by_id,
    ),
    LineKind.MERGED: LineSource(
        table=CandidateMerge,
        whose=CandidateMerge.stays_id,
        id=CandidateMerge.id,
        at=CandidateMerge.merged_at,
        staff=CandidateMerge.merged_by_id,
        what=CandidateMerge.number,
    ),
    LineKind.MADE: LineSource(
        table=Candidate, whose=Candidate.id, id=Candidate.id, at=Candidate.created_at
    ),
}
