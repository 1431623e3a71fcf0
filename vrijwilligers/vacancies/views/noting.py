"""What an organisation says on the phone: noted here, decided by who writes vacancies."""

from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.registry import announce
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.feature import ChangeNoted, VacancyPermission
from vrijwilligers.vacancies.forms.own_facts import NotedChangeForm
from vrijwilligers.vacancies.forms.writing import fact_answers
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.choices import shown_facts, with_questions
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/<int:vacancy_id>/said", methods=["GET", "POST"])
@requires(VacancyPermission.NOTE)
@writes(Effect.ADDS)
def note_change(vacancy_id: int) -> ResponseReturnValue:
    """Note what the organisation says is different; it waits for a coordinator."""
    vacancy = opened(queries.get, queries.hold, vacancy_id)
    form = editing(partial(_form_of, vacancy), vacancy.version)
    if form.validate_on_submit():
        announce(_noted(vacancy, form))
        if form.pauses.data:
            flash(_("Noted. The vacancy is paused until a coordinator has looked at it."))
        else:
            flash(_("Noted. A coordinator looks at it. Until then the vacancy stays as it is."))
        return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
    title = vacancy.text_in(spoken())[1].title
    return form_page("vacancies/said.html", form, vacancy=vacancy, title=title)


def _form_of(vacancy: Vacancy, **given: Any) -> NotedChangeForm:
    details = details_of(vacancy)
    form = with_questions(NotedChangeForm(data=fact_answers(details), **given), details)
    form.shown = shown_facts(details)
    return form


def _noted(vacancy: Vacancy, form: NotedChangeForm) -> ChangeNoted:
    return ChangeNoted(
        vacancy.id,
        facts=form.differing(),
        words=form.words.data,
        said_by=form.said_by.data,
        pauses=form.pauses.data,
        by=current_user.id,
        at=now(),
    )
