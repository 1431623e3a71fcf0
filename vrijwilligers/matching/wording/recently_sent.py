"""What is said before one more person is sent to an organisation."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries import recently_sent as queries
from vrijwilligers.matching.wording.states import say_end, say_state
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import say_near_day


def warnings(
    candidate: Candidate, chosen: Iterable[Vacancy], *, today: date
) -> dict[int, list[str]]:
    """Say by vacancy that its organisation got many people lately, or this person before."""
    organisations = {vacancy.id: vacancy.organisation_id for vacancy in chosen}
    lately = queries.sent_lately(organisations.values(), today=today)
    before = queries.last_introductions_at(candidate, organisations.values())
    said: dict[int, list[str]] = {key: [] for key in organisations}
    for vacancy_id, key in organisations.items():
        if key in before:
            said[vacancy_id].append(_say_before(before[key]))
        if key in lately:
            said[vacancy_id].append(say_lately(lately[key]))
    return said


def say_lately(people: int) -> str:
    """Say how many people an organisation got from us, before one more goes there."""
    return ngettext(
        "This organisation got %(num)s person from us in the last two weeks.",
        "This organisation got %(num)s people from us in the last two weeks.",
        people,
    )


def _say_before(introduction: Introduction) -> str:
    how = say_end(introduction) or say_state(introduction.state)
    day = say_near_day(day_of(introduction.created_at))
    return _("This person was sent there before, %(day)s: %(how)s.", day=day, how=how)
