"""The pages of an introduction: how far it has come, and taking it a step further."""

from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions as actions
from vrijwilligers.matching.actions import outcomes, withdrawing
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms import StepForm
from vrijwilligers.matching.forms.appointments import asked_of
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.recently_sent import others_of
from vrijwilligers.matching.rules.states import NEEDS_REASON, OVER, IntroductionState, next_states
from vrijwilligers.matching.rules.steps import follow_up_after
from vrijwilligers.matching.views.blueprint import (
    bp,
    open_introduction,
    shown_again,
    way_back,
)
from vrijwilligers.matching.views.outcomes import noted
from vrijwilligers.matching.wording import disclosures, states
from vrijwilligers.matching.wording.answering import answer_line
from vrijwilligers.matching.wording.appointments import appointment_line, details_of
from vrijwilligers.matching.wording.letters import notification_options
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import open_days
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import say_day, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/introductions/<int:introduction_id>")
@requires(MatchingPermission.MAKE)
def introduction(introduction_id: int) -> ResponseReturnValue:
    """Show how far an introduction has come, and ask for the next step."""
    shown = open_introduction(introduction_id)
    return _introduction_page(shown, _step_form(shown))


@bp.post("/introductions/<int:introduction_id>/steps")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def step(introduction_id: int) -> ResponseReturnValue:
    """Take an introduction a step further."""
    moved = queries.hold_introduction(introduction_id)
    form = _step_form(moved)
    if form.validate_on_submit():
        with form.showing_problems():
            _take_step(moved, form)
            note_let_through(form.let_through, moved.candidate, by=current_user.id)
            _offer_follow_up(moved)
            _close_due(moved)
            return redirect(way_back(moved.candidate_id), 303)
    return _introduction_page(moved, form)


@bp.post("/introductions/<int:introduction_id>/withdraw")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def withdraw_yes(introduction_id: int) -> ResponseReturnValue:
    """Take back the yes for one organisation: one click, and nothing more is told."""
    introduction = queries.hold_introduction(introduction_id)
    if queries.is_shared(introduction):
        withdrawing.withdraw(introduction, by=current_user.id, at=now())
        flash(_("The yes for this organisation is taken back."))
    else:
        flash(str(withdrawing.NothingToTakeBack.message))
    return redirect(url_for(".introduction", introduction_id=introduction_id), 303)


@bp.post("/introductions/<int:introduction_id>/withdrawal/undo")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def undo_withdrawn_yes(introduction_id: int) -> ResponseReturnValue:
    """Take back what was a slip of the hand."""
    introduction = queries.hold_introduction(introduction_id)
    if queries.taken_back_just_now(introduction, by=current_user.id, at=now()):
        withdrawing.undo(introduction, by=current_user.id, at=now())
        flash(_("It stands again as before."))
    else:  # too late, or done in another tab: the page says how it is
        flash(str(withdrawing.NothingToUndo.message))
    return redirect(url_for(".introduction", introduction_id=introduction_id), 303)


def _take_step(introduction: Introduction, form: StepForm) -> None:
    step, me = form.details(), current_user.id
    if step.target == IntroductionState.APPOINTMENT:
        meeting = form.appointment(step.on)
        make_appointment(introduction, meeting, by=me, today=today(), step=step)
    else:
        actions.move(introduction, step, by=me, today=today())


def _step_form(introduction: Introduction) -> StepForm:
    """Ask the next step; in the present, the last one that was taken."""
    last, told = introduction.steps[-1], introduction.disclosure
    known = asked_of(details_of(introduction))
    present = known | {"target": last.state, "on": last.happened_on, "note": last.note}
    if told and told.told_how:
        present["told_how"] = told.told_how
    form = editing(
        partial(_with_every_step, **known, on=today()),
        introduction.version,
        present=partial(_with_every_step, **present),
        state=_(
            "A colleague took this introduction further in the meantime. "
            "It is now: %(state)s. Your step is not noted yet: look at it again.",
            state=states.say_state(introduction.state),
        ),
    )
    form.offer(next_states(introduction.state, is_shared=queries.is_shared(introduction)))
    return form


def _with_every_step(**given: Any) -> StepForm:
    form = StepForm(**given)
    form.offer(IntroductionState)
    return form


def _introduction_page(introduction: Introduction, form: StepForm) -> tuple[str, int]:
    shown_again(introduction.candidate)
    disclosure, is_shared = introduction.disclosure, queries.is_shared(introduction)
    possible = next_states(introduction.state, is_shared=is_shared)
    return form_page(
        "matching/introduction.html",
        form,
        candidate=introduction.candidate,
        row=states.introduction_row(introduction),
        steps=states.step_lines(reversed(introduction.steps)),
        may_be_shared=queries.is_carried(introduction),
        is_shared=is_shared,
        possible=possible,
        may_meet=IntroductionState.APPOINTMENT in possible,
        may_end=not NEEDS_REASON.isdisjoint(possible),
        can_undo=queries.taken_back_just_now(introduction, by=current_user.id, at=now()),
        appointment=appointment_line(introduction),
        notifying=notification_options(introduction),
        may_mail=is_shared and introduction.state not in OVER,
        others=len(others_of(introduction)),
        project=code_lists.project_names(spoken()).get(introduction.project or ""),
        may_mark=bool(introduction.project or code_lists.projects()),
        answer=answer_line(queries.last_answer(introduction)),
        may_tell=is_shared and not (disclosure and disclosure.told_on),
        disclosure=disclosures.disclosure_line(disclosure) if disclosure else None,
    )


def _close_due(introduction: Introduction) -> None:
    """Say what was due about it and is done with this step, with the way to take it up again."""
    back = way_back(introduction.candidate_id)
    for done in outcomes.close_due(introduction, by=current_user.id, today=today()):
        flash(noted(done, back))


def _offer_follow_up(introduction: Introduction) -> None:
    """Say that it is noted, with a link to plan what the state asks for."""
    since = introduction.steps[-1].happened_on
    on = follow_up_after(introduction.state, since, open_days())
    if on is None:
        flash(_("The step is noted."))
        return
    address = url_for("matching.plan_follow_up", introduction=introduction.id)
    day = say_day(max(on, open_days().first_from(today())), "EEEE d MMMM")
    words = _("Plan a follow-up on %(day)s", day=day)
    flash(Markup('{} <a href="{}">{}</a>').format(_("The step is noted."), address, words))
