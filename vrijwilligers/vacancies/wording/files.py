"""What stands in a file, in words: the names of columns, and what an import changes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.rules import Allowance
from vrijwilligers.vacancies.wording.values import say_allowance
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import listed, say_day
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.words import say_days, say_engagement, say_languages, say_municipality

COLUMNS = LABELS | {"url": LABELS["source_url"]}  # by the names of our own table
STATES = {
    "rejected": _l("rejected"),
    "changed": _l("changed"),
    "withdrawn": _l("gone from the source"),
    "new": _l("new"),
    "unchanged": _l("unchanged"),
}
LONGEST = 400  # characters of a text that is shown to compare

Names = Mapping[str, str]


def say_change(difference: RowDifference, categories: Names, talents: Names) -> DifferenceInWords:
    """Say what becomes of one field; categories and talents are the names by code."""
    name, before, after = difference
    return DifferenceInWords(
        str(LABELS.get(name, name)),
        _say(name, before, categories, talents),
        _say(name, after, categories, talents),
    )


def _say(name: str, value: Any, categories: Names, talents: Names) -> str:
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "category":
        return categories.get(value, value)
    if name == "talents":
        return listed(talents.get(code, code) for code in value)
    return SAYING.get(name, _short)(value)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _day(value: str) -> str:
    return say_day(date.fromisoformat(value))


def _languages(value: Mapping[str, str]) -> str:
    return say_languages({code: Level(level) for code, level in value.items()})


SAYING: dict[str, Callable[[Any], str]] = {
    "start_on": _day,
    "end_on": _day,
    "publish_until": _day,
    "days": say_days,
    "languages": _languages,
    "engagement": lambda value: say_engagement(Engagement(value)),
    "allowance": lambda value: say_allowance(Allowance(value)),
    "municipality": say_municipality,
}
