"""Calls as a list shows them, and how many stand where: in one statement each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from vrijwilligers.extensions import db
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift
from vrijwilligers.pool.rules.seats import TAKES_PLACE
from vrijwilligers.pool.rules.states import ENDED, CallState, CallTab
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import IN_LIST, is_open
from vrijwilligers.vacancies.queries.finding import is_meant
from vrijwilligers.vocabulary.clock import start_of
from vrijwilligers.vocabulary.engagement import TEMPORARY

LAST_TIME = 8  # calls that one may begin from


@dataclass(frozen=True)
class CallFigures:
    """How many places a call has and how many are taken; how many were asked and answered."""

    places: int = 0
    taken: int = 0
    asked: int = 0
    answered: int = 0

    @property
    def is_full(self) -> bool:
        """Tell whether every place is taken."""
        return self.taken >= self.places


def tab_counts() -> dict[CallTab, int]:
    """Return how many calls stand on each tab."""
    standing = select(_tab().label("tab")).select_from(Call).subquery()
    counted = select(standing.c.tab, func.count()).group_by(standing.c.tab)
    found = {CallTab(tab): amount for tab, amount in db.session.execute(counted)}
    return {tab: found.get(tab, 0) for tab in CallTab}


def on_tab(tab: CallTab) -> Select[Call]:
    """Ask for the calls of a tab: what must be answered first comes first, what is over last."""
    until = Call.answer_until.desc() if tab is CallTab.OVER else Call.answer_until
    theirs = select(Call).where(_tab() == tab).order_by(until, Call.id)
    return theirs.options(*in_line())


def whole(call_id: int) -> Call:
    """Return a call with its shifts and its vacancy, or raise ``NoResultFound``."""
    return db.session.scalars(select(Call).where(Call.id == call_id).options(*in_line())).one()


def calls_with_room(day: date, *, limit: int) -> Sequence[Row[Call, int]]:
    """Return the calls that go out on a day, with how many places are left, in one statement.

    The first to answer comes first; a call of which every place is taken is none of them.
    """
    left = (_places() - _taken()).label("left")
    vacancy = joinedload(Call.vacancy, innerjoin=True)
    going = (
        select(Call, left)
        .where(Call.state == CallState.ASKING, Call.answer_until >= start_of(day))
        .where(_tab() == CallTab.OPEN)
        .options(vacancy.joinedload(Vacancy.organisation), vacancy.joinedload(Vacancy.texts))
        .options(joinedload(Call.shifts))
    )
    in_order = going.order_by(Call.answer_until, Call.id).limit(limit)
    return db.session.execute(in_order).unique().all()


def last_ones() -> Sequence[Call]:
    """Return the calls that were asked last, to begin from one of them."""
    asked = select(Call).where(Call.state != CallState.DRAFT).order_by(Call.id.desc())
    return db.session.scalars(asked.limit(LAST_TIME).options(*in_line())).all()


def figures_of(calls: Iterable[Call]) -> dict[int, CallFigures]:
    """Return the figures of calls by their number."""
    numbers = [call.id for call in calls]
    counted = select(Call.id, _places(), _taken(), _asked(), _answered()).where(
        Call.id.in_(numbers)
    )
    return {number: CallFigures(*some) for number, *some in db.session.execute(counted)}


def figures_among(call: Call, asks: Sequence[CallAsk]) -> CallFigures:
    """Return the figures of one call of which everybody who is asked is at hand."""
    seats = [seat for ask in asks for seat in ask.seats]
    return CallFigures(
        places=sum(shift.asked_places for shift in call.shifts),
        taken=sum(seat.state in TAKES_PLACE for seat in seats),
        asked=len(asks),
        answered=sum(ask.answer is not None for ask in asks),
    )


def may_be_called(vacancy_id: int, *, today: date) -> bool:
    """Tell whether one may call for a vacancy."""
    found = select(Vacancy.id).where(Vacancy.id == vacancy_id, _is_short(today))
    return db.session.scalar(found) is not None


def short_work(text: str, *, today: date) -> Select[Vacancy]:
    """Ask for open temporary work for which one may call, the first day first."""
    is_short = _is_short(today)
    meant = [is_meant(text, among=is_short)] if text else []
    ordered = (
        select(Vacancy)
        .where(is_short, *meant)
        .order_by(
            Vacancy.engagement.is_(None), Vacancy.start_on.is_(None), Vacancy.start_on, Vacancy.id
        )
    )
    return ordered.options(*IN_LIST)


def _is_short(today: date) -> ColumnElement[bool]:
    return is_open(today) & or_(Vacancy.engagement.in_(TEMPORARY), Vacancy.engagement.is_(None))


def in_line() -> tuple[ExecutableOption, ...]:
    """Return what is loaded of a call that stands in a list."""
    vacancy = joinedload(Call.vacancy, innerjoin=True)
    of_vacancy = (vacancy.joinedload(Vacancy.organisation), vacancy.selectinload(Vacancy.texts))
    return (*of_vacancy, vacancy.selectinload(Vacancy.languages), selectinload(Call.shifts))


def _tab() -> ColumnElement[str]:
    return case(
        (Call.state.in_(ENDED), CallTab.OVER),
        ((Call.state != CallState.DRAFT) & (_taken() >= _places()), CallTab.FILLED),
        else_=CallTab.OPEN,
    )


def _places() -> ColumnElement[int]:
    asked = func.coalesce(func.sum(CallShift.places - CallShift.own_people), 0)
    return _of_call(select(asked).where(CallShift.call_id == Call.id))


def _taken() -> ColumnElement[int]:
    seats = select(func.count(CallSeat.id)).join(CallShift, CallShift.id == CallSeat.shift_id)
    return _of_call(seats.where(CallShift.call_id == Call.id, CallSeat.state.in_(TAKES_PLACE)))


def _asked() -> ColumnElement[int]:
    return _of_call(select(func.count(CallAsk.id)).where(CallAsk.call_id == Call.id))


def _answered() -> ColumnElement[int]:
    return _of_call(select(func.count(CallAsk.answer)).where(CallAsk.call_id == Call.id))


def _of_call(counted: Select[int]) -> ColumnElement[int]:
    return counted.correlate(Call).scalar_subquery()
