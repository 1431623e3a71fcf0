"""What a visitor asks of the list, in the address; shared by the pages, the feeds and machines."""

from typing import Any

from flask import request

from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies.questions import VacanciesForm
from vrijwilligers.vocabulary.languages import spoken

FILTERS = (
    *("text", "category", "municipality", "talent", "engagement", "day", "practising"),
    *("organisation", "order"),
)


def filter_asked() -> VacanciesForm:
    """Return the form of the list, filled in as the address says."""
    form = VacanciesForm(request.args)
    form.offer(category_names(spoken()), talent_names(spoken()))
    return form


def narrowed() -> dict[str, Any]:
    """Return what was asked, to go on with the same question elsewhere."""
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}
