"""What this desk is, in words, in the language we speak now."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.settings.current import is_demo
from vrijwilligers.settings.readers import spans
from vrijwilligers.settings.rules import SETTINGS, Closure, DeskSettings, Opening, Section
from vrijwilligers.vocabulary.languages import (
    LANGUAGES,
    listed,
    opening,
    say_day,
    say_time,
    speaking,
)
from vrijwilligers.vocabulary.words import say_phone, say_weekdays

CLOCK = re.compile(r"(\d\d):(\d\d)")
HEADINGS = {
    Section.DESK: _l("What it is called"),
    Section.CONTACT: _l("Where it is, and how to reach it"),
    Section.HOURS: _l("When it is open"),
    Section.EXPLAINED: _l("What it explains to visitors"),
    Section.CONTROLLER: _l("Who is responsible for the data"),
    Section.TERMS: _l("How long data is kept"),
}


@dataclass(frozen=True)
class PartInWords:
    """A part of the settings: how much of it is answered, and which questions are open."""

    section: Section
    heading: object
    words: str
    open: str


def parts(settings: DeskSettings) -> list[PartInWords]:
    """Say of each part what is known; a term that nobody chose has its usual length."""
    return [_part(settings, section) for section in Section]


def _part(settings: DeskSettings, section: Section) -> PartInWords:
    asked = [one for one in SETTINGS.values() if one.section == section and not one.is_switch]
    unknown = [one for one in asked if not getattr(settings, one.name)]
    answered = len(asked) - len(unknown)
    if section == Section.TERMS:
        words = ngettext(
            "%(num)s term was chosen here, the others are as usual.",
            "%(num)s terms were chosen here, the others are as usual.",
            answered,
        )
        return PartInWords(section, HEADINGS[section], words, "")
    if section == Section.EXPLAINED:
        words = ngettext(
            "%(num)s text was written here, the others are ours.",
            "%(num)s texts were written here, the others are ours.",
            answered,
        )
        return PartInWords(section, HEADINGS[section], words, "")
    words = _("%(answered)s of %(asked)s are filled in.", answered=answered, asked=len(asked))
    labels = " ".join(str(one.label) for one in unknown)
    return PartInWords(section, HEADINGS[section], words, labels)


def name_line(settings: DeskSettings) -> str:
    """Say name and place on one line."""
    return _line(str(settings.name), str(settings.place))


def demo_line() -> str:
    """Say that this is a demo, where it is one."""
    return _("Demo: everybody here is made up.") if is_demo() else ""


def demo_lines() -> list[tuple[str, str]]:
    """Say it in each of our languages: who looks on may read another than the page speaks."""
    return [(code, line) for code in LANGUAGES if (line := _demo_line_in(code))]


def _demo_line_in(code: str) -> str:
    with speaking(code):
        return demo_line()


def site_name(settings: DeskSettings) -> str:
    """Say what the public pages are called; there is a name for them before anybody gave one."""
    return str(settings.site_name) or _("Volunteer work in Brussels")


def contact_lines(settings: DeskSettings, *, today: date) -> list[str]:
    """Say all that somebody needs to come by or to call, on a few lines."""
    lines = (
        str(settings.address),
        str(settings.route),
        _line(say_phone(settings.phone), settings.email, settings.website),
        _line(*say_hours(settings.hours)),
        _line(settings.hours_note, _closures(settings.closed_days, today)),
    )
    return [line for line in lines if line]


def brief_lines(settings: DeskSettings) -> list[str]:
    """Say where the desk is, how to call it and when it is open: the least somebody needs."""
    lines = (
        str(settings.address),
        _line(say_phone(settings.phone), settings.email),
        _line(*say_hours(settings.hours)),
    )
    return [line for line in lines if line]


def say_hours(openings: Sequence[Opening]) -> list[str]:
    """Say the hours of a week; days with the same hours stand together."""
    days: dict[str, list[str]] = {}
    for weekday, _those in groupby(openings, key=lambda one: one.weekday):
        days.setdefault(spans(tuple(openings), weekday), []).append(weekday)
    return [
        # Translators: weekdays and their hours: "Monday and Tuesday: 10:00–13:00"
        _("%(days)s: %(hours)s", days=opening(say_weekdays(those)), hours=_said(hours))
        for hours, those in days.items()
    ]


def _closures(closures: Sequence[Closure], today: date) -> str:
    """Say the days to come on which the desk is closed."""
    closed = [_period(one) for one in closures if one.last >= today]
    return _("Closed: %(days)s", days=listed(closed)) if closed else ""


def controller_lines(settings: DeskSettings) -> list[str]:
    """Say who is responsible for the data, whom to ask, and where to complain."""
    if not settings.controller:
        return []
    who = ", ".join(_filled(settings.controller, settings.controller_role))
    questions = _line(str(settings.controller_address), settings.controller_email)
    complaints = _line(str(settings.authority), settings.authority_link)
    lines = (
        _("Responsible for your data: %(who)s.", who=who),
        _("Questions about your data: %(where)s", where=questions) if questions else "",
        _("You may complain to: %(where)s", where=complaints) if complaints else "",
    )
    return [line for line in lines if line]


def controller_lines_in(language: str, settings: DeskSettings) -> list[str]:
    """Say who is responsible in the language of who reads it."""
    with speaking(language):
        return controller_lines(settings)


def _said(hours: str) -> str:
    said = CLOCK.sub(lambda at: say_time(int(at[1]), int(at[2])), hours)
    return listed(said.replace("-", "–").split(", "))


def _period(closure: Closure) -> str:
    if closure.first == closure.last:
        return say_day(closure.first)
    first, last = say_day(closure.first), say_day(closure.last)
    return _("from %(first)s to %(last)s", first=first, last=last)


def _line(*parts: object) -> str:
    return " · ".join(_filled(*parts))


def _filled(*parts: object) -> Iterable[str]:
    return [str(part) for part in parts if part]
