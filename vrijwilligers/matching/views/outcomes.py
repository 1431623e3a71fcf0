"""What came of a follow-up, noted in its row; handing one over to somebody else of the team."""

from datetime import date
from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups, outcomes
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.outcomes import HandOverForm, OutcomeForm
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.callees import FollowUpPrompt
from vrijwilligers.matching.rules.outcomes import (
    CALLS,
    FollowUpOutcome,
    asked_again,
    outcomes_of,
)
from vrijwilligers.matching.rules.states import (
    OVER,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.matching.views.blueprint import (
    bp,
    colleagues,
    log_opening,
    shown_again,
    way_back,
)
from vrijwilligers.matching.wording.appointments import asked_beforehand
from vrijwilligers.matching.wording.outcomes import say_outcome
from vrijwilligers.matching.wording.todos import person_of, say_overtaken, say_what, todo
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

LIKELY: dict[
    FollowUpPrompt, dict[str, Any]
] = {  # what the house itself asked has an end that is likely
    FollowUpPrompt.FILLED: {
        "side": EndedBy.ORGANISATION,
        "reason": IntroductionEndReason.ALREADY_FILLED,
    }
}


@bp.route("/follow-ups/<int:follow_up_id>/outcome", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def outcome(follow_up_id: int) -> ResponseReturnValue:
    """Note what came of a follow-up; step, follow-up and next date move together."""
    follow_up = opened(queries.get_follow_up, queries.hold_follow_up, follow_up_id)
    form = _outcome_form(follow_up)
    if form.validate_on_submit():
        with form.showing_problems():
            outcomes.note(follow_up, form.details(), by=current_user.id, today=today())
            note_let_through(form.let_through, person_of(follow_up), by=current_user.id)
            back = way_back(follow_up.candidate_id)
            flash(noted(follow_up, back))
            return redirect(back, 303)
    return _form_about(follow_up, "matching/outcome.html", form)


@bp.route("/follow-ups/<int:follow_up_id>/hand-over", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def hand_over(follow_up_id: int) -> ResponseReturnValue:
    """Ask a coordinator or a colleague to do it, with a word."""
    follow_up = opened(queries.get_follow_up, queries.hold_follow_up, follow_up_id)
    state = say_overtaken(follow_up, by=current_user.id)
    form = editing(HandOverForm, follow_up.version, state=state)
    form.offer(colleagues())
    if form.validate_on_submit():
        with form.showing_problems():
            follow_ups.hand_over(follow_up, form.details(), by=current_user.id)
            note_let_through(form.let_through, person_of(follow_up), by=current_user.id)
            flash(_("It is handed over. They see it first on their page of today."))
            return redirect(way_back(follow_up.candidate_id), 303)
    return _form_about(follow_up, "matching/hand_over.html", form)


@bp.app_template_filter()
def outcome_form(follow_up: FollowUp) -> OutcomeForm:
    """Make the form of one row; whatever was sent to this page, it was not sent by this row."""
    form = OutcomeForm(formdata=None, **beforehand(follow_up.introduction), **_likely(follow_up))
    form.version.data = follow_up.version
    _offer(form, follow_up)
    form.set_apart(str(follow_up.id))
    return form


def _outcome_form(follow_up: FollowUp) -> OutcomeForm:
    form = editing(
        partial(OutcomeForm, **beforehand(follow_up.introduction)),
        follow_up.version,
        present=partial(_as_noted, follow_up),
        state=say_overtaken(follow_up, by=current_user.id),
    )
    _offer(form, follow_up)
    return form


def beforehand(introduction: Introduction | None) -> dict[str, Any]:
    """Return what we know of an appointment that may come of it."""
    if introduction is None or introduction.state in OVER:
        return {}
    return asked_beforehand(introduction)


def _likely(follow_up: FollowUp) -> dict[str, Any]:
    return LIKELY[follow_up.prompt] if follow_up.prompt else {}


def _as_noted(follow_up: FollowUp, **given: Any) -> OutcomeForm:
    """Make the same form with what a colleague noted, to lay beside what was typed."""
    noted = {"outcome": follow_up.outcome, "word": follow_up.outcome_words}
    form = OutcomeForm(data=noted, **given)
    form.offer_all()
    return form


def offer(form: OutcomeForm, introduction: Introduction | None, *, names_somebody: bool) -> None:
    """Offer what may come of it, with the day on which we would ask again."""
    state = introduction.state if introduction else None
    possible = outcomes_of(state, names_somebody=names_somebody)
    again = {one: _again(one, introduction) for one in possible}
    form.offer(possible, {one: day for one, day in again.items() if day})


def _offer(form: OutcomeForm, follow_up: FollowUp) -> None:
    offer(form, follow_up.introduction, names_somebody=person_of(follow_up) is not None)


def _again(outcome: FollowUpOutcome, introduction: Introduction | None) -> date | None:
    """Return on which day we would ask again; that of an appointment depends on its day."""
    day = today()
    state = introduction.state if introduction else None
    since = (introduction.since_on if introduction else None) or day
    if outcome == FollowUpOutcome.STARTED:
        state, since = IntroductionState.STARTED, day
    elif outcome not in CALLS:
        return None
    return asked_again(outcome, state, since, today=day, open_days=open_days())


def noted(follow_up: FollowUp, back: str) -> Markup:
    """Say what was noted, with the way to undo it."""
    address = url_for(".reopen_follow_up", follow_up_id=follow_up.id, next=back)
    noted = _(
        "Noted: %(outcome)s · %(what)s", outcome=say_outcome(follow_up), what=say_what(follow_up)
    )
    return Markup('{} <a href="{}">{}</a>').format(noted, address, _("Undo"))


def _form_about(
    follow_up: FollowUp, template: str, form: OutcomeForm | HandOverForm
) -> tuple[str, int]:
    if person := person_of(follow_up):
        log_opening(person)
        shown_again(person)
    back = way_back(follow_up.candidate_id)
    is_done = follow_up.done_at is not None
    return form_page(template, form, todo=todo(follow_up, today()), is_done=is_done, back=back)
