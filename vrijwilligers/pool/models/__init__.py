"""The tables of the pool: who is in it or wants to join, calls, who is asked, who has a seat."""

from vrijwilligers.pool.models.applications import PoolApplication
from vrijwilligers.pool.models.asks import CallAsk, CallSeat, PoolAnswerCount
from vrijwilligers.pool.models.calls import Call, CallShift
from vrijwilligers.pool.models.members import PoolCategory, PoolMembership, PoolPlace

__all__ = [
    "Call",
    "CallAsk",
    "CallSeat",
    "CallShift",
    "PoolAnswerCount",
    "PoolApplication",
    "PoolCategory",
    "PoolMembership",
    "PoolPlace",
]
