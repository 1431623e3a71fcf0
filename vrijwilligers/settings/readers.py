"""How the answer to a question about the desk is read from a text, and written as one."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.settings.rules import (
    SETTINGS,
    Closure,
    DeskSettings,
    Link,
    Opening,
    Setting,
    SettingKind,
    Texts,
    term_of,
)
from vrijwilligers.vocabulary.text import one_line, safe_link
from vrijwilligers.vocabulary.week import WEEKDAYS

HOUR = r"(\d{1,2})(?:[:.hu](\d{2})?)?"
SPAN = re.compile(rf"{HOUR}\s*[-–]\s*{HOUR}")
ON = "yes"  # of a switch; off is empty
Kept = dict[str, Any]  # a text by name of the setting, or a text by language


def read(setting: Setting, text: str) -> Any:
    """Read an answer; raise ``BadCell`` where it is not what was asked."""
    if setting.kind == SettingKind.TERM:
        term = term_of(setting.name)
        return _amount(text.strip(), term.least, term.most)
    return PARSERS[setting.kind](text.strip())


def written(setting: Setting, value: Any) -> str:
    """Write an answer as it can be read again."""
    writer = WRITERS.get(setting.kind)
    return writer(value) if writer else str(value)


def unpack(kept: Kept, **besides: Any) -> DeskSettings:
    """Put the settings together from what is kept.

    What is no answer any more is empty: every page needs the settings, also the one that asks them.
    """
    values: dict[str, Any] = {}
    for name in SETTINGS.keys() & kept.keys():
        setting = SETTINGS[name]
        with suppress(BadCell):
            values[name] = Texts(kept[name]) if setting.by_language else read(setting, kept[name])
    return DeskSettings(**values, **besides)


def pack(settings: DeskSettings) -> Kept:
    """Return what is kept of the settings: nothing of what is empty."""
    answered = (one for one in SETTINGS.values() if getattr(settings, one.name))
    return {one.name: _packed(one, getattr(settings, one.name)) for one in answered}


def _packed(setting: Setting, value: Any) -> Any:
    return dict(value.by_language) if setting.by_language else written(setting, value)


def openings(weekday: str, text: str) -> tuple[Opening, ...]:
    """Read the hours of one day: ``10:00-13:00, 14-18``."""
    spans = sorted(Opening(weekday, *_span(span)) for span in cells.words(text))
    if any(later.start < earlier.end for earlier, later in pairwise(spans)):
        raise BadCell(_l("These hours overlap: “%(text)s”.", text=one_line(text)))
    return tuple(spans)


def spans(openings: tuple[Opening, ...], weekday: str) -> str:
    """Write the hours of one day."""
    return ", ".join(f"{one.start}-{one.end}" for one in openings if one.weekday == weekday)


def _span(text: str) -> tuple[str, str]:
    parts = SPAN.fullmatch(text)
    if parts is None:
        raise BadCell(_l("“%(text)s” is not a time such as 10:00-13:00.", text=one_line(text)))
    start, end = _hour(parts[1], parts[2]), _hour(parts[3], parts[4])
    if not start < end <= "24:00" or max(start[3:], end[3:]) >= "60":
        raise BadCell(_l("“%(text)s” is not a time such as 10:00-13:00.", text=one_line(text)))
    return start, end


def _hour(hour: str, minutes: str | None) -> str:
    return f"{int(hour):02}:{minutes or '00'}"


def _hours(text: str) -> tuple[Opening, ...]:
    """Read ``mon 10:00-13:00, 14:00-18:00; wed 10:00-13:00``."""
    days: dict[str, tuple[Opening, ...]] = {}
    for part in _parts(text):
        weekday, _, rest = part.partition(" ")
        if weekday.lower() not in WEEKDAYS or weekday.lower() in days:
            raise BadCell(
                _l(
                    "“%(text)s” must begin with a day (%(days)s), each day once.",
                    text=one_line(part),
                    days=", ".join(WEEKDAYS),
                )
            )
        days[weekday.lower()] = openings(weekday.lower(), rest)
    return tuple(one for weekday in WEEKDAYS for one in days.get(weekday, ()))


def _write_hours(openings: tuple[Opening, ...]) -> str:
    days = (weekday for weekday, _ in groupby(openings, key=lambda one: one.weekday))
    return "; ".join(f"{weekday} {spans(openings, weekday)}" for weekday in days)


def _closures(text: str) -> tuple[Closure, ...]:
    """Read days and periods: ``2026-12-24; 2026-12-31..2027-01-02``."""
    return tuple(sorted(_closure(part) for part in _parts(text)))


def _closure(text: str) -> Closure:
    first, _, last = (part.strip() for part in text.partition(".."))
    closure = Closure(_day(first), _day(last or first))
    if closure.last < closure.first:
        raise BadCell(_l("“%(text)s” ends before it begins.", text=one_line(text)))
    return closure


def _day(text: str) -> date:
    day = cells.a_date(text)
    if day is None:
        raise BadCell(_l("A day is missing."))
    return day


def _write_closures(closures: tuple[Closure, ...]) -> str:
    return "\n".join(
        one.first.isoformat() if one.first == one.last else f"{one.first}..{one.last}"
        for one in closures
    )


def _links(text: str) -> tuple[Link, ...]:
    return tuple(_named_link(line) for line in text.splitlines() if line.strip())


def _named_link(line: str) -> Link:
    words, _, address = one_line(line).rpartition(" ")
    if not words:
        raise BadCell(_l("Say what “%(text)s” is, before the address.", text=address))
    return Link(words, _link(address))


def _write_links(links: tuple[Link, ...]) -> str:
    return "\n".join(f"{link.words} {link.address}" for link in links)


def _link(text: str) -> str:
    if text and not safe_link(text):
        raise BadCell(_l("“%(text)s” is not a web address.", text=one_line(text)))
    return text


def _amount(text: str, least: int, most: int) -> str:
    if not text:
        return ""
    if not text.isascii() or not text.isdecimal() or not least <= int(text[:9]) <= most:
        limits = {"least": str(least), "most": str(most)}
        raise BadCell(_l("Enter a number from %(least)s to %(most)s, or leave it empty.", **limits))
    return str(int(text))


def _lines(text: str) -> str:
    return "\n".join(one_line(line) for line in text.splitlines())


def _switch(text: str) -> str:
    return ON if cells.yes_or_no(text) else ""


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[;\n]", text) if part.strip())


PARSERS: Mapping[SettingKind, Callable[[str], Any]] = {
    SettingKind.LINE: one_line,
    SettingKind.TEXT: _lines,
    SettingKind.EMAIL: lambda text: cells.email(text) or "",
    SettingKind.PHONE: lambda text: cells.phone(text) or "",
    SettingKind.LINK: _link,
    SettingKind.LINKS: _links,
    SettingKind.HOURS: _hours,
    SettingKind.CLOSURES: _closures,
    SettingKind.SWITCH: _switch,
}
WRITERS: Mapping[SettingKind, Callable[[Any], str]] = {
    SettingKind.LINKS: _write_links,
    SettingKind.HOURS: _write_hours,
    SettingKind.CLOSURES: _write_closures,
}
