"""The pool in words: how consent is asked, what a call says to who is asked, why others are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.candidates.feature import FichesCompared
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import ConsentQuestion, templates_of
from vrijwilligers.pool.models import Call, CallAsk, CallSeat, CallShift, PoolMembership
from vrijwilligers.pool.queries import merging
from vrijwilligers.pool.rules.bands import AskedLately, Notice
from vrijwilligers.pool.rules.eligibility import NotAskedReason
from vrijwilligers.pool.rules.seats import TAKES_PLACE, SeatState
from vrijwilligers.pool.rules.shifts import overlaps
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome, CallState, PoolChannel
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vacancies.wording.parts import say_where
from vrijwilligers.vocabulary.languages import say_clock, say_day, say_hour, say_near_day, spoken
from vrijwilligers.vocabulary.words import say_languages

STILL = frozenset({*TAKES_PLACE, SeatState.WAITING})
POOL = ConsentQuestion(
    words=_l("You may ask me for short assignments"),
    templates=templates_of(ConsentPurpose.POOL),
)
CHANNELS: Mapping[PoolChannel, object] = {
    PoolChannel.MAIL: _l("by e-mail"),
    PoolChannel.MESSAGE: _l("by text message"),
    PoolChannel.PHONE: _l("by phone"),
}
NOTICES: Mapping[Notice, object] = {
    Notice.HOUR: _l("an hour before is enough"),
    Notice.DAY: _l("a day before"),
    Notice.WEEK: _l("a week before"),
}
ANSWERS: Mapping[CallAnswer, object] = {
    CallAnswer.YES: _l("yes"),
    CallAnswer.NO: _l("no"),
    CallAnswer.LATER: _l("later"),
}
SEATS: Mapping[SeatState, object] = {
    SeatState.SEATED: _l("a place"),
    SeatState.WAITING: _l("on the list"),
    SeatState.OFFERED: _l("a place is offered"),
    SeatState.PASSED: _l("the place went to who was next"),
    SeatState.GONE: _l("given up"),
}
CALLER_OUTCOMES: Mapping[CallerOutcome, object] = {
    CallerOutcome.NOT_REACHED: _l("not reached"),
    CallerOutcome.ASKED_LATER: _l("call again later"),
}
HOW_OFTEN: Mapping[AskedLately, object] = {
    AskedLately.NEVER: _l("not in the three months before"),
    AskedLately.ONCE: _l("once in the three months before"),
    AskedLately.OFTEN: _l("more often in the three months before"),
}
COPY_LABELS = {
    "pool_membership": _l("Your place in the pool for short assignments"),
    "pool_membership.days": _l("When you are free"),
    "pool_membership.notice": _l("How long before we may ask you"),
    "pool_membership.most_a_month": _l("How often a month at most"),
    "pool_membership.channel": _l("How we ask you"),
    "pool_membership.joined_on": _l("In the pool since"),
    "pool_membership.paused_until": _l("You take a pause until"),
    "pool_membership.left_out": _l("How often you said yes and found no place since you had one"),
    "pool_membership.sure_on": _l("You last said that you stay in it on"),
    "pool_membership.asked_still_at": _l("We asked whether you stay in it on"),
    "pool_membership.still_asked": _l("How often we asked it since then"),
    "pool_category": _l("For which work we may ask you"),
    "pool_category.membership_id": _l("Your place in the pool"),
    "pool_category.code": _l("Kind of work"),
    "pool_place": _l("Where you want to help"),
    "pool_place.membership_id": _l("Your place in the pool"),
    "pool_place.municipality": _l("Municipality"),
    "call_ask": _l("Calls that we asked you for"),
    "call_ask.call_id": _l("Number of the call"),
    "call_ask.wave": _l("In which round we asked you"),
    "call_ask.notice": _l("How long before"),
    "call_ask.asked_lately": _l("How often we had asked you"),
    "call_ask.shifts": _l("Shifts that you could do"),
    "call_ask.channel": _l("How we asked you"),
    "call_ask.asked_at": _l("When we asked you"),
    "call_ask.answer": _l("What you answered"),
    "call_ask.answered_at": _l("When you answered"),
    "call_ask.taken_at": _l("When a colleague called you"),
    "call_ask.to_tell_since": _l("Since when we must tell you of a change"),
    "call_ask.caller_outcome": _l("What came of calling you"),
    "call_ask.introduction_id": _l("What your yes brought about"),
    "call_seat": _l("Your places in shifts"),
    "call_seat.ask_id": _l("The question that it answers"),
    "call_seat.shift_id": _l("Number of the shift"),
    "call_seat.state": _l("How it stands"),
    "call_seat.answered_at": _l("When you said yes"),
    "call_seat.offered_until": _l("Offered to you until"),
    "call_seat.came": _l("Whether you came"),
    "call_seat.reminded_at": _l("When we reminded you"),
}
STATES: Mapping[CallState, object] = {
    CallState.DRAFT: _l("nobody asked yet"),
    CallState.ASKING: _l("asking"),
    CallState.CLOSED: _l("closed"),
    CallState.CANCELLED: _l("cancelled"),
    CallState.DONE: _l("over"),
}


def say_place(membership: PoolMembership, today: date) -> str:
    """Say since when somebody is in the pool, and until when they take a pause."""
    since = say_day(membership.joined_on)
    until = membership.paused_until
    if until is None or not membership.is_paused(today):
        return _("In the pool for short assignments since %(day)s.", day=since)
    return _(
        "In the pool for short assignments since %(day)s; takes a pause until %(until)s.",
        day=since,
        until=say_day(until),
    )


def say_what_both_have(question: FichesCompared) -> list[str]:
    """Answer in a line, before two fiches become one, which of two places in the pool is kept."""
    both = merging.places_of(question.stays_id, question.goes_id)
    said = _("Both are in the pool for short assignments: what was said last is kept.")
    return [said] if len(both) > 1 else []


@dataclass(frozen=True, kw_only=True)
class CallInWords:
    """What a call says to who is asked: the facts that one needs to say yes or no.

    ``title`` and ``description`` stand in ``language``, which may not be the one we speak.
    """

    title: str
    description: str
    language: str
    organisation: str
    days: str
    where: str
    languages: str
    until: str

    @property
    def is_fallback(self) -> bool:
        """Tell whether the text is in another language than the page."""
        return self.language != spoken()


def call_in_words(call: Call) -> CallInWords:
    """Say a call in the language we speak."""
    vacancy = call.vacancy
    language, text = public_text(vacancy, spoken())
    return CallInWords(
        title=text.title,
        description=text.description,
        language=language,
        organisation=vacancy.organisation.name,
        days=say_days(call),
        where=say_where(vacancy),
        languages=say_languages({one.language: one.level for one in vacancy.languages}),
        until=say_until(call.answer_until),
    )


def say_days(call: Call) -> str:
    """Say on which days a call wants somebody, each once."""
    days = dict.fromkeys(say_day(shift.on, "EEEE d MMMM") for shift in call.shifts)
    return ", ".join(days)


def say_shift(shift: CallShift) -> str:
    """Say the hours of a shift: *Saturday 5 December, 09:00 to 13:00*."""
    return _(
        "%(day)s, %(begins)s to %(ends)s",
        day=say_day(shift.on, "EEEE d MMMM"),
        begins=say_clock(shift.begins_at),
        ends=say_clock(shift.ends_at),
    )


def say_work(shift: CallShift) -> str:
    """Say what one does in a shift, in the language we speak or else in another; may be empty."""
    texts = {"nl": shift.what_nl, "fr": shift.what_fr, "en": shift.what_en}
    return texts[spoken()] or next((text for text in texts.values() if text), "")


def say_until(moment: datetime) -> str:
    """Say a moment in the next days: *tomorrow at 12:00*."""
    return _("%(day)s at %(hour)s", day=say_near_day(moment), hour=say_hour(moment))


def say_not_asked(reason: NotAskedReason, amount: int) -> str:
    """Say how many people of the pool are not asked now for one reason."""
    words = {
        NotAskedReason.ASKED: ngettext("is asked already", "are asked already", amount),
        NotAskedReason.PAUSED: ngettext("takes a pause", "take a pause", amount),
        NotAskedReason.WORK: ngettext("wants other work", "want other work", amount),
        NotAskedReason.PLACE: ngettext("comes to other places", "come to other places", amount),
        NotAskedReason.CONDITION: ngettext(
            "does not meet what is asked", "do not meet what is asked", amount
        ),
        NotAskedReason.NOT_FREE: ngettext("is not free then", "are not free then", amount),
        NotAskedReason.CONFLICT: ngettext("helps elsewhere then", "help elsewhere then", amount),
        NotAskedReason.OFTEN: ngettext(
            "was asked as often as they want this month",
            "were asked as often as they want this month",
            amount,
        ),
        NotAskedReason.RESTING: ngettext(
            "rests: was asked lately", "rest: were asked lately", amount
        ),
    }
    return words[reason]


@dataclass(frozen=True, kw_only=True)
class ShiftChoice:
    """A shift as somebody may choose it: its place, its hours, the work, and how many are free."""

    place: int
    hours: str
    work: str
    left: str
    is_full: bool
    is_mine: bool


def shift_choices(asked: CallAsk, places_left: Sequence[int]) -> list[ShiftChoice]:
    """Put the shifts that somebody can do into words, with how many places they have left."""
    mine = {seat.shift_id: seat.state for seat in asked.seats if seat.state in STILL}
    offered = {shift for shift, state in mine.items() if state is SeatState.OFFERED}
    return [
        ShiftChoice(
            place=shift.place,
            hours=say_shift(shift),
            work=say_work(shift),
            left=_("This place is free for you.") if shift.id in offered else say_left(left),
            is_full=not left and shift.id not in offered,
            is_mine=shift.id in mine and shift.id not in offered,
        )
        for shift, left in zip(asked.call.shifts, places_left, strict=True)
        if asked.shifts & 1 << shift.place
    ]


def conflicts_in_words(asked: CallAsk, elsewhere: Sequence[CallShift]) -> list[str]:
    """Warn of shifts of this call at an hour at which somebody has a place in another one."""
    mine = [shift for shift in asked.call.shifts if asked.shifts & 1 << shift.place]
    return [
        _(
            "At %(organisation)s you have a place at the same time: %(shift)s.",
            organisation=other.call.vacancy.organisation.name,
            shift=say_shift(other),
        )
        for other in elsewhere
        if any(overlaps(shift.hours, other.hours) for shift in mine)
    ]


def say_left(places: int) -> str:
    """Say how many places there are."""
    if not places:
        return _("Full: put me on the list")
    return ngettext("%(num)s place left", "%(num)s places left", places)


def answer_in_words(asked: CallAsk) -> list[str]:
    """Say what somebody answered and what became of it; nothing before they did."""
    if asked.answer is CallAnswer.NO:
        return [_("You said no. That is fine. Thank you for answering.")]
    if asked.answer is CallAnswer.LATER:
        return [_("You answer later. You can until %(until)s.", until=_until(asked))]
    if asked.answer is CallAnswer.YES and not asked.seats:
        return [_("Thank you. You were too late for this one: we ask you first next time.")]
    return [_seat(seat) for seat in asked.seats if seat.state is not SeatState.GONE]


def _until(asked: CallAsk) -> str:
    return say_until(asked.call.answer_until)


def _seat(seat: CallSeat) -> str:
    shift = say_shift(seat.shift)
    if seat.state is SeatState.SEATED:
        return _("You have a place: %(shift)s.", shift=shift)
    if seat.state is SeatState.OFFERED and seat.offered_until:
        until = say_until(seat.offered_until)
        return _(
            "A place is free for you: %(shift)s. Say yes until %(until)s.", shift=shift, until=until
        )
    if seat.state is SeatState.WAITING:
        return _("It is full: you wait on the list for %(shift)s. We tell you.", shift=shift)
    return _("The place for %(shift)s went to who was next.", shift=shift)
