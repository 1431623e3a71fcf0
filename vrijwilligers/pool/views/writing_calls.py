"""The pages on which a call is written: for which work, from which call, its shifts."""

from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.pool.actions import calls as actions
from vrijwilligers.pool.actions import shifts
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.forms.calls import CallForm, ChooseWorkForm, answers_of
from vrijwilligers.pool.models import Call
from vrijwilligers.pool.queries import call_lists, templates
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.shifts import days_on
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.views.calls import CALL
from vrijwilligers.pool.wording import call_in_words
from vrijwilligers.pool.wording import calls as wording
from vrijwilligers.pool.wording.templates import template_line
from vrijwilligers.records.listing import listing
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import line
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, page_number
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/choose")
@requires(PoolPermission.CALL)
def choose() -> str:
    """Ask for which work a call is, or from which call of last time it begins."""
    form, like = ChooseWorkForm(request.args), asked_keys("like")
    found = listing(call_lists.short_work(form.words(), today=today()), number=page_number())
    before = [] if like else call_lists.last_ones()
    figures = call_lists.figures_of(before)
    return render_template(
        "pool/choose.html",
        form=form,
        found=found,
        lines=[line(one, today=today()) for one in found.items],
        before=[(one.vacancy_id, wording.call_line(one, figures[one.id])) for one in before],
        kept=[] if like else [template_line(one) for one in templates.templates()],
        like=call_in_words(queries.get(like[0])) if like else None,
        begins_like=like[0] if like else None,
        text=form.words(),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Write a call for the work that ``?vacancy=`` names; ``?like=`` is a call to begin from."""
    asked = asked_keys("vacancy") or asked_keys("vacancy_id")
    vacancy = vacancies.get(asked[0]) if asked else None
    if vacancy is None or not call_lists.may_be_called(vacancy.id, today=today()):
        if vacancy is not None:
            flash(_("For this vacancy nobody is called: it is not open, or it is no short work."))
        like = asked_keys("like") if vacancy is not None else []
        return redirect(url_for(".choose", like=like[0] if like else None), 303)
    form = editing(partial(CallForm, data=_begun(vacancy)), 0)
    if form.validate_on_submit():
        with form.showing_problems():
            at = now()
            call = actions.make(vacancy, form.details(at=at), by=current_user.id, at=at)
            flash(_("The call is there. Nobody is asked yet: look at the plan first."))
            return redirect(url_for(".show", call_id=call.id), 303)
    return _page(form, vacancy, url_for(".choose"))


@bp.route(f"{CALL}/change", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.SAVES)
def change(call_id: int) -> ResponseReturnValue:
    """Change a call, as long as nobody is asked."""
    call = opened(queries.get, queries.hold, call_id)
    form = editing(partial(CallForm, data=_said(call)), call.version)
    if form.validate_on_submit():
        with form.showing_problems():
            at = now()
            shifts.change(call, form.details(at=at), by=current_user.id, at=at)
            flash(_("The call was changed."))
            return redirect(url_for(".show", call_id=call.id), 303)
    if call.state is not CallState.DRAFT and not form.is_submitted():
        return redirect(url_for(".show", call_id=call.id), 303)
    return _page(form, call.vacancy, url_for(".show", call_id=call.id), call)


def _begun(vacancy: Vacancy) -> dict[str, Any]:
    """Return what stands there before somebody types: the call of last time, or the work."""
    if like := asked_keys("like"):
        before = queries.get(like[0])
        first = min(shift.on for shift in before.shifts)
        return answers_of(before, later=days_on(first, now()))
    start = vacancy.start_on
    is_ahead = start is not None and start >= today()
    return {"on_1": start if is_ahead else None, "places_1": vacancy.places or None}


def _said(call: Call) -> dict[str, Any]:
    until = call.answer_until.astimezone(BRUSSELS)
    at = until.time().replace(second=0, microsecond=0)
    return answers_of(call) | {"until_on": until.date(), "until_at": at}


def _page(form: CallForm, vacancy: Vacancy, back: str, call: Call | None = None) -> tuple[str, int]:
    return form_page(
        "pool/call_form.html",
        form,
        vacancy=vacancy,
        work=line(vacancy, today=today()),
        conditions=wording.conditions_of(vacancy),
        texts=wording.texts_of(vacancy),
        call=call,
        back=back,
    )
