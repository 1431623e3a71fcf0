"""The follow-up inbox: what is forgotten most easily, in baskets that are also lists to call."""

from functools import partial
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import inbox as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.outcomes import OutcomeForm, PauseForm
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.queries import inbox
from vrijwilligers.matching.rules.inbox import STATES, Basket
from vrijwilligers.matching.rules.steps import WEEK
from vrijwilligers.matching.views.blueprint import asked_candidate, bp, log_opening, shown_again
from vrijwilligers.matching.views.outcomes import beforehand, noted, offer
from vrijwilligers.matching.wording.inbox import BASKETS, EMPTY, inbox_row
from vrijwilligers.matching.wording.outcomes import say_noted
from vrijwilligers.records import audit
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, here, local_path, page_number
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

About = Introduction | Candidate
EVERY = ",".join(f'"{one}"' for one in Basket)
OF_INTRODUCTIONS = ",".join(f'"{one}"' for one in STATES)


@bp.get("/inbox/")
@requires(MatchingPermission.MAKE)
def inbox_first() -> ResponseReturnValue:
    """Open the first basket in which something stands."""
    filled = (one for one, count in inbox.counts(today()).items() if count)
    return redirect(url_for(".inbox", basket=next(filled, Basket.NO_ANSWER)))


@bp.get(f"/inbox/<any({EVERY}):basket>", endpoint="inbox")
@requires(MatchingPermission.MAKE)
def show_inbox(basket: str) -> ResponseReturnValue:
    """Show one basket: whom to call, and what came of it in each row."""
    which, day = Basket(basket), today()
    found = inbox.page_of(which, day, number=page_number())
    last = inbox.last_follow_ups(found.items)
    audit.record_open_work(by=current_user.id, introduction=len(found.items))
    return render_template(
        "matching/inbox.html",
        basket=which,
        names=BASKETS,
        counts=inbox.counts(day),
        most=inbox.MOST,
        empty=EMPTY[which],
        found=found,
        rows=[
            (inbox_row(which, one), _row_form(one, last.get(one.id, 0)), _address(which, one))
            for one in found.items
        ],
    )


@bp.route(f"/inbox/<any({OF_INTRODUCTIONS}):basket>/<int:introduction_id>", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def inbox_outcome(basket: str, introduction_id: int) -> ResponseReturnValue:
    """Note what came of an introduction that stands in a basket; who was reached leaves it."""
    about = opened(queries.get_introduction, queries.hold_introduction, introduction_id)
    return _outcome_page(Basket(basket), about, about.candidate)


@bp.route("/inbox/no-step/<int:candidate_id>", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def inbox_outcome_of(candidate_id: int) -> ResponseReturnValue:
    """Note what came of a call to somebody for whom nothing was done for a while."""
    person = opened(candidates.get, candidates.hold, candidate_id)
    return _outcome_page(Basket.NO_STEP, person, person)


def _outcome_page(which: Basket, about: About, person: Candidate) -> ResponseReturnValue:
    back = local_path(request.values.get("next"), url_for(".inbox", basket=which))
    form = _form(about)
    if form.validate_on_submit():
        with form.showing_problems():
            me = current_user.id
            follow_up = actions.note(which, about, form.details(), by=me, today=today())
            note_let_through(form.let_through, person, by=me)
            flash(noted(follow_up, back))
            return redirect(back, 303)
    log_opening(person)
    shown_again(person)
    is_done = form.conflict is not None and not inbox.stands_in(which, about, today())
    row = inbox_row(which, about)
    return form_page("matching/outcome.html", form, todo=row, is_done=is_done, back=back)


def _address(which: Basket, about: About) -> str:
    if isinstance(about, Candidate):
        return url_for(".inbox_outcome_of", candidate_id=about.id, next=here())
    return url_for(".inbox_outcome", basket=which, introduction_id=about.id, next=here())


@bp.route("/pause", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.SAVES)
def pause() -> ResponseReturnValue:
    """Ask until when nobody is reminded of somebody, or of one introduction alone."""
    introduction, candidate = _asked()
    form = PauseForm(until=open_days().first_from(today() + 2 * WEEK))
    if introduction is None:
        del form.whole
    back = local_path(request.values.get("next"), url_for("desk.fiche", candidate_id=candidate.id))
    if form.validate_on_submit():
        with form.showing_problems():
            one = None if "whole" in form and form.whole.data else introduction
            actions.pause(candidate, one, form.until.data, by=current_user.id, today=today())
            flash(_("Until then nobody is reminded of this."))
            return redirect(back, 303)
    log_opening(candidate)
    shown_again(candidate)
    row = inbox_row(Basket.NO_ANSWER, introduction) if introduction else None
    return form_page("matching/pause.html", form, candidate=candidate, row=row, back=back)


def _asked() -> tuple[Introduction | None, Candidate]:
    if introductions := asked_keys("introduction"):
        one = opened(queries.get_introduction, queries.hold_introduction, introductions[0])
        return one, one.candidate
    person = asked_candidate() or abort(404)
    return None, opened(candidates.get, candidates.hold, person)


def _form(about: About) -> OutcomeForm:
    last = inbox.last_follow_ups([about]).get(about.id, 0)
    done = inbox.last_outcome(about)
    introduction = about if isinstance(about, Introduction) else None
    form = editing(
        partial(OutcomeForm, **beforehand(introduction)),
        last,
        present=partial(_blank, done),
        state=say_noted(done, by=current_user.id) if done else "",
    )
    offer(form, introduction, names_somebody=True)
    return form


def _blank(done: FollowUp | None, **given: Any) -> OutcomeForm:
    noted_before = {"outcome": done.outcome, "word": done.outcome_words} if done else {}
    form = OutcomeForm(data=noted_before, **given)
    form.offer_all()
    return form


def _row_form(about: About, last: int) -> OutcomeForm:
    introduction = about if isinstance(about, Introduction) else None
    form = OutcomeForm(formdata=None, **beforehand(introduction))
    form.version.data = last
    offer(form, introduction, names_somebody=True)
    form.set_apart(str(about.id))
    return form
