"""Values as people say them: days, levels, languages, engagements, places.

Everything is said in the language we speak now (``languages.speaking`` chooses another). What is
unknown is said as an empty text: the page decides whether to show *not said* or nothing.
"""

import re
from collections.abc import Mapping, Sequence
from functools import reduce

from babel import Locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.vocabulary import phones
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import language_name, listed, spoken
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.text import one_line
from vrijwilligers.vocabulary.week import PARTS, WEEKDAYS, WHOLE_WEEK, parts_by_day

HARD_SPACE = "\N{NO-BREAK SPACE}"
POSTCODE = re.compile(r"(?<=\b\d{4}) (?=\S)")

ENGAGEMENTS = {
    Engagement.ONCE: _l("once"),
    Engagement.SHORT: _l("for a short period"),
    Engagement.REGULAR: _l("regularly"),
}
PART_NAMES = {
    "morning": _l("morning"),
    "afternoon": _l("afternoon"),
    "evening": _l("evening"),
}
DURING = {
    "morning": _l("in the morning"),
    "afternoon": _l("in the afternoon"),
    "evening": _l("in the evening"),
}
SHORTEST_RUN = 3  # from three days in a row we say "Monday to Wednesday"


def weekday_name(day: str, width: str = "wide") -> str:
    """Say a weekday (``mon`` … ``sun``), such as *Monday*; width ``abbreviated`` gives *Mon*."""
    return Locale(spoken()).days["stand-alone"][width][WEEKDAYS.index(day)]


def part_name(part: str) -> str:
    """Say a part of the day: *morning*, *afternoon* or *evening*."""
    return str(PART_NAMES[part])


def say_days(mask: int) -> str:
    """Say the blocks of a week (mask of ``vocabulary.week``): *Monday and Tuesday, in the morning*.

    Days with the same parts are said together; 0 (unknown) is an empty text.
    """
    if mask == WHOLE_WEEK:
        return _("any day")
    days_by_parts: dict[tuple[str, ...], list[str]] = {}
    for day, parts in parts_by_day(mask).items():
        days_by_parts.setdefault(parts, []).append(day)
    said = [_together(days, parts) for parts, days in days_by_parts.items()]
    return reduce(_and_then, said) if said else ""


def _and_then(before: str, days: str) -> str:
    return _("%(before)s; %(days)s", before=before, days=days)


def _together(days: Sequence[str], parts: Sequence[str]) -> str:
    if len(parts) == len(PARTS):
        return _("%(days)s, the whole day", days=say_weekdays(days))
    during = listed(DURING[part] for part in parts)
    return _("%(days)s, %(during)s", days=say_weekdays(days), during=during)


def say_weekdays(days: Sequence[str]) -> str:
    """Say weekdays: *every day*, *Monday to Wednesday*, *Monday and Friday*."""
    if len(days) == len(WEEKDAYS):
        return _("every day")
    first = WEEKDAYS.index(days[0])
    if len(days) >= SHORTEST_RUN and tuple(days) == WEEKDAYS[first : first + len(days)]:
        return _("%(first)s to %(last)s", first=weekday_name(days[0]), last=weekday_name(days[-1]))
    return listed(weekday_name(day) for day in days)


def say_engagement(engagement: Engagement | None) -> str:
    """Say how long somebody commits: *once*, *for a short period*, *regularly*."""
    return str(ENGAGEMENTS[engagement]) if engagement else ""


def say_level(level: Level | str | None) -> str:
    """Say how well somebody speaks: *A2*, or *mother tongue*."""
    if not level:
        return ""
    return _("mother tongue") if level == Level.NATIVE else Level(level).value


def say_languages(levels: Mapping[str, Level | str | None]) -> str:
    """Say languages by code with their levels: *Dutch (A2) and French (mother tongue)*."""
    return listed(_language(code, level) for code, level in levels.items())


def _language(code: str, level: Level | str | None) -> str:
    if not level:
        return language_name(code)
    return _("%(language)s (%(level)s)", language=language_name(code), level=say_level(level))


def say_municipality(nis_code: str | None, language: str | None = None) -> str:
    """Say the name of one of the nineteen (NIS code), in a language or in that of now."""
    known = municipalities().get(nis_code or "")
    return known.name(language or spoken()) if known else ""


def weekdays() -> list[dict[str, str]]:
    """Return the seven days with their code, name and short name, for the head of a table."""
    return [
        {
            "code": day,
            "name": weekday_name(day),
            "short": weekday_name(day, "abbreviated").rstrip("."),
        }
        for day in WEEKDAYS
    ]


def parts_of_day() -> list[dict[str, str]]:
    """Return the three parts of a day with their code and name."""
    return [{"code": part, "name": part_name(part)} for part in PARTS]


def unbroken(address: str) -> str:
    """Keep a postcode and its town together on a line, and an address on one line."""
    return POSTCODE.sub(HARD_SPACE, one_line(address))


say_phone = phones.written  # as people here dial it
