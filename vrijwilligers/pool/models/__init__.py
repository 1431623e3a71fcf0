"""The tables of the pool: its people, calls and their templates, who is asked, who has a seat."""

from vrijwilligers.pool.models.applications import PoolApplication
from vrijwilligers.pool.models.asks import CallAsk, CallSeat, PoolAnswerCount
from vrijwilligers.pool.models.calls import Call, CallShift
from vrijwilligers.pool.models.members import PoolCategory, PoolMembership, PoolPlace
from vrijwilligers.pool.models.templates import CallTemplate

__all__ = [
    "Call",
    "CallAsk",
    "CallSeat",
    "CallShift",
    "CallTemplate",
    "PoolAnswerCount",
    "PoolApplication",
    "PoolCategory",
    "PoolMembership",
    "PoolPlace",
]
