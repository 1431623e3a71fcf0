"""Finding a vacancy, and reading one."""

from collections.abc import Set
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.organisations import queries as organisations
from vrijwilligers.records.listing import listing
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.queries import list_tabs
from vrijwilligers.vacancies.questions import VacanciesForm
from vrijwilligers.vacancies.rules import ListTab
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording import life as words
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number


@bp.get("/")
@requires(VacancyPermission.READ)
def index() -> ResponseReturnValue:
    """List vacancies, the open ones unless asked otherwise."""
    form = VacanciesForm(request.args)
    form.offer(category_names(spoken()), talent_names(spoken()))
    wanted = form.details()
    question = queries.listed(wanted, today=today(), language=spoken())
    found = listing(question, number=page_number())
    return render_template(
        "vacancies/index.html",
        form=form,
        listing=found,
        lines=[wording.line(vacancy, today=today()) for vacancy in found.items],
        asked=bool(request.args),
        tab=wanted.tab,
        of=organisations.get(wanted.organisation_id) if wanted.organisation_id else None,
        **_tabs(found.items, {field.name for field in form}),
    )


def _tabs(vacancies: Any, questions: Set[str]) -> dict[str, Any]:
    """Return the tabs of the list; a coordinator sees what waits, and how much stands where."""
    known = questions - {"state"}
    asked = {name: text for name, text in request.args.items() if name in known}
    if not current_user.may(VacancyPermission.WRITE):
        tabs = {tab: words.TAB_NAMES[tab] for tab in (ListTab.OPEN, ListTab.ALL)}
        return {"tabs": tabs, "counts": {}, "asked_else": asked, "waits": {}, "waiting": {}}
    reasons = list_tabs.waits_of(vacancies)
    return {
        "tabs": words.TAB_NAMES,
        "counts": list_tabs.tab_counts(today()),
        "asked_else": asked,
        "waits": {key: words.say_waits(why) for key, why in reasons.items()},
        "waiting": {words.WAITS[why]: n for why, n in list_tabs.waiting_counts().items()},
    }


@bp.get("/<int:vacancy_id>")
@requires(VacancyPermission.READ)
def show(vacancy_id: int) -> ResponseReturnValue:
    """Show all that is known of a vacancy; ``?language=`` shows another of its texts."""
    return vacancy_page(queries.get(vacancy_id))
