"""Who of the pool may be asked for a call, for which shifts, in which order; and why others not.

A person gets the first reason that holds, so that the counts of a call add up to the whole pool.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.fairness import rests_until
from vrijwilligers.pool.rules.shifts import ShiftHours, blocks, overlaps
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.week import UNKNOWN

MONTH = timedelta(days=30)
SHORTEST = {
    Notice.HOUR: timedelta(hours=1),
    Notice.DAY: timedelta(days=1),
    Notice.WEEK: timedelta(weeks=1),
}


class NotAskedReason(StrEnum):
    """Why somebody of the pool is not asked now, in the order in which it is looked at."""

    ASKED = "asked"  # for this call
    PAUSED = "paused"
    WORK = "work"  # wants other kinds of work
    PLACE = "place"  # comes to other places
    CONDITION = "condition"  # language or age: the work asks what they do not have
    NOT_FREE = "not_free"  # also: the notice is too short for them
    CONFLICT = "conflict"  # has a seat elsewhere at that hour
    OFTEN = "often"  # as often as they want this month
    RESTING = "resting"  # was asked for another call lately


@dataclass(frozen=True, kw_only=True)
class MemberFacts:
    """What counts of somebody of the pool when a call is planned.

    ``asked_on`` are the days of the last quarter on which they were asked; ``seats`` the shifts of
    other calls in which they have a seat; ``meets`` tells whether they meet what the work asks;
    ``score`` (0 to 1) how well it fits them; ``left_out`` how often they found no place since they
    had one.
    """

    id: int
    uid: str
    days: int = UNKNOWN
    notice: Notice = Notice.DAY
    most_a_month: int | None = None
    categories: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    is_paused: bool = False
    is_asked: bool = False
    meets: bool = True
    score: float = 0.5
    left_out: int = 0
    asked_on: tuple[date, ...] = ()
    seats: tuple[ShiftHours, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CallFacts:
    """What counts of a call: its number, its shifts in their order, the kind and place of work."""

    id: int
    shifts: Sequence[ShiftHours]
    category: str | None = None
    municipality: str | None = None


@dataclass(frozen=True)
class MayBeAsked:
    """Somebody who may be asked, with the shifts they can do as a mask (bit 0: the first)."""

    member: MemberFacts
    shifts: int


@dataclass(frozen=True)
class WhomToAsk:
    """Who may be asked, the first first, and how many not, by reason; they add up to the pool."""

    first: Sequence[MayBeAsked]
    others: Counter[NotAskedReason]


def whom_to_ask(members: Iterable[MemberFacts], call: CallFacts, *, at: datetime) -> WhomToAsk:
    """Tell who of the pool may be asked now, in a fair order that is the same each time.

    First who said yes in vain before, then who was asked least, then whom the work fits best; what
    is then equal goes by a hash of person and call, so that no name, age or number comes first.
    """
    first, others = [], Counter[NotAskedReason]()
    for member in members:
        shifts = shifts_for(member, call, at=at)
        reason = _reason(member, call, shifts, at)
        if reason is None:
            first.append(MayBeAsked(member, shifts))
        else:
            others[reason] += 1
    return WhomToAsk(sorted(first, key=lambda one: _order(one.member, call)), others)


def shifts_for(member: MemberFacts, call: CallFacts, *, at: datetime) -> int:
    """Return the shifts that somebody is free for, told in time and not elsewhere, as a mask."""
    return sum(
        1 << place
        for place, shift in enumerate(call.shifts)
        if _is_free(member, shift)
        and at + SHORTEST[member.notice] <= shift.begins
        and not any(overlaps(shift, other) for other in member.seats)
    )


def _reason(
    member: MemberFacts, call: CallFacts, shifts: int, at: datetime
) -> NotAskedReason | None:
    today = day_of(at)
    holds = {
        NotAskedReason.ASKED: member.is_asked,
        NotAskedReason.PAUSED: member.is_paused,
        NotAskedReason.WORK: not _wishes(call.category, member.categories),
        NotAskedReason.PLACE: not _wishes(call.municipality, member.places),
        NotAskedReason.CONDITION: not member.meets,
        NotAskedReason.NOT_FREE: not shifts and not _has_conflict(member, call, at),
        NotAskedReason.CONFLICT: not shifts,
        NotAskedReason.OFTEN: _is_asked_enough(member, today),
        NotAskedReason.RESTING: any(today < rests_until(day) for day in member.asked_on),
    }
    return next((reason for reason, it_holds in holds.items() if it_holds), None)


def _order(member: MemberFacts, call: CallFacts) -> tuple[object, ...]:
    lot = hashlib.sha256(f"{member.uid} {call.id}".encode()).digest()
    return (-member.left_out, len(member.asked_on), -round(member.score, 6), lot)


def _is_free(member: MemberFacts, shift: ShiftHours) -> bool:
    return member.days == UNKNOWN or not blocks(shift) & ~member.days


def _wishes(code: str | None, wished: frozenset[str]) -> bool:
    return code is None or not wished or code in wished


def _has_conflict(member: MemberFacts, call: CallFacts, at: datetime) -> bool:
    """Tell whether a seat elsewhere alone keeps somebody from every shift."""
    without = MemberFacts(id=member.id, uid=member.uid, days=member.days, notice=member.notice)
    return bool(shifts_for(without, call, at=at))


def _is_asked_enough(member: MemberFacts, today: date) -> bool:
    if member.most_a_month is None:
        return False
    return sum(day > today - MONTH for day in member.asked_on) >= member.most_a_month
