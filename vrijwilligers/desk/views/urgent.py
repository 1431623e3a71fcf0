"""What is urgent on the day's page: of temporary work here, of all else by who brings it."""

from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.desk.feature import UrgentLine, WhatIsUrgent
from vrijwilligers.desk.queries.urgent import temporary_soon
from vrijwilligers.pool.models import Call
from vrijwilligers.pool.queries.call_lists import calls_with_room
from vrijwilligers.pool.wording import say_days, say_until
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording.parts import joined, say_where
from vrijwilligers.vocabulary.languages import say_near_day, spoken

MOST = 20


def urgent_on(question: WhatIsUrgent) -> list[UrgentLine]:
    """Return what every feature calls urgent, the nearest day first."""
    every = [line for lines in announce(question) for line in lines]
    return sorted(every, key=lambda line: (line.by, line.title, line.address))[:MOST]


def temporary_vacancies(question: WhatIsUrgent) -> list[UrgentLine]:
    """Answer which open temporary vacancies begin within two weeks."""
    return [_line(one, question.day) for one in temporary_soon(question.day, limit=MOST)]


def calls_of_the_pool(question: WhatIsUrgent) -> list[UrgentLine]:
    """Answer for which calls of the pool somebody is still wanted, whenever that is."""
    return [_call(call, left) for call, left in calls_with_room(question.day, limit=MOST)]


def _call(call: Call, left: int) -> UrgentLine:
    language, text = call.vacancy.text_in(spoken())
    until = _("answers until %(until)s", until=say_until(call.answer_until))
    return UrgentLine(
        by=min(shift.on for shift in call.shifts),
        title=text.title,
        language=language,
        under=joined(call.vacancy.organisation.name, say_days(call), until),
        address=url_for("calls.show", call_id=call.id),
        tag=ngettext("%(num)s place left", "%(num)s places left", left),
    )


def _line(vacancy: Vacancy, day: date) -> UrgentLine:
    language, text = vacancy.text_in(spoken())
    begins = vacancy.start_on or day
    return UrgentLine(
        by=begins,
        title=text.title,
        language=language,
        under=joined(vacancy.organisation.name, say_where(vacancy), _places(vacancy.places)),
        address=url_for("vacancies.show", vacancy_id=vacancy.id),
        tag=say_near_day(begins),
    )


def _places(places: int | None) -> str:
    return ngettext("%(num)s place", "%(num)s places", places) if places else ""
