"""People of a call in words: who comes, who waits, what each said, whom to phone and why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift
from vrijwilligers.pool.queries.phoning import PhoneTask
from vrijwilligers.pool.rules.moving import (
    MoveCost,
    ShiftStanding,
    costs_of_joining,
    costs_of_leaving,
)
from vrijwilligers.pool.rules.phoning import PhoneReason
from vrijwilligers.pool.rules.seats import TAKES_PLACE, SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallState, PoolChannel
from vrijwilligers.pool.wording import (
    CALLER_OUTCOMES,
    CHANNELS,
    SEATS,
    answer_in_words,
    call_in_words,
    say_left,
    say_shift,
    say_until,
)
from vrijwilligers.vocabulary.languages import language_name, say_hour, speaking


@dataclass(frozen=True, kw_only=True)
class SeatLine:
    """Somebody in a shift or on its list; until when a place is only offered."""

    id: int
    ask_id: int
    name: str
    state: str


@dataclass(frozen=True, kw_only=True)
class ShiftPeople:
    """Who comes to a shift, and who waits for it, in their order."""

    id: int
    hours: str
    coming: tuple[SeatLine, ...]
    waiting: tuple[SeatLine, ...]


@dataclass(frozen=True, kw_only=True)
class AskLine:
    """Somebody who is asked: how, and what came of it."""

    id: int
    name: str
    how: str
    said: str


@dataclass(frozen=True, kw_only=True)
class PhoneLine:
    """Somebody on the call list: why, and which colleague has them now."""

    id: int
    name: str
    why: str
    tag: str
    caller: str
    deed: str


@dataclass(frozen=True, kw_only=True)
class MoveChoice:
    """A shift to which somebody may be moved, with what it costs."""

    shift_id: int
    hours: str
    costs: tuple[str, ...]
    is_full: bool


def people_of(call: Call, seats: Sequence[CallSeat]) -> list[ShiftPeople]:
    """Say who comes to each shift of a call, and who waits."""
    return [
        ShiftPeople(
            id=shift.id,
            hours=say_shift(shift),
            coming=tuple(_line(one) for one in seats if _is(one, shift, TAKES_PLACE)),
            waiting=tuple(_line(one) for one in seats if _is(one, shift, {SeatState.WAITING})),
        )
        for shift in call.shifts
    ]


def ask_line(ask: CallAsk) -> AskLine:
    """Say of somebody who is asked how, and what came of it."""
    return AskLine(
        id=ask.id,
        name=ask.candidate.full_name,
        how=str(CHANNELS[ask.channel]),
        said=say_answer(ask),
    )


def say_answer(ask: CallAsk) -> str:
    """Say in a few words what somebody answered, and how it stands with their yes."""
    if ask.answer is CallAnswer.YES:
        still = [str(SEATS[seat.state]) for seat in ask.seats]
        return ", ".join(dict.fromkeys(still)) or _("said yes, too late")
    if ask.answer is CallAnswer.NO:
        return _("said no")
    if ask.answer is CallAnswer.LATER:
        return _("answers later")
    return str(CALLER_OUTCOMES[ask.caller_outcome]) if ask.caller_outcome else _("no answer yet")


def phone_line(task: PhoneTask, callers: Mapping[int, str]) -> PhoneLine:
    """Say whom to phone and why; ``callers`` are the colleagues who have somebody now."""
    ask = task.ask
    caller = callers.get(ask.id, "")
    since = say_hour(ask.taken_at) if ask.taken_at else ""
    return PhoneLine(
        id=ask.id,
        name=ask.candidate.full_name,
        why=say_reason(task),
        tag="due" if task.reason <= PhoneReason.TO_TELL else "",
        deed=_("Write a message") if ask.channel is PoolChannel.MESSAGE else _("Call"),
        caller=_("with %(name)s since %(hour)s", name=caller, hour=since) if caller else "",
    )


def say_reason(task: PhoneTask) -> str:
    """Say why somebody is on the call list."""
    if task.reason is PhoneReason.OFFERED:
        until = [seat.offered_until for seat in task.ask.seats if seat.offered_until]
        return _("a place is free for them until %(hour)s", hour=say_hour(min(until)))
    words = {
        PhoneReason.TO_TELL: _("must hear what changed"),
        PhoneReason.ASK: _("must get the question %(how)s", how=CHANNELS[task.ask.channel]),
        PhoneReason.AGAIN: say_answer(task.ask),
    }
    return words[task.reason]


def what_to_tell(ask: CallAsk) -> list[str]:
    """Say what somebody must hear, as we say it to them."""
    if ask.call.state is CallState.CANCELLED:
        return [_("It does not go on: nobody is needed any more. Thank you for saying yes.")]
    return answer_in_words(ask)


def text_to_send(ask: CallAsk, link: str) -> str:
    """Write the message for the phone of somebody, in their language; it names nobody."""
    with speaking(ask.candidate.language):
        words = call_in_words(ask.call)
        return _(
            "Can you help? %(title)s, %(organisation)s, %(days)s. Say yes or no: %(link)s",
            title=words.title,
            organisation=words.organisation,
            days=words.days,
            link=link,
        )


def say_language(ask: CallAsk) -> str:
    """Say in which language we speak with somebody."""
    return language_name(ask.candidate.language)


def move_choices(seat: CallSeat, seats: Sequence[CallSeat]) -> list[MoveChoice]:
    """Say to which other shifts somebody may be moved, and what that costs."""
    leaving = costs_of_leaving(standing_of(seat.shift, seats)) if seat.state in TAKES_PLACE else []
    found = []
    for shift in seat.shift.call.shifts:
        can_do = bool(seat.ask.shifts & 1 << shift.place)
        joining = costs_of_joining(standing_of(shift, seats), can_do=can_do)
        is_full = MoveCost.FULL in joining
        costs = joining if is_full else [*joining, *leaving]
        words = tuple(say_cost(cost, seat.shift) for cost in costs)
        found.append(
            MoveChoice(shift_id=shift.id, hours=say_shift(shift), costs=words, is_full=is_full)
        )
    return [one for one in found if one.shift_id != seat.shift_id]


def costs_of_going(seat: CallSeat, seats: Sequence[CallSeat]) -> list[str]:
    """Say what it costs when somebody cannot come after all."""
    if seat.state not in TAKES_PLACE:
        return []
    return [say_cost(one, seat.shift) for one in costs_of_leaving(standing_of(seat.shift, seats))]


def standing_of(shift: CallShift, seats: Sequence[CallSeat]) -> ShiftStanding:
    """Return how a shift stands, among all seats of its call."""
    theirs = [one for one in seats if one.shift_id == shift.id]
    return ShiftStanding(
        places=shift.asked_places,
        taken=sum(one.state in TAKES_PLACE for one in theirs),
        waiting=sum(one.state is SeatState.WAITING for one in theirs),
        needed=max(0, shift.minimum - shift.own_people),
    )


def say_cost(cost: MoveCost, leaves: CallShift) -> str:
    """Say what a move costs, or brings about."""
    words = {
        MoveCost.BELOW_MINIMUM: _(
            "%(shift)s then has fewer people than it needs to go on.", shift=say_shift(leaves)
        ),
        MoveCost.FREES_PLACE: _("A place comes free: %(shift)s.", shift=say_shift(leaves)),
        MoveCost.MOVES_UP: _("Who waits first moves up and hears of it."),
        MoveCost.NOT_SAID: _("It is not among the shifts that this person can do: ask them."),
        MoveCost.FULL: _("It is full: free a place in it first."),
    }
    return words[cost]


def say_choice(shift: CallShift, left: int) -> str:
    """Say a yes to a shift as a choice, with how many places it has left."""
    return _("Yes, %(shift)s (%(left)s)", shift=say_shift(shift), left=_left(left))


def _left(left: int) -> str:
    return say_left(left) if left else _("full: on the list")


def _is(seat: CallSeat, shift: CallShift, states: Collection[SeatState]) -> bool:
    return seat.shift_id == shift.id and seat.state in states


def _line(seat: CallSeat) -> SeatLine:
    until = seat.offered_until
    return SeatLine(
        id=seat.id,
        ask_id=seat.ask_id,
        name=seat.ask.candidate.full_name,
        state=_("a place is offered until %(until)s", until=say_until(until)) if until else "",
    )
