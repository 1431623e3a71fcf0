"""The calls that go out now, for who shows the vacancies that they are about."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from vrijwilligers.extensions import db
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.queries.call_lists import CallFigures, figures_of
from vrijwilligers.pool.rules.seats import TAKES_PLACE
from vrijwilligers.pool.rules.states import CallState

OpenCall = tuple[Call, CallFigures]


def open_calls_of(vacancy_ids: Iterable[int]) -> dict[int, OpenCall]:
    """Return the call about each of these vacancies that goes out, or was filled, by its number.

    Of several about one vacancy it is the last of those that still need somebody, else the last.
    """
    about = Call.vacancy_id.in_(list(vacancy_ids))
    running = select(Call).where(about, Call.state.in_((CallState.ASKING, CallState.CLOSED)))
    calls = db.session.scalars(running.order_by(Call.id).options(selectinload(Call.shifts))).all()
    figures = figures_of(calls) if calls else {}
    wanted = sorted(calls, key=lambda call: (not figures[call.id].is_full, call.id))
    return {call.vacancy_id: (call, figures[call.id]) for call in wanted}


def version() -> Any:
    """Ask for what changes whenever a public page says something else of a call."""
    calls = select(func.coalesce(func.sum(Call.version), 0)).scalar_subquery()
    taken = select(func.count(CallSeat.id)).where(CallSeat.state.in_(TAKES_PLACE))
    return calls, taken.scalar_subquery()
