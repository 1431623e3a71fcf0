"""Who has a place in a shift, who waits, and who moves up: one function for every door.

Whoever answers, takes a yes back, falls out or lets an offer pass, the same function tells what
changes. The order is that of the answers: by moment, and by number where the moment is the same.
A place is never given twice, and none stays free while somebody waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

OFFER_STANDS = timedelta(minutes=30)


class SeatState(StrEnum):
    """How it stands with somebody who said yes to a shift."""

    SEATED = "seated"
    WAITING = "waiting"
    OFFERED = "offered"  # a place came free: theirs if they confirm in time
    PASSED = "passed"  # did not confirm in time
    GONE = "gone"  # took the yes back, or said that they cannot come


TAKES_PLACE = frozenset({SeatState.SEATED, SeatState.OFFERED})


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A yes to a shift: when it was said, how it stands, and until when it is offered."""

    id: int
    answered_at: datetime
    state: SeatState
    offered_until: datetime | None = None


@dataclass(frozen=True)
class SeatMove:
    """A change of a seat, and until when it stands where it is an offer."""

    seat_id: int
    state: SeatState
    offered_until: datetime | None = None


def moves(
    seats: Sequence[Seat], places: int, *, at: datetime, closes_at: datetime | None = None
) -> list[SeatMove]:
    """Tell what changes now: offers that passed, then who moves up, in their order.

    An offer that would stand longer than answers are taken (``closes_at``) is none: who is next
    then simply has the place.
    """
    passed = [one for one in seats if _has_passed(one, at)]
    taken = sum(one.state in TAKES_PLACE for one in seats) - len(passed)
    waiting = sorted(
        (one for one in seats if one.state is SeatState.WAITING),
        key=lambda one: (one.answered_at, one.id),
    )
    moved = waiting[: max(0, places - taken)]
    return [
        *(SeatMove(one.id, SeatState.PASSED) for one in passed),
        *(_moved_up(one, at, closes_at) for one in moved),
    ]


def state_of_new(seats: Sequence[Seat], places: int) -> SeatState:
    """Tell what a new yes is: a place where one is free and nobody waits for it, else a wait."""
    taken = sum(one.state in TAKES_PLACE for one in seats)
    is_first = not any(one.state is SeatState.WAITING for one in seats)
    return SeatState.SEATED if taken < places and is_first else SeatState.WAITING


def _has_passed(seat: Seat, at: datetime) -> bool:
    until = seat.offered_until
    return seat.state is SeatState.OFFERED and until is not None and until <= at


def _moved_up(seat: Seat, at: datetime, closes_at: datetime | None) -> SeatMove:
    until = at + OFFER_STANDS
    if closes_at is not None and until > closes_at:
        return SeatMove(seat.id, SeatState.SEATED)
    return SeatMove(seat.id, SeatState.OFFERED, until)
