"""Who comes to a call, shift by shift, for who expects them: only what each agreed to tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import ngettext

from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries import is_shared
from vrijwilligers.matching.rules.disclosure import DisclosedField
from vrijwilligers.matching.wording.disclosures import shared_values
from vrijwilligers.matching.wording.letters import sms_link
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.queries import days as queries
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.wording import say_shift, say_work
from vrijwilligers.pool.wording.days import reminder_text, thanks_text
from vrijwilligers.vocabulary.phones import may_get_texts


@dataclass(frozen=True, kw_only=True)
class PersonOnList:
    """Somebody who comes: how they are called and reached, and whether they came."""

    seat_id: int
    candidate_id: int
    name: str
    reach: tuple[str, ...]
    came: bool | None
    is_reminded: bool
    is_mailed: bool
    sms: str


@dataclass(frozen=True, kw_only=True)
class ShiftOnList:
    """A shift: its hours, the work, who comes, and of how many more no name may be told."""

    hours: str
    work: str
    people: Sequence[PersonOnList]
    others: str
    has_begun: bool


def day_list(call: Call, *, at: datetime) -> list[ShiftOnList]:
    """Say who comes to each shift of a call, in the language we speak."""
    seats = queries.seated(call)
    lists = []
    for shift in call.shifts:
        theirs = [seat for seat in seats if seat.shift_id == shift.id]
        people = [one for seat in theirs if (one := _person(seat))]
        lists.append(
            ShiftOnList(
                hours=say_shift(shift),
                work=say_work(shift),
                people=people,
                others=_others(len(theirs) - len(people)),
                has_begun=shift.hours.begins <= at,
            )
        )
    return lists


def _person(seat: CallSeat) -> PersonOnList | None:
    introduction = queries.introduction_of(seat.ask)
    told = _told(introduction) if introduction else {}
    if not told:
        return None
    asked, candidate = seat.ask, seat.ask.candidate
    is_texted = asked.channel is PoolChannel.MESSAGE and may_get_texts(candidate.phone)
    return PersonOnList(
        seat_id=seat.id,
        candidate_id=candidate.id,
        name=told.pop(DisclosedField.NAME, ""),
        reach=tuple(told.values()),
        came=seat.came,
        is_reminded=seat.reminded_at is not None,
        is_mailed=asked.channel is PoolChannel.MAIL,
        sms=sms_link(candidate.phone or "", _text(seat)) if is_texted else "",
    )


def _text(seat: CallSeat) -> str:
    """Return what we may write to somebody without mail: a reminder, or thanks once they came."""
    return thanks_text(seat.ask) if seat.came else reminder_text(seat)


def _told(introduction: Introduction) -> dict[DisclosedField, str]:
    """Return what an organisation may hear of somebody now: what the yes names, as it is now."""
    if not is_shared(introduction) or introduction.disclosure is None:
        return {}
    may_hear = introduction.disclosure.told_fields
    values = shared_values(introduction.candidate)
    return {code: value for code, value in values.items() if code in may_hear}


def _others(amount: int) -> str:
    if not amount:
        return ""
    return ngettext(
        "%(num)s more person comes: ask the volunteer desk.",
        "%(num)s more people come: ask the volunteer desk.",
        amount,
    )
