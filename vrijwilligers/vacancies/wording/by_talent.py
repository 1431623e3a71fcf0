"""What the pages by talent say: which organisations ask one, for which work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask_babel import ngettext

from vrijwilligers.vacancies.models import Vacancy, VacancyTask
from vrijwilligers.vacancies.queries.by_talent import AskedCount
from vrijwilligers.vacancies.wording.lines import VacancyLine, line
from vrijwilligers.vacancies.wording.parts import joined
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken


@dataclass(frozen=True, kw_only=True)
class TalentOrganisation:
    """An organisation, and its vacancies that ask a talent."""

    id: int
    name: str
    lines: tuple[VacancyLine, ...]


def say_asked(asked: AskedCount) -> str:
    """Say how often a talent is asked."""
    return joined(
        ngettext("%(num)s vacancy", "%(num)s vacancies", asked.vacancies),
        ngettext("%(num)s organisation", "%(num)s organisations", asked.organisations),
    )


def by_organisation(vacancies: Sequence[Vacancy], *, today: date) -> list[TalentOrganisation]:
    """Say vacancies in their order, under their organisations."""
    lines = [line(vacancy, today=today) for vacancy in vacancies]
    return [
        TalentOrganisation(id=key[0], name=key[1], lines=tuple(theirs))
        for key, theirs in groupby(lines, lambda one: (one.organisation_id, one.organisation))
    ]


def tasks_for_talent(vacancies: Sequence[Vacancy], code: str) -> dict[int, str]:
    """Return by vacancy the tasks that ask a talent, in the language of its title."""
    said = {
        one.id: joined(*(_words(one, task) for task in _tasks_for(one, code))) for one in vacancies
    }
    return {key: words for key, words in said.items() if words}


def _tasks_for(vacancy: Vacancy, code: str) -> list[VacancyTask]:
    return [task for task in vacancy.tasks if code in {one.code for one in task.talents}]


def _words(vacancy: Vacancy, task: VacancyTask) -> str:
    language, _text = vacancy.text_in(spoken())
    said = (getattr(task, f"text_{one}") for one in (language, *LANGUAGES))
    return next(filter(None, said), "")
