"""The languages we speak, and how days, hours and lists are said in them."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, time

from babel import Locale
from babel.lists import format_list
from flask_babel import force_locale, format_date, format_time, get_locale
from flask_babel import lazy_gettext as _l

from vrijwilligers.vocabulary.clock import BRUSSELS, day_of, today

LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}
MESSAGE_IDS = "root"  # the locale of which nobody has a catalog: a text says its id
DESK_LANGUAGE = "nl"  # in which a task is written that nobody of the team wrote
NEAR = {0: _l("today"), 1: _l("tomorrow"), -1: _l("yesterday")}  # days from now


def speaking(language: str) -> AbstractContextManager[None]:
    """Write in the language of the reader, not in that of whoever clicked."""
    return force_locale(language)


def spoken() -> str:
    """Return the code of the language we are speaking now."""
    locale = get_locale()
    return locale.language if locale else "nl"


def language_name(code: str) -> str:
    """Say the name of a language in the language we speak; an unknown code stays as it is."""
    name = Locale(spoken()).languages.get(code)
    return name or code


def say_day(moment: date | datetime, form: str = "d MMMM y") -> str:
    """Say a day at the desk in words."""
    day = day_of(moment) if isinstance(moment, datetime) else moment
    return format_date(day, _ordinal(day, form), rebase=False)


def _ordinal(day: date, form: str) -> str:
    """Let the first of a month be *1er* in French, as it is read aloud."""
    return form.replace("d ", "d'er' ", 1) if day.day == 1 and spoken() == "fr" else form


def say_hour(moment: datetime) -> str:
    """Say the hour of a moment at the desk, such as *09:05*; in French *9 h 05*."""
    return say_clock(moment.astimezone(BRUSSELS).time())


def say_clock(at: time) -> str:
    """Say an hour of a day at the desk, such as *09:05*; in French *9 h 05*, or *9 h*."""
    return say_time(at.hour, at.minute)


def say_time(hour: int, minute: int) -> str:
    """Say an hour and its minutes; a day may end at *24:00*."""
    if spoken() != "fr":
        return f"{hour:02}:{minute:02}"
    return f"{hour}\u00a0h\u00a0{minute:02}" if minute else f"{hour}\u00a0h"


def say_second(moment: datetime) -> str:
    """Say the second of a moment at the desk, such as *09:05:07*."""
    return format_time(moment, "HH:mm:ss")


def say_near_day(moment: date | datetime) -> str:
    """Say a day as people do: today, yesterday, tomorrow, a weekday, or the date."""
    day = day_of(moment) if isinstance(moment, datetime) else moment
    ahead = (day - today()).days
    if ahead in NEAR:
        return str(NEAR[ahead])
    if 0 < ahead < 7:
        return format_date(day, "EEEE", rebase=False)
    return say_day(day, "d MMMM" if day.year == today().year else "d MMMM y")


def listed(words: Iterable[object]) -> str:
    """Join words as a sentence does: *a, b and c*."""
    return format_list([str(word) for word in words], locale=spoken())


def opening(text: str) -> str:
    """Write a text with a capital in front, as at the opening of a sentence."""
    return text[:1].upper() + text[1:]
