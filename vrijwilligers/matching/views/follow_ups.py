"""The pages of follow-ups: the list of the team, planning, doing in place, putting off."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import follow_ups as actions
from vrijwilligers.matching.actions import outcomes
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms import DESK, FollowUpForm, PostponeForm
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.rules.outcomes import task_in
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import WEEK, follow_up_after
from vrijwilligers.matching.views.blueprint import (
    asked_candidate,
    bp,
    colleagues,
    open_candidate,
    open_introduction,
    shown_again,
    way_back,
)
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.tasks import TASK_WORDS
from vrijwilligers.matching.wording.todos import say_overtaken, todo
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_near_day
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, page_number
from vrijwilligers.web.editing import ActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

ALL, MINE = "all", "mine"
WHOSE = {ALL: _l("Everything of the team"), MINE: _l("For me or whoever is at the desk")}
Asked = TypeVar("Asked", bound=ActionForm)


@bp.get("/follow-ups/")
@requires(MatchingPermission.MAKE)
def follow_ups() -> ResponseReturnValue:
    """Show everything that is still to be done, of the team or of oneself."""
    is_mine = request.args.get("whose") == MINE
    query = queries.open_follow_ups(reader=current_user if is_mine else None)
    found = listing(query, number=page_number())
    named = queries.people_in(found.items)
    audit.record_open_work(by=current_user.id, follow_up=named)
    return render_template(
        "matching/follow_ups.html",
        found=found,
        today=today(),
        asked=MINE if is_mine else ALL,
        whose_words=WHOSE,
    )


@bp.route("/follow-ups/new", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ADDS)
def plan_follow_up() -> ResponseReturnValue:
    """Plan what has to be done for somebody on a day."""
    introduction, candidate = _about()
    form = FollowUpForm(**_proposed(introduction))
    form.proposed = _task(introduction)
    form.offer(colleagues(), calls=introduction is not None)
    form.is_about_somebody = candidate is not None
    if form.validate_on_submit():
        with form.showing_problems():
            details = form.details(
                me=current_user.id,
                candidate_id=candidate.id if candidate else None,
                introduction_id=introduction.id if introduction else None,
            )
            actions.plan(details, by=current_user.id, today=today())
            note_let_through(form.let_through, candidate, by=current_user.id)
            flash(_("The follow-up was planned: %(day)s.", day=say_near_day(details.due_on)))
            return redirect(way_back(details.candidate_id), 303)
    if candidate:
        shown_again(candidate)
    return form_page(
        "matching/plan_follow_up.html",
        form,
        candidate=candidate,
        vacancy=vacancy_card(introduction.vacancy) if introduction else None,
        back=way_back(candidate.id if candidate else None),
    )


@bp.route("/follow-ups/<int:follow_up_id>/reopen", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.SAVES)
def reopen_follow_up(follow_up_id: int) -> ResponseReturnValue:
    """Take back that something was done."""
    follow_up = opened(queries.get_follow_up, queries.hold_follow_up, follow_up_id)
    form = _editing(ActionForm, follow_up)
    if form.validate_on_submit():
        with form.showing_problems():
            was_told = outcomes.undo(follow_up, by=current_user.id, today=today())
            flash(_("It is on the list again."))
            if was_told:
                flash(_("That the organisation was told stays noted: it knows who comes."))
            return redirect(way_back(follow_up.candidate_id), 303)
    return _form_about(follow_up, "matching/reopen_follow_up.html", form)


@bp.route("/follow-ups/<int:follow_up_id>/postpone", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.SAVES)
def postpone_follow_up(follow_up_id: int) -> ResponseReturnValue:
    """Put something off to another day."""
    follow_up = opened(queries.get_follow_up, queries.hold_follow_up, follow_up_id)
    form = _editing(partial(PostponeForm, due_on=open_days().next_after(today())), follow_up)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.postpone(follow_up, form.due_on.data, by=current_user.id, today=today())
            flash(_("It was put off: %(day)s.", day=say_near_day(follow_up.due_on)))
            return redirect(way_back(follow_up.candidate_id), 303)
    return _form_about(follow_up, "matching/postpone_follow_up.html", form)


def _about() -> tuple[Introduction | None, Candidate | None]:
    """Return what the address names: an introduction with its candidate, or a candidate alone."""
    if introductions := asked_keys("introduction"):
        introduction = open_introduction(introductions[0])
        return introduction, introduction.candidate
    person = asked_candidate()
    return None, open_candidate(person) if person else None


def _task(introduction: Introduction | None) -> FollowUpTask | None:
    return task_in(introduction.state) if introduction else None


def _proposed(introduction: Introduction | None) -> dict[str, object]:
    """Propose what to ask and when, by how far an introduction has come."""
    state = introduction.state if introduction else IntroductionState.PROPOSED
    task = _task(introduction)
    what = str(TASK_WORDS[task]) if task else ""
    return {"what": what, "due_on": _proposed_day(introduction, state), "for_whom": DESK}


def _proposed_day(introduction: Introduction | None, state: IntroductionState) -> date:
    since = introduction.steps[-1].happened_on if introduction else today()
    days = open_days()
    proposed = follow_up_after(state, since, days) or today() + WEEK
    return days.first_from(max(proposed, today()))


def _editing(make: Callable[..., Asked], follow_up: FollowUp) -> Asked:
    return editing(
        make,
        follow_up.version,
        present=partial(make, due_on=follow_up.due_on),
        state=say_overtaken(follow_up, by=current_user.id),
    )


def _form_about(follow_up: FollowUp, template: str, form: ActionForm) -> tuple[str, int]:
    back = way_back(follow_up.candidate_id)
    is_done = follow_up.done_at is not None
    return form_page(template, form, todo=todo(follow_up, today()), is_done=is_done, back=back)
