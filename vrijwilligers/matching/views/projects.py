"""Projects for which one pays: an introduction is marked, and what came of them is counted."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import projects as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.projects import ProjectMarkForm
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.projects import steps_by_project
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.views.blueprint import bp, open_introduction, shown_again
from vrijwilligers.matching.wording import states
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

FIRST_YEAR = 2000


@bp.route("/introductions/<int:introduction_id>/project", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.SAVES)
def project(introduction_id: int) -> ResponseReturnValue:
    """Say for which project an introduction is."""
    introduction = opened(open_introduction, queries.hold_introduction, introduction_id)
    form = _form(introduction)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.mark(introduction, form.project.data, by=current_user.id)
            flash(_("It is noted."))
            return redirect(url_for(".introduction", introduction_id=introduction_id), 303)
    shown_again(introduction.candidate)
    return form_page(
        "matching/project.html",
        form,
        introduction_id=introduction_id,
        candidate=introduction.candidate,
        vacancy=vacancy_card(introduction.vacancy),
    )


@bp.get("/projects")
@requires(VacancyPermission.WRITE)
def projects() -> str:
    """Show how far introductions came for each project, by year: figures, and nobody."""
    this_year = today().year
    year = request.args.get("year", this_year, type=int)
    year = year if FIRST_YEAR <= year <= this_year else this_year
    found, names = steps_by_project(year), code_lists.project_names(spoken())
    return render_template(
        "matching/projects.html",
        year=year,
        this_year=this_year,
        states=[states.say_state(state) for state in IntroductionState],
        rows=[
            (names.get(code, code), [counted.get(state, 0) for state in IntroductionState])
            for code, counted in sorted(found.items())
        ],
    )


def _form(introduction: Introduction) -> ProjectMarkForm:
    used = {one.code for one in code_lists.projects()} | {introduction.project}
    names = code_lists.project_names(spoken())
    offered = {code: name for code, name in names.items() if code in used}
    return editing(
        partial(ProjectMarkForm, offered=offered, project=introduction.project),
        introduction.version,
        state=_(
            "A colleague took this introduction further in the meantime. It is now: %(state)s.",
            state=states.say_state(introduction.state),
        ),
    )
