"""What belongs to the market, in words."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.markets.models import (
    Market,
    MarketAppointment,
    MarketGroup,
    MarketStep,
    Stand,
    StandTask,
)
from vrijwilligers.markets.rules.codes import codes_in
from vrijwilligers.markets.rules.current import current_until, is_current
from vrijwilligers.markets.rules.evaluations import ComesAgain, Satisfaction
from vrijwilligers.markets.rules.groups import GroupKind
from vrijwilligers.markets.rules.states import MarketStepKind, StandState
from vrijwilligers.vocabulary.few import OTHER
from vrijwilligers.vocabulary.languages import language_name, listed, say_clock, say_day, spoken
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.words import say_days

__all__ = ["language_name", "say_days"]  # for templates too
STEPS = {
    MarketStepKind.TARGET_GROUP: _l("Target group and referrers"),
    MarketStepKind.LOCATION: _l("The place"),
    MarketStepKind.ORGANISATIONS: _l("Invite organisations"),
    MarketStepKind.TRAINING: _l("Preparatory training"),
    MarketStepKind.LEADING: _l("Bring people to the market"),
    MarketStepKind.ORIENTATION: _l("Orientation table and booklets"),
    MarketStepKind.DAY: _l("The day itself"),
    MarketStepKind.FOLLOW_UP: _l("Follow-up and report"),
}
STANDS = {
    StandState.INVITED: _l("invited"),
    StandState.COMES: _l("comes"),
    StandState.DECLINED: _l("does not come"),
    StandState.LEFT: _l("comes no more"),
}
STAND_TAGS = {StandState.INVITED: "due", StandState.COMES: "good"}


GROUPS = {
    GroupKind.WORKSHOP: _l("Workshop for a group of a referrer"),
    GroupKind.TOUR: _l("Guided tour past organisations"),
}
SATISFACTION = {
    Satisfaction.VERY: _l("very well"),
    Satisfaction.GOOD: _l("well"),
    Satisfaction.MODERATE: _l("so-so"),
    Satisfaction.NOT: _l("not well"),
}
COMES_AGAIN = {
    ComesAgain.YES: _l("yes"),
    ComesAgain.PERHAPS: _l("perhaps"),
    ComesAgain.NO: _l("no"),
}


def market_name(market: Market) -> str:
    """Return the name of an edition in the language we speak."""
    return market.name_in(spoken())


def market_when(market: Market) -> str:
    """Say the day and the hours of an edition."""
    return _(
        "%(day)s, %(begin)s–%(end)s",
        day=say_day(market.held_on),
        begin=say_clock(market.opens_at),
        end=say_clock(market.closes_at),
    )


def market_where(market: Market) -> str:
    """Say where an edition is held, on one line."""
    town = " ".join(part for part in (market.postcode, market.town) if part)
    return ", ".join(part for part in (market.place, market.street, town) if part)


def step_tag(step: MarketStep, today: date) -> tuple[str, str]:
    """Return how a step stands, and the colour of that."""
    if step.done_on:
        return _("done on %(day)s", day=say_day(step.done_on)), "good"
    if step.due_on is None:
        return _("no day yet"), ""
    if step.due_on < today:
        return _("too late: was for %(day)s", day=say_day(step.due_on)), "late"
    return _("by %(day)s", day=say_day(step.due_on)), "due"


def reading_languages(market: Market) -> str:
    """Say in which languages its booklets are."""
    return say_languages(codes_in(market.languages))


DUTCH = {
    "": _l("none is needed"),
    Level.A1: _l("first words (A1)"),
    Level.A2: _l("a little (A2)"),
    Level.B1: _l("enough to talk (B1)"),
    Level.B2: _l("well (B2)"),
}
PRACTICE = {
    Level.A1: _l("yes, from the first words (A1)"),
    Level.A2: _l("yes, with a little Dutch (A2)"),
    Level.B1: _l("yes, with enough Dutch to talk (B1)"),
    "": _l("no, or unknown"),
}


def spoken_at(stand: Stand) -> str:
    """Say which languages are spoken at a stand."""
    return say_languages(codes_in(stand.languages))


def say_languages(codes: Iterable[str]) -> str:
    """Say the names of some languages."""
    return listed(language_name(code) for code in codes)


def stand_in_sight(stand: Stand, today: date) -> tuple[str, str]:
    """Say whether the tasks of a stand are shown after the market, and the colour of that."""
    held_on = stand.market.held_on
    if stand.ended_on:
        return _("not shown since %(day)s", day=say_day(stand.ended_on)), "late"
    until = current_until(held_on, stand.confirmed_on)
    if not is_current(held_on, confirmed_on=stand.confirmed_on, ended_on=None, today=today):
        return _("not shown: nobody looked since %(day)s", day=say_day(until)), "late"
    return _("shown until %(day)s", day=say_day(until)), "good"


def stand_hours(stand: Stand) -> str:
    """Say from when until when a stand is there; nothing for all day."""
    if not stand.opens_at or not stand.closes_at:
        return ""
    return _("%(begin)s–%(end)s", begin=say_clock(stand.opens_at), end=say_clock(stand.closes_at))


def task_name(task: StandTask) -> tuple[str, str]:
    """Return a language and what a task is called in it: the page's own, or one that it has."""
    titles = task.words_of("title")
    for code in (spoken(), "nl", "fr", "en"):
        if code in titles:
            return code, titles[code]
    return spoken(), _("a task without a name")


def task_tag(task: StandTask) -> tuple[str, str]:
    """Return how far a task is, and the colour of that."""
    if task.checked_at:
        return _("plain, checked"), "good"
    if task.written_by_id:
        return _("to be checked"), "due"
    return _("to be made plain"), "late"


COPY_LABELS = {
    "market_visitor": _l("Markets to which you came"),
    "market_visitor.market_id": _l("Number of the market"),
    "market_visitor.number": _l("Number of your code"),
    "market_visitor.language": _l("Language of your booklet"),
    "market_visitor.came_at": _l("You came at"),
    "market_visitor.rerouted_at": _l("Your way changed at"),
    "market_stop": _l("Stands in your booklet of a market"),
    "market_stop.visitor_id": _l("Number of your visit"),
    "market_stop.stand_id": _l("Number of the stand"),
    "market_stop.quarter": _l("Quarter of the market in which you were expected, from 0"),
    "market_appointment": _l("Appointments that you made at a market"),
    "market_appointment.stand_id": _l("Number of the stand"),
    "market_appointment.visitor_id": _l("Number of your visit"),
    "market_appointment.visitor_code": _l("Your code"),
    "market_appointment.task_id": _l("Number of the task"),
    "market_appointment.on": _l("Day"),
    "market_appointment.at": _l("Hour"),
    "market_appointment.language": _l("Language that you spoke"),
    "market_appointment.noted_at": _l("Noted at"),
    "market_appointment.received_at": _l("We got it at"),
    "market_appointment.introduction_id": _l("Number of the introduction"),
}


def appointment_when(made: MarketAppointment) -> str:
    """Say when somebody is expected."""
    return _("%(day)s, %(hour)s", day=say_day(made.on), hour=say_clock(made.at))


def appointment_task(made: MarketAppointment) -> tuple[str, str]:
    """Return a language and the task of an appointment, if one was named."""
    return task_name(made.task) if made.task else (spoken(), _("no task named"))


def reported_language(code: str) -> str:
    """Say a language of visitors, or what was put together as others."""
    return _("other languages") if code == OTHER else language_name(code)


def group_line(group: MarketGroup) -> str:
    """Say where a group was, who brought it and which languages it spoke, as far as is known."""
    brought = group.referrer.name if group.referrer else ""
    known = (group.place, brought, say_languages(codes_in(group.languages)))
    return " · ".join(one for one in known if one)


def group_visits(group: MarketGroup) -> str:
    """Say which organisations a group went to see."""
    names = listed(sorted(one.organisation.name for one in group.visits))
    return _("Went to see: %(organisations)s", organisations=names)
