"""The pages of the weights: what counts how much, what other weights would do, what was before."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.matching.actions import weights as actions
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms.weights import WeightsForm
from vrijwilligers.matching.queries import outcome_sums as outcomes
from vrijwilligers.matching.queries import weights as queries
from vrijwilligers.matching.rules.learning import LearningState
from vrijwilligers.matching.rules.weight_sets import NumberedWeights
from vrijwilligers.matching.views.blueprint import bp, lay_out_offers
from vrijwilligers.matching.wording import learning
from vrijwilligers.matching.wording import weights as wording
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import ActionForm, editing
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

CHANGE_PAGE = "matching/change_weights.html"


@bp.get("/weights/")
@requires(MatchingPermission.WEIGH)
def weights() -> str:
    """Show how much each criterion counts, and what it was before."""
    now, sets = queries.current_weights(), queries.weight_sets()
    return render_template(
        "matching/weights.html",
        lines=wording.weight_lines(now.weights),
        is_standard=not sets,
        history=wording.history(sets),
        learned=learning.learned(outcomes.proposal()),
    )


@bp.route("/weights/change", methods=["GET", "POST"])
@requires(MatchingPermission.WEIGH)
@writes(Effect.SAVES)
def change_weights() -> ResponseReturnValue:
    """Choose how much each criterion counts from now on."""
    now = _opened()
    form = _form(now)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.choose(
                form.weights(),
                why=form.why.data or None,
                origin=form.origin(),
                by=current_user.id,
            )
            flash(_("From now on suggestions are put in order by these weights."))
            return redirect(url_for(".weights"), 303)
    return form_page(CHANGE_PAGE, form, effects=())


@bp.post("/weights/look")
@requires(MatchingPermission.WEIGH)
@does(Effect.SHOWS)
def look_at_weights() -> ResponseReturnValue:
    """Show what the weights that were typed would do for three people; nothing is saved."""
    now = queries.current_weights()
    form = _form(now)
    if not form.validate():
        return form_page(CHANGE_PAGE, form, effects=())
    found = queries.effects(now.weights, form.weights(), day=today())
    return render_template(CHANGE_PAGE, form=form, effects=wording.effects_in_words(found))


@bp.get("/weights/proposal")
@requires(MatchingPermission.WEIGH)
def weights_proposal() -> ResponseReturnValue:
    """Fill in what the outcomes speak for, with its effect; nothing is saved."""
    found, now = outcomes.proposal(), queries.current_weights()
    if found.state != LearningState.SURE or found.weights is None:
        return redirect(url_for(".weights"))
    form = _form(now)
    form.fill_in(found.weights)
    effects = queries.effects(now.weights, found.weights, day=today())
    return render_template(CHANGE_PAGE, form=form, effects=wording.effects_in_words(effects))


@bp.route("/weights/undo", methods=["GET", "POST"])
@requires(MatchingPermission.WEIGH)
@writes(Effect.SAVES)
def undo_weights() -> ResponseReturnValue:
    """Let the weights of before count again; show first what that does."""
    now = _opened()
    form = editing(ActionForm, now.number)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.undo(seen=now.number, by=current_user.id)
            flash(_("The weights of before count again."))
            return redirect(url_for(".weights"), 303)
    before = queries.weights_before(now.number).weights
    found = queries.effects(now.weights, before, day=today())
    return form_page(
        "matching/undo_weights.html",
        form,
        lines=wording.weight_lines(before),
        effects=wording.effects_in_words(found),
    )


def _opened() -> NumberedWeights:
    """Return the weights that count; who may be going to change them reads the vacancies first."""
    if may_write():
        return queries.hold_weights()
    lay_out_offers()
    return queries.current_weights()


def _form(now: NumberedWeights) -> WeightsForm:
    form = editing(partial(WeightsForm.of, now.weights), now.number)
    form.address = url_for(".change_weights")
    return form
