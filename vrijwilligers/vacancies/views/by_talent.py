"""The pages by talent: who asks it now, as the orientation table says at a market."""

from flask import render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.records.listing import listing
from vrijwilligers.talents.models import Talent
from vrijwilligers.talents.queries import talents
from vrijwilligers.talents.queries.lists import get_item
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.queries.by_talent import asked_by_talent, vacancies_for_talent
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.wording.by_talent import by_organisation, say_asked, tasks_for_talent
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number


@bp.get("/by-talent/")
@requires(VacancyPermission.READ)
def by_talent() -> ResponseReturnValue:
    """Say of each talent how many vacancies and organisations ask it now."""
    asked = asked_by_talent(today())
    return render_template(
        "vacancies/by_talent.html",
        talents=talents(),
        asked={code: say_asked(amounts) for code, amounts in asked.items()},
        language=spoken(),
    )


@bp.get("/by-talent/<code>")
@requires(VacancyPermission.READ)
def one_talent(code: str) -> ResponseReturnValue:
    """Show the organisations that ask a talent, with their vacancies and tasks."""
    talent = get_item(Talent, code)
    found = listing(vacancies_for_talent(code, today=today()), number=page_number())
    return render_template(
        "vacancies/one_talent.html",
        talent=talent,
        listing=found,
        organisations=by_organisation(found.items, today=today()),
        tasks=tasks_for_talent(found.items, code),
        language=spoken(),
    )
