"""One field of a vacancy in words, whoever says it: what a source says, what somebody asks."""

from collections.abc import Callable, Mapping
from typing import Any

from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.rules import LANGUAGES, TaskDetails, Text
from vrijwilligers.vacancies.rules.layers import TEXT_FIELDS
from vrijwilligers.vacancies.wording.values import (
    say_age,
    say_allowance,
    say_number,
    say_places,
    say_practice,
    say_yes_or_no,
)
from vrijwilligers.vocabulary.languages import listed, say_day, spoken
from vrijwilligers.vocabulary.words import (
    say_days,
    say_engagement,
    say_languages,
    say_municipality,
    say_phone,
)

Codes = Mapping[str, Mapping[str, str]]  # names of codes, by field


def code_names() -> Codes:
    """Return the names of codes in the language we speak now, also of those out of use."""
    return {"category": category_names(spoken()), "talents": talent_names(spoken())}


def label_of(name: str) -> str:
    """Say what a field is called; a text is title and description together."""
    return str(LABELS[f"description_{TEXT_FIELDS[name]}"] if name in TEXT_FIELDS else LABELS[name])


def say_field(name: str, value: Any, codes: Codes) -> str:
    """Say the value of one field as its details hold it; an empty text is *nothing*."""
    if value is None or value == "":
        return ""
    if name in codes:
        return _named(value, codes[name])
    return SAY[name](value) if name in SAY else str(value)


def _named(value: Any, names: Mapping[str, str]) -> str:
    of_several = [value] if isinstance(value, str) else sorted(value)
    return listed(names.get(code, code) for code in of_several)


def _say_text(text: Text) -> str:
    return "\n\n".join(filter(None, text))


def _say_tasks(tasks: tuple[TaskDetails, ...]) -> str:
    return "\n".join(_say_task(task) for task in tasks)


def _say_task(task: TaskDetails) -> str:
    return next(task.texts[code] for code in (spoken(), *LANGUAGES) if code in task.texts)


SAY: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(TEXT_FIELDS, _say_text),
    **dict.fromkeys(("start_on", "end_on", "publish_until"), say_day),
    **dict.fromkeys(("wheelchair", "remote", "support_offered"), say_yes_or_no),
    "tasks": _say_tasks,
    "engagement": say_engagement,
    "days": say_days,
    "hours_per_week": say_number,
    "places": say_places,
    "municipality": say_municipality,
    "languages": say_languages,
    "practise_dutch": say_practice,
    "minimum_age": say_age,
    "allowance": say_allowance,
    "contact_phone": say_phone,
}
