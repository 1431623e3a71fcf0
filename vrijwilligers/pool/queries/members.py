"""Who is in the pool, and what counts of each of them for a call.

Nobody is in an answer whose fiche may not be used or whose consent for the pool does not stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.queries.offers import offers_among, wishes_of
from vrijwilligers.matching.queries.weights import current_weights
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import refused
from vrijwilligers.matching.rules.score import scores
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift, PoolMembership
from vrijwilligers.pool.rules.eligibility import CallFacts, MemberFacts
from vrijwilligers.pool.rules.seats import TAKES_PLACE
from vrijwilligers.pool.rules.shifts import ShiftHours
from vrijwilligers.records.feature import MayWriteTo
from vrijwilligers.vocabulary.clock import day_of, start_of
from vrijwilligers.vocabulary.terms import RetentionTerm

QUARTER = RetentionTerm.QUESTION.default.span
ASKS_IT = (Condition.AGE, Condition.LANGUAGES)  # when and where is of the call, not of the vacancy
ASKS_SOMETHING = frozenset(  # kinds of mail
    {"pool_call", "pool_offer", "pool_moved", "pool_reminder", "pool_still"}
)
WISHED = (Candidate.talents, Candidate.categories, Candidate.languages)


def members() -> Select[PoolMembership]:
    """Ask for everybody who is in the pool and may be asked, also who pauses."""
    return select(PoolMembership).join(PoolMembership.candidate).where(_may_be_asked())


def membership_of(candidate_id: int) -> PoolMembership | None:
    """Return what somebody wishes of the pool; ``None`` who is not in it or took consent back."""
    return db.session.scalar(members().where(PoolMembership.candidate_id == candidate_id))


def may_be_written_to(question: MayWriteTo) -> bool:
    """Answer whether a mail that asks somebody may go out: only while their consent stands."""
    if question.kind not in ASKS_SOMETHING:
        return True
    stands = select(Candidate.id).where(Candidate.id == question.candidate_id, _may_be_asked())
    return db.session.scalar(stands) is not None


def withdrawn_members(at: datetime) -> Select[int]:
    """Ask who took consent for the pool back, so long ago that it stays so."""
    stands = or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > at - UNDO_WITHIN)
    may_stay = select(Consent.candidate_id).where(Consent.purpose == ConsentPurpose.POOL, stands)
    gone = PoolMembership.candidate_id.not_in(may_stay)
    return select(PoolMembership.candidate_id).where(gone)


def memberships_of(candidate_ids: Iterable[int]) -> dict[int, PoolMembership]:
    """Return the memberships of these people by their number, with who they are."""
    theirs = members().where(PoolMembership.candidate_id.in_(list(candidate_ids)))
    person = joinedload(PoolMembership.candidate, innerjoin=True)
    return {one.candidate_id: one for one in db.session.scalars(theirs.options(person))}


def facts_of_call(call: Call) -> CallFacts:
    """Return what counts of a call."""
    return CallFacts(
        id=call.id,
        shifts=[shift.hours for shift in call.shifts],
        category=call.vacancy.category,
        municipality=call.vacancy.municipality,
    )


def facts_of_members(call: Call, *, today: date) -> list[MemberFacts]:
    """Return what counts of everybody in the pool for a call, in six statements."""
    everybody = _loaded()
    asked, seats = asked_days(today), _seats_elsewhere(call)
    asked_now = {
        *db.session.scalars(select(CallAsk.candidate_id).where(CallAsk.call_id == call.id))
    }
    offer, weights = offers_among([call.vacancy_id], today), current_weights().weights
    return [
        MemberFacts(
            id=one.candidate_id,
            uid=one.candidate.uid,
            days=one.days,
            notice=one.notice,
            most_a_month=one.most_a_month,
            categories=frozenset(each.code for each in one.categories),
            places=frozenset(each.municipality for each in one.places),
            is_paused=one.is_paused(today),
            is_asked=one.candidate_id in asked_now,
            meets=_meets(offer, one.candidate, today),
            score=_score(offer, one.candidate, weights, today),
            left_out=one.left_out,
            asked_on=tuple(asked[one.candidate_id]),
            seats=tuple(seats[one.candidate_id]),
        )
        for one in everybody
    ]


def _loaded() -> Sequence[PoolMembership]:
    candidate = joinedload(PoolMembership.candidate, innerjoin=True)
    loading = [
        candidate,
        *(candidate.selectinload(wished) for wished in WISHED),
        selectinload(PoolMembership.categories),
        selectinload(PoolMembership.places),
    ]
    return db.session.scalars(members().order_by(PoolMembership.id).options(*loading)).all()


def asked_days(today: date) -> dict[int, list[date]]:
    """Return on which days of the last quarter each person was asked, by their number."""
    since = start_of(today - QUARTER)
    asked = select(CallAsk.candidate_id, CallAsk.asked_at).where(CallAsk.asked_at >= since)
    days: dict[int, list[date]] = defaultdict(list)
    for candidate_id, asked_at in db.session.execute(asked.order_by(CallAsk.asked_at)):
        days[candidate_id].append(day_of(asked_at))
    return days


def _seats_elsewhere(call: Call) -> dict[int, list[ShiftHours]]:
    """Return in which shifts of other calls people have a seat, around the days of this one."""
    days = [shift.on for shift in call.shifts]
    if not days:
        return defaultdict(list)
    around = CallShift.on.between(min(days) - timedelta(days=1), max(days) + timedelta(days=1))
    taken = (
        select(CallAsk.candidate_id, CallShift)
        .join(CallSeat, CallSeat.ask_id == CallAsk.id)
        .join(CallShift, CallShift.id == CallSeat.shift_id)
        .where(CallShift.call_id != call.id, CallSeat.state.in_(TAKES_PLACE), around)
    )
    seats: dict[int, list[ShiftHours]] = defaultdict(list)
    for candidate_id, shift in db.session.execute(taken):
        seats[candidate_id].append(shift.hours)
    return seats


def _meets(offer: Offers, candidate: Candidate, today: date) -> bool:
    masks = refused(offer, wishes_of(candidate), today=today)
    return not any(masks[condition][0] for condition in ASKS_IT)


def _score(offer: Offers, candidate: Candidate, weights: Weights, today: date) -> float:
    return float(scores(offer, wishes_of(candidate), today=today, weights=weights)[0])


def _may_be_asked() -> ColumnElement[bool]:
    stands = and_(Consent.purpose == ConsentPurpose.POOL, Consent.withdrawn_at.is_(None))
    return and_(Candidate.is_in_use, Candidate.consents.any(stands))
