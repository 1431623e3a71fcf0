"""The life of a vacancy: one button a step, a new last day, a confirmation."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.deeds import LastDayForm
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.publishing import obstacles_to
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vacancies.rules.life import Transition, needs_new_last_day
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording.life import DONE, say_obstacles
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

DEEDS: dict[Transition, Callable[..., None]] = {
    Transition.SUBMIT: life.submit_for_check,
    Transition.PAUSE: life.pause,
    Transition.FILL: life.mark_filled,
    Transition.WITHDRAW: life.withdraw,
}
SHOWING: dict[Transition, Callable[..., None]] = {
    Transition.PUBLISH: life.publish,
    Transition.REOPEN: life.reopen,
}


@bp.post(f"/<int:vacancy_id>/<any({','.join(DEEDS)}):step>")
@requires(VacancyPermission.WRITE)
@writes(Effect.TURNS)
def take(vacancy_id: int, step: str) -> ResponseReturnValue:
    """Take a step that asks nothing more."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if form.validate_on_submit():
        with form.showing_problems():
            DEEDS[Transition(step)](vacancy, by=current_user.id)
            return _done(vacancy, DONE[Transition(step)])
    return vacancy_page(vacancy, form)


@bp.post(f"/<int:vacancy_id>/<any({','.join(SHOWING)}):step>")
@requires(VacancyPermission.WRITE)
@writes(Effect.TURNS)
def put_on_show(vacancy_id: int, step: str) -> ResponseReturnValue:
    """Publish a vacancy, for the first time or again; refused it says all that is missing."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if _wants_last_day(vacancy):
        return redirect(url_for(".last_day", vacancy_id=vacancy_id), 303)
    if form.validate_on_submit():
        with form.showing_problems():
            SHOWING[Transition(step)](vacancy, by=current_user.id, today=today())
            return _done(vacancy, DONE[Transition(step)])
    return vacancy_page(vacancy, form)


def _wants_last_day(vacancy: Vacancy) -> bool:
    is_over = needs_new_last_day(vacancy.publish_until, today())
    return is_over and not vacancy.source_name and not obstacles_to(vacancy, today())


@bp.route("/<int:vacancy_id>/last-day", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.SAVES)
def last_day(vacancy_id: int) -> ResponseReturnValue:
    """Ask a new last day: to show a vacancy longer, or to publish it again."""
    vacancy = opened(queries.get, queries.hold, vacancy_id)
    present = partial(LastDayForm, until=vacancy.publish_until)
    form = editing(LastDayForm, vacancy.version, present=present)
    if form.validate_on_submit():
        with form.showing_problems():
            _show_until(vacancy, form)
            return _done(vacancy, _("The vacancy is shown until its new last day."))
    _language, text = vacancy.text_in(spoken())
    missing = say_obstacles(vacancy, obstacles_to(vacancy, today()))
    seen = {"vacancy": vacancy, "title": text.title, "obstacles": missing}
    return form_page("vacancies/last_day.html", form, **seen)


def _show_until(vacancy: Vacancy, form: LastDayForm) -> None:
    if vacancy.status == Status.PUBLISHED:
        life.prolong(vacancy, form.until.data, by=current_user.id, today=today())
        return
    is_new = vacancy.status in (Status.DRAFT, Status.TO_CHECK)
    show = SHOWING[Transition.PUBLISH if is_new else Transition.REOPEN]
    show(vacancy, by=current_user.id, today=today(), until=form.until.data)


@bp.post("/<int:vacancy_id>/confirm")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def confirm(vacancy_id: int) -> ResponseReturnValue:
    """Note that the organisation said today that all is still so."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if form.validate_on_submit():
        with form.showing_problems():
            life.confirm(vacancy, by=current_user.id, today=today())
            return _done(vacancy, _("Noted: the organisation confirmed this vacancy today."))
    return vacancy_page(vacancy, form)


def _done(vacancy: Vacancy, words: object) -> ResponseReturnValue:
    flash(str(words))
    return redirect(url_for(".show", vacancy_id=vacancy.id), 303)
