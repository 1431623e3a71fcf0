"""Vacancies that are there twice: looked at side by side, made one, taken apart again."""

from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.actions import life
from vrijwilligers.vacancies.actions import merging as actions
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.merging import MergeVacanciesForm
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import doubles
from vrijwilligers.vacancies.rules.merging import questions
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.showing import vacancy_page
from vrijwilligers.vacancies.wording import merging as words
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing, opened, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.merging import MergeQuestionInWords, merge_form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/<int:stays_id>/merge/<int:goes_id>", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.HARMS)
def merge(stays_id: int, goes_id: int) -> ResponseReturnValue:
    """Show two vacancies side by side, and make them one."""
    if stays_id == goes_id:
        abort(404)
    if became := doubles.became(stays_id, goes_id):
        return _merged_already(became)
    stays, goes = opened(doubles.pair, doubles.hold_pair, stays_id, goes_id)
    version = version_of({"stays": stays.version, "goes": goes.version})
    form = editing(partial(merge_form, MergeVacanciesForm, _asked(stays, goes)), version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.merge(stays, goes, form.taken(), by=current_user.id, at=now())
            flash(_("The two are one now. The number of the other leads here."))
            return redirect(url_for(".show", vacancy_id=stays_id), 303)
    sides = [
        (
            words.named(one),
            wording.line(one, today=today()),
            words.say_belongings(doubles.belongings(one.id)),
        )
        for one in (stays, goes)
    ]
    are_two = doubles.are_two(stays_id, goes_id)
    page = {"stays": stays, "goes": goes, "sides": sides, "are_two": are_two}
    return form_page("vacancies/merge.html", form, **page)


@bp.post("/<int:stays_id>/merge/<int:goes_id>/two")
@requires(VacancyPermission.WRITE)
@writes(Effect.TURNS)
def doubles_are_two(stays_id: int, goes_id: int) -> ResponseReturnValue:
    """Note that two that look like one are two."""
    actions.tell_apart(*doubles.hold_pair(stays_id, goes_id), by=current_user.id)
    flash(_("It is noted that these are two: they are not shown together again."))
    return redirect(url_for(".merge", stays_id=stays_id, goes_id=goes_id), 303)


@bp.post("/<int:stays_id>/merge/<int:goes_id>/again")
@requires(VacancyPermission.WRITE)
@writes(Effect.TURNS)
def doubles_again(stays_id: int, goes_id: int) -> ResponseReturnValue:
    """Let two that somebody told apart be looked at again."""
    actions.perhaps_one(*doubles.hold_pair(stays_id, goes_id))
    flash(_("They stand among the likely doubles again."))
    return redirect(url_for(".merge", stays_id=stays_id, goes_id=goes_id), 303)


def _merged_already(became: int) -> ResponseReturnValue:
    """Say that somebody merged one of two before, and lead to what it became."""
    status = 409 if request.method == "POST" else 200
    return render_template("vacancies/merged_already.html", became=became), status


def _asked(stays: Vacancy, goes: Vacancy) -> list[MergeQuestionInWords]:
    asked = questions(doubles.side_of(stays), doubles.side_of(goes))
    return [MergeQuestionInWords(*each) for each in words.say_questions(asked)]


@bp.post("/<int:vacancy_id>/keep/<int:other_id>")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def keep_open(vacancy_id: int, other_id: int) -> ResponseReturnValue:
    """Keep work open under the source that still offers it."""
    if became := doubles.became(vacancy_id):
        return _merged_already(became)
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if form.validate_on_submit():
        gone, other = doubles.hold_offered(vacancy_id, other_id)
        with form.showing_problems():
            actions.keep_open(gone, other, by=current_user.id, at=now(), today=today())
            flash(_("The vacancy is open under the source that still offers it."))
            return redirect(url_for(".show", vacancy_id=other_id), 303)
    return vacancy_page(vacancy, form)


@bp.post("/<int:vacancy_id>/let-go")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def let_go(vacancy_id: int) -> ResponseReturnValue:
    """Leave a vacancy withdrawn that another source still offers."""
    vacancy = queries.hold(vacancy_id)
    form = editing(ActionForm, vacancy.version)
    if form.validate_on_submit():
        with form.showing_problems():
            life.let_go(vacancy, by=current_user.id)
            flash(_("The vacancy stays withdrawn."))
            return redirect(url_for(".show", vacancy_id=vacancy_id), 303)
    return vacancy_page(vacancy, form)


@bp.post("/<int:vacancy_id>/apart")
@requires(VacancyPermission.WRITE)
@writes(Effect.GOES_ON)
def take_apart(vacancy_id: int) -> ResponseReturnValue:
    """Let a vacancy that was merged away stand on its own again."""
    vacancy = queries.hold(vacancy_id)
    if vacancy.merged_into_id is None:
        abort(404)
    actions.take_apart(vacancy, by=current_user.id, at=now())
    flash(
        _("It stands on its own again, and is withdrawn. Publish it again if it is still offered.")
    )
    return redirect(url_for(".show", vacancy_id=vacancy_id), 303)
