"""After the market: what an organisation says by its link, and what a coordinator notes for it."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import afterwards as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.afterwards import (
    RIGHT,
    AfterwardsForm,
    answers_of_evaluation,
)
from vrijwilligers.markets.models import Stand
from vrijwilligers.markets.queries import stands as queries
from vrijwilligers.markets.queries.evaluations import of_stand
from vrijwilligers.markets.rules.links import STAND
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import public, requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


def _has_nothing_to_say(link: SignedLink) -> bool:
    """Tell whether the day of a stand is still to come, or it was not there."""
    stand = record_of(link, Stand)
    return stand.market.held_on >= today() or not stand.state.is_there


@bp.route("/stand/<token>/afterwards", methods=["GET", "POST"])
@public
@writes(Effect.SAVES)
@opens(STAND, is_over=_has_nothing_to_say)
def look_back(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask an organisation whether its tasks are still right, and how the market was."""
    stand = record_of(link, Stand)
    said = answers_of_evaluation(of_stand(stand.id), is_ended=stand.ended_on is not None)
    form = AfterwardsForm(data=said)
    if form.validate_on_submit():
        with form.showing_problems():
            is_right = form.is_right.data == RIGHT
            actions.look_back(link, stand, form.details(), is_right=is_right, at=now())
            flash(_("Thank you. We noted what you said. You may change it with the same link."))
            return redirect(url_for(".look_back", token=token), 303)
    return form_page(
        "markets/afterwards.html", form, stand=stand, market=stand.market, words=wording
    )


@bp.post("/stands/<int:stand_id>/confirm")
@requires(MarketPermission.WRITE)
@writes(Effect.TURNS)
def confirm_stand(stand_id: int) -> ResponseReturnValue:
    """Note that the tasks of a stand are still right."""
    actions.confirm(queries.hold_stand(stand_id), by=current_user.id, today=today())
    flash(_("The tasks of this stand are shown."))
    return redirect(url_for(".stand", stand_id=stand_id), 303)


@bp.post("/stands/<int:stand_id>/end")
@requires(MarketPermission.WRITE)
@writes(Effect.TURNS)
def end_stand(stand_id: int) -> ResponseReturnValue:
    """Note that the tasks of a stand are right no more."""
    actions.end(queries.hold_stand(stand_id), by=current_user.id, today=today())
    flash(_("The tasks of this stand are shown no more."))
    return redirect(url_for(".stand", stand_id=stand_id), 303)
