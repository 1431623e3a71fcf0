"""What the questions about a vacancy let one choose from."""

from typing import Any, TypeVar

from vrijwilligers.talents import queries as code_lists
from vrijwilligers.talents.models import CodeList
from vrijwilligers.vacancies.forms.writing import FactsForm, fact_answers
from vrijwilligers.vacancies.rules import VacancyDetails
from vrijwilligers.vocabulary.languages import spoken

Asked = TypeVar("Asked", bound=FactsForm)


def with_questions(form: Asked, *of: VacancyDetails) -> Asked:
    """Put the choices in: the lists in use, and what these vacancies have besides.

    The first is the one that the form asks about.
    """
    held = {code for one in of for code in (one.category, *one.talents)}
    held |= {code for one in of for task in one.tasks for code in task.talents}
    form.ask(
        talents=_offered(code_lists.talents(), code_lists.talent_names(spoken()), held),
        categories=_offered(code_lists.categories(), code_lists.category_names(spoken()), held),
        needed=of[0].languages if of else {},
    )
    return form


def shown_facts(details: VacancyDetails) -> FactsForm:
    """Return the questions as they are shown before somebody answers."""
    return with_questions(FactsForm(data=fact_answers(details), formdata=None), details)


def _offered(used: Any, names: dict[str, str], held: set[str | None]) -> dict[str, str]:
    items: list[CodeList] = list(used)
    codes = held | {item.code for item in items}
    return {code: name for code, name in names.items() if code in codes}
