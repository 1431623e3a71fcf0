"""The pages of somebody in the pool: joining, wishes, a pause, leaving."""

from functools import partial
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import WhereToGoOn
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.questions import consent_text
from vrijwilligers.candidates.rules import ConsentPurpose, may_need_parent
from vrijwilligers.matching.actions.consent import agree
from vrijwilligers.pool.actions import joining as actions
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.forms import PoolPauseForm, PoolWishesForm
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.queries import members as queries
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.vocabulary.clock import months_after, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import local_path, way_on
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes

PAUSE = 3  # months, unless somebody says otherwise
PERSON = "/candidates/<int:candidate_id>"


@bp.route(PERSON, methods=["GET", "POST"])
@requires(PoolPermission.JOIN)
@writes(Effect.SAVES)
def wishes(candidate_id: int) -> ResponseReturnValue:
    """Let somebody join the pool, who is asked first whether they agree; or change their wishes."""
    candidate = opened(candidates.get, candidates.hold, candidate_id)
    membership = queries.membership_of(candidate.id)
    form = _wishes_form(candidate, membership)
    if form.validate_on_submit():
        with form.showing_problems():
            _join(candidate, form)
            flash(_("It is noted. We ask this person for short assignments."))
            return redirect(_onwards(candidate), 303)
    log_view(candidate)
    text = consent_text(form, candidate.language)
    shown = {"candidate": candidate, "membership": membership, "consent": text}
    return form_page("pool/wishes.html", form, today=today(), **shown)


@bp.route(f"{PERSON}/pause", methods=["GET", "POST"])
@requires(PoolPermission.JOIN)
@writes(Effect.SAVES)
def pause_member(candidate_id: int) -> ResponseReturnValue:
    """Ask until which day somebody takes a pause."""
    candidate = opened(candidates.get, candidates.hold, candidate_id)
    membership = _member(candidate)
    usual = membership.paused_until or months_after(today(), PAUSE)
    form = editing(partial(PoolPauseForm, data={"until": usual}), membership.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.pause_until(membership, form.until.data, by=current_user.id, today=today())
            flash(_("Until then we ask this person nothing."))
            return redirect(_page_of(candidate), 303)
    log_view(candidate)
    return form_page("pool/pause.html", form, candidate=candidate)


@bp.post(f"{PERSON}/go-on")
@requires(PoolPermission.JOIN)
@writes(Effect.TURNS)
def go_on(candidate_id: int) -> ResponseReturnValue:
    """Ask somebody again who took a pause."""
    candidate = candidates.hold(candidate_id)
    actions.pause(_member(candidate), None, by=current_user.id)
    flash(_("We ask this person again."))
    return redirect(_page_of(candidate), 303)


@bp.post(f"{PERSON}/leave")
@requires(PoolPermission.JOIN)
@writes(Effect.HARMS)
def take_out(candidate_id: int) -> ResponseReturnValue:
    """Ask somebody nothing any more; what they wished is gone, their consent stays."""
    candidate = candidates.hold(candidate_id)
    actions.leave(_member(candidate), by=current_user.id)
    flash(_("This person is not in the pool any more."))
    return redirect(_onwards(candidate), 303)


def _wishes_form(candidate: Candidate, membership: PoolMembership | None) -> PoolWishesForm:
    kind: type[PoolWishesForm] = PoolWishesForm
    if not candidate.consents_to(ConsentPurpose.POOL):
        parent = may_need_parent(candidate.birth_year, year=today().year)
        kind = PoolWishesForm.with_consent(parent=parent)
    if membership is None:  # what the fiche says goes before
        said = {"days": candidate.days, "categories": [one.code for one in candidate.categories]}
        return editing(partial(kind, data=said), 0)
    return editing(partial(kind, data=_answers(membership)), membership.version)


def _answers(membership: PoolMembership) -> dict[str, Any]:
    return {
        "channel": membership.channel,
        "notice": membership.notice,
        "days": membership.days,
        "most_a_month": membership.most_a_month,
        "categories": [one.code for one in membership.categories],
        "places": [one.municipality for one in membership.places],
    }


def _join(candidate: Candidate, form: PoolWishesForm) -> None:
    me, day = current_user.id, today()
    if form.purpose:
        agree(candidate, *form.consent(candidate.language), by=me, today=day)
    actions.join(candidate, form.details(), by=me, today=day)


def _member(candidate: Candidate) -> PoolMembership:
    """Return the place of somebody in the pool; where there is none, lead to where one joins."""
    membership = queries.membership_of(candidate.id)
    if membership is None:
        flash(_("This person is not in the pool any more."))
        abort(redirect(_page_of(candidate), 303))
    return membership


def _page_of(candidate: Candidate) -> str:
    return url_for(".wishes", candidate_id=candidate.id)


def _onwards(candidate: Candidate) -> str:
    fiche = url_for("desk.fiche", candidate_id=candidate.id)
    usual = way_on(WhereToGoOn(candidate.id), fiche)
    return local_path(request.values.get("next"), usual)
