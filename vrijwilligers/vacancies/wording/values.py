"""Values of a vacancy in words, in the language we speak now. An empty text is *not said*."""

from datetime import date

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.vacancies.rules import FULL, NO_PRACTICE, Allowance, Status
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import say_day

ALLOWANCES = {
    Allowance.NONE: _l("no allowance"),
    Allowance.FLAT: _l("a fixed allowance"),
    Allowance.REAL: _l("costs that you can prove are paid back"),
    Allowance.KM: _l("kilometres are paid back"),
}
STATES = {
    Status.DRAFT: _l("draft"),
    Status.TO_CHECK: _l("to check"),
    Status.PUBLISHED: _l("open"),
    Status.PAUSED: _l("paused"),
    Status.FILLED: _l("filled"),
    Status.WITHDRAWN: _l("withdrawn"),
}


def say_practice(level: str | None) -> str:
    """Say whether Dutch can be practised, and from which level."""
    if level == NO_PRACTICE:
        return _("no")
    return _("learners welcome from level %(level)s", level=level) if level else ""


def say_period(start: date | None, end: date | None) -> str:
    """Say from when until when, as far as it is known; one day is said once."""
    if start and start == end:
        return _("on %(day)s", day=say_day(start))
    if start and end:
        return _("from %(first)s to %(last)s", first=say_day(start), last=say_day(end))
    if start:
        return _("from %(day)s", day=say_day(start))
    return _("until %(day)s", day=say_day(end)) if end else ""


def say_hours(hours: float | None, engagement: Engagement | None) -> str:
    """Say how much work it is: a week, or in all for what is done once."""
    if not hours:
        return ""
    if engagement == Engagement.ONCE:
        # Translators: how long the work lasts, abbreviated where that is usual: "3 hours"
        return _("%(hours)s hours", hours=format_decimal(hours))
    return _("%(hours)s hours a week", hours=format_decimal(hours))


def say_allowance(allowance: Allowance | None) -> str:
    """Say what is paid back to a volunteer."""
    return str(ALLOWANCES[allowance]) if allowance else ""


def say_age(years: int | None) -> str:
    """Say from which age one is welcome; 0 is where there is no minimum."""
    if years == 0:
        return _("no minimum age")
    return _("from %(age)s years old", age=years) if years else ""


def say_yes_or_no(answer: bool | None) -> str:
    """Say *yes* or *no*."""
    if answer is None:
        return ""
    return _("yes") if answer else _("no")


def say_number(number: float) -> str:
    """Say a number as people here write it: *2,5*."""
    return format_decimal(number)


def say_places(places: int | None) -> str:
    """Say how many people are sought."""
    if places is None:
        return ""
    return _("none left") if places == FULL else str(places)
