"""The pages of introductions: making them, and taking them a step further."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from markupsafe import Markup
from wtforms import RadioField

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import may_need_parent
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups as follow_up_actions
from vrijwilligers.matching.actions import introductions as actions
from vrijwilligers.matching.actions import outcomes, problems, withdrawing
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.actions.consent import agree
from vrijwilligers.matching.actions.events import note_shown
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms import DESK, IntroduceForm, StepForm
from vrijwilligers.matching.forms.appointments import asked_of
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.states import NEEDS_REASON, IntroductionState, next_states
from vrijwilligers.matching.rules.steps import follow_up_after
from vrijwilligers.matching.views.blueprint import (
    bp,
    consent_text,
    open_candidate,
    open_introduction,
    shown_again,
    way_back,
)
from vrijwilligers.matching.views.outcomes import noted
from vrijwilligers.matching.wording import disclosures, states
from vrijwilligers.matching.wording.appointments import appointment_line, details_of
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.letters import notification_options
from vrijwilligers.matching.wording.refusals import say_limit, say_refusal
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import open_days
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import say_day
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, sent_keys
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/introduce", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def introduce(candidate_id: int) -> ResponseReturnValue:
    """Introduce somebody to one or more organisations; show first what they would hear."""
    asked = dict.fromkeys(asked_keys("vacancy"))
    if not asked:  # the button was pressed and nothing ticked
        flash(str(problems.NobodyIsChosen.message))
        return redirect(url_for("matching.suggestions", candidate_id=candidate_id), 303)
    candidate = open_candidate(candidate_id)
    chosen = vacancies.by_ids(asked) or abort(404)
    form = _introduce_form(candidate, chosen)
    if form.validate_on_submit():
        with form.showing_problems():
            _introduce(candidate, chosen, form)
            note_let_through(form.let_through, candidate, by=current_user.id)
            note_shown(candidate, sent_keys("shown"), by=current_user.id, today=today())
            return redirect(way_back(candidate.id), 303)
    shown_again(candidate)
    return form_page(
        "matching/introduce.html",
        form,
        candidate=candidate,
        vacancies=[vacancy_card(vacancy) for vacancy in chosen],
        questions=_questions(candidate, chosen, form),
        consent=consent_text(form, candidate.language),
        shared=disclosures.shared_fields(candidate),
        limits=[say_limit(*found) for found in queries.limits_of(chosen, today=today())],
        warnings=_warnings(candidate, chosen),
    )


def _warnings(candidate: Candidate, chosen: Sequence[Vacancy]) -> dict[int, list[str]]:
    """Say by vacancy what it asks that is not so; who introduces somebody decides (P-27)."""
    refused = queries.why_not(candidate, chosen, today=today())
    return {
        vacancy_id: [say_refusal(one) for one in refusals if one.condition != Condition.PAUSE]
        for vacancy_id, refusals in refused.items()
    }


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


def _introduce_form(candidate: Candidate, chosen: Sequence[Vacancy]) -> IntroduceForm:
    organisations = dict.fromkeys(vacancy.organisation for vacancy in chosen)
    make = IntroduceForm.with_questions(
        organisations,
        sharing=not queries.may_be_shared(candidate),
        parent=may_need_parent(candidate.birth_year, year=today().year),
    )
    return make(
        what=_("Call %(name)s: did it work out?", name=candidate.first_name),
        due_on=follow_up_after(IntroductionState.PROPOSED, today(), open_days()),
        for_whom=DESK,
    )


def _questions(
    candidate: Candidate, chosen: Sequence[Vacancy], form: IntroduceForm
) -> list[tuple[str, str, RadioField]]:
    """Return for each organisation its name, the question in words, and where to answer it."""
    organisations = dict.fromkeys(vacancy.organisation for vacancy in chosen)
    form.show(disclosures.shown_digest(candidate, organisations))
    return [
        (one.name, disclosures.question(candidate, one), form.yes_of(one.id))
        for one in organisations
    ]


def _introduce(candidate: Candidate, chosen: Sequence[Vacancy], form: IntroduceForm) -> None:
    me = current_user.id
    if form.purpose:
        agree(candidate, *form.consent(candidate.language), by=me, today=today())
    made = actions.introduce(candidate, chosen, form.proposal(), by=me, today=today())
    only = made[0].id if len(made) == 1 else None
    planned = form.follow_up(me=me, candidate_id=candidate.id, introduction_id=only)
    if planned:
        follow_up_actions.plan(planned, by=me, today=today())
    flash(ngettext("%(num)s introduction was made.", "%(num)s introductions were made.", len(made)))


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
        may_be_shared=queries.may_be_shared(introduction.candidate),
        is_shared=is_shared,
        possible=possible,
        may_meet=IntroductionState.APPOINTMENT in possible,
        may_end=not NEEDS_REASON.isdisjoint(possible),
        can_undo=queries.taken_back_just_now(introduction, by=current_user.id, at=now()),
        appointment=appointment_line(introduction),
        notifying=notification_options(introduction),
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
