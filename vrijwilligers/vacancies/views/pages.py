"""Finding a vacancy, and reading one."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import today
from vrijwilligers.core.i18n import spoken
from vrijwilligers.core.pages import listing, page_number
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.forms.lists import VacanciesForm

bp = Blueprint("vacancies", __name__, url_prefix="/vacancies")


@bp.get("/")
@requires(Permission.VACANCY_READ)
def index() -> ResponseReturnValue:
    """List vacancies, the open ones unless asked otherwise."""
    form = VacanciesForm(request.args)
    form.offer(category_names(spoken()))
    question = queries.listed(form.details(), today=today(), language=spoken())
    found = listing(question, number=page_number())
    lines = [wording.line(vacancy, today=today()) for vacancy in found.items]
    return render_template(
        "vacancies/index.html", form=form, listing=found, lines=lines, asked=bool(request.args)
    )


@bp.get("/<int:vacancy_id>")
@requires(Permission.VACANCY_READ)
def show(vacancy_id: int) -> ResponseReturnValue:
    """Show all that is known of a vacancy; ``?language=`` shows another of its texts."""
    vacancy = queries.get(vacancy_id)
    language, text = vacancy.text_in(request.args.get("language", spoken()))
    return render_template(
        "vacancies/show.html",
        vacancy=vacancy,
        language=language,
        text=text,
        languages=wording.languages_of(vacancy),
        state=wording.say_state(vacancy, today()),
        is_open=vacancy.is_open(today()),
        facts=wording.facts_of(vacancy, category_names(spoken()), talent_names(spoken())),
    )
