"""Two vacancies that may be one, in words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules.layers import value_of
from vrijwilligers.vacancies.rules.merging import VacancyMergeQuestion
from vrijwilligers.vacancies.wording.fields import code_names, label_of, say_field
from vrijwilligers.vocabulary.languages import spoken

LONGEST = 300  # characters of a text that is chosen


class NamedVacancy(NamedTuple):
    """A vacancy beside another: its number, its title in a language, where it comes from."""

    id: int
    title: str
    language: str
    origin: str


def named(vacancy: Vacancy) -> NamedVacancy:
    """Name a vacancy beside one that may be the same."""
    language, text = vacancy.text_in(spoken())
    return NamedVacancy(vacancy.id, text.title, language, _origin(vacancy))


def _origin(vacancy: Vacancy) -> str:
    if not vacancy.source_name:
        return _("written at this desk")
    return _("%(source)s, number %(id)s", source=vacancy.source_name, id=vacancy.source_id)


def say_questions(asked: Iterable[VacancyMergeQuestion]) -> list[tuple[str, str, str, str, bool]]:
    """Say each question: its name and label, what both say, and what is proposed."""
    codes = code_names()
    return [
        (
            one.name,
            label_of(one.name),
            _say(one.name, one.stays, codes) or _("not said"),
            _say(one.name, one.goes, codes),
            one.is_taken,
        )
        for one in asked
    ]


def _say(name: str, plain: Any, codes: Mapping[str, Mapping[str, str]]) -> str:
    said = say_field(name, value_of(name, plain), codes)
    return said if len(said) <= LONGEST else said[:LONGEST] + "…"


def say_belongings(counts: Mapping[str, int]) -> list[str]:
    """Say what hangs on a vacancy; what has no word of its own is left out."""
    said = {"introduction": _introductions, "change_request": _requests}
    return [words(counts[table]) for table, words in said.items() if table in counts]


def _introductions(number: int) -> str:
    return ngettext("%(num)s introduction", "%(num)s introductions", number)


def _requests(number: int) -> str:
    return ngettext("%(num)s change that was asked", "%(num)s changes that were asked", number)
