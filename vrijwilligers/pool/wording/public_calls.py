"""A call in words for who is not asked: how many are still wanted, or that it is full."""

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.pool.queries.open_calls import OpenCall, open_calls_of
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.vacancies.feature import UrgentWork
from vrijwilligers.vocabulary.languages import say_day


def say_open_call(found: OpenCall | None) -> str:
    """Say that people are wanted soon, or that everybody is found; nothing where neither is so."""
    if found is None:
        return ""
    call, figures = found
    if figures.is_full:
        return _("Everybody is found. Thank you!")
    if call.state is not CallState.ASKING:
        return ""
    first = min(shift.on for shift in call.shifts)
    return ngettext(
        "Urgent: %(num)s person for %(day)s",
        "Urgent: %(num)s people for %(day)s",
        figures.places - figures.taken,
        day=say_day(first, "EEEE d MMMM"),
    )


def say_urgent_work(question: UrgentWork) -> dict[int, str]:
    """Answer for which vacancies a call still asks people; what is full is not said."""
    found = open_calls_of(question.vacancy_ids)
    wanted = {key: one for key, one in found.items() if not one[1].is_full}
    said = {key: say_open_call(one) for key, one in wanted.items()}
    return {key: words for key, words in said.items() if words}
