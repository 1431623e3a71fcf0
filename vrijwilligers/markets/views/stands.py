"""The pages of stands for the team: inviting, one stand, its answers, its table, its link."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.answers.wording import recipients_at
from vrijwilligers.links.queries import open_about
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import stands as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.stands import (
    SHOW,
    InviteToMarketForm,
    StandForm,
    StandLinkForm,
    StandPlaceForm,
    answers_of_place,
    answers_of_stand,
)
from vrijwilligers.markets.models import Stand
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.queries import stands as queries
from vrijwilligers.markets.queries.day import appointments_of
from vrijwilligers.markets.rules.links import STAND
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.queries.finding import searching
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import fold
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

MOST_FOUND = 20


@bp.get("/<int:market_id>/organisations")
@requires(MarketPermission.WRITE)
def organisations_to_invite(market_id: int) -> str:
    """Look for organisations by name, to give one a stand; first come those of the last edition."""
    market = editions.get(market_id)
    form = InviteToMarketForm(request.args)
    text = fold(form.words())
    found = queries.organisations_of_former(market)
    if text:
        found = [one.organisation for one in searching(text, limit=MOST_FOUND)]
    return render_template(
        "markets/invite.html",
        form=form,
        market=market,
        found=found,
        text=text,
        has_stand={stand.organisation_id: stand.id for stand in market.stands},
        words=wording,
    )


@bp.post("/<int:market_id>/organisations/<int:organisation_id>")
@requires(MarketPermission.WRITE)
@writes(Effect.ADDS)
def invite(market_id: int, organisation_id: int) -> ResponseReturnValue:
    """Give an organisation a stand, and ask to whom its link goes."""
    market, organisation = editions.hold(market_id), organisations.get(organisation_id)
    known = queries.stand_of(market.id, organisation.id)
    stand = known or actions.invite(market, organisation, by=current_user.id)
    return redirect(url_for(".link", stand_id=stand.id), 303)


@bp.get("/stands/<int:stand_id>")
@requires(MarketPermission.READ)
def stand(stand_id: int) -> str:
    """Show a stand: what its organisation says, its tasks, its table and its link."""
    found = queries.stand(stand_id)
    return render_template(
        "markets/stand.html",
        stand=found,
        market=found.market,
        link=open_about(found, STAND, now()),
        in_sight=_in_sight(found),
        members=accounts.names(),
        words=wording,
    )


def _in_sight(stand: Stand) -> tuple[str, str] | None:
    """Say after the market whether its tasks are shown; before it there is nothing to say."""
    if stand.market.held_on >= today() or not stand.state.is_there:
        return None
    return wording.stand_in_sight(stand, today())


@bp.route("/stands/<int:stand_id>/change", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.SAVES)
def change_stand(stand_id: int) -> ResponseReturnValue:
    """Note what an organisation says of its stand, on the phone."""
    found = opened(queries.stand, queries.hold_stand, stand_id)
    answers = answers_of_stand(found, language=spoken())
    form = editing(partial(StandForm, data=answers), found.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.change(found, form.details(), by=current_user.id)
            return _back(found, _("The stand is saved."))
    return form_page("markets/change_stand.html", form, stand=found)


@bp.route("/stands/<int:stand_id>/table", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.SAVES)
def place_stand(stand_id: int) -> ResponseReturnValue:
    """Give a stand its table, and note whether it comes and followed the training."""
    found = opened(queries.stand, queries.hold_stand, stand_id)
    form = editing(partial(StandPlaceForm, data=answers_of_place(found)), found.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.place(found, form.details(), by=current_user.id, at=now())
            return _back(found, _("The stand is saved."))
    return form_page("markets/place_stand.html", form, stand=found)


@bp.route("/stands/<int:stand_id>/link", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.ASKS)
def link(stand_id: int) -> ResponseReturnValue:
    """Mail the link of a stand, or show it once."""
    found = queries.stand(stand_id)
    recipients = recipients_at(found.organisation)
    form = StandLinkForm()
    form.offer({key: label for key, (label, _reader) in recipients.items()})
    if form.validate_on_submit():
        if form.to.data == SHOW:
            token = actions.make_link(found, by=current_user.id, at=now())
            return render_template(
                "markets/link_made.html", stand=found, link=address_of(STAND)(token)
            )
        return _sent(found, recipients[form.to.data][1])
    return form_page(
        "markets/link.html", form, stand=found, link=open_about(found, STAND, now()), words=wording
    )


@bp.post("/stands/<int:stand_id>/remove")
@requires(MarketPermission.WRITE)
@writes(Effect.HARMS)
def remove_stand(stand_id: int) -> ResponseReturnValue:
    """Take a stand away that was added by mistake."""
    found = queries.hold_stand(stand_id)
    market_id = found.market_id
    if appointments_of(found.id):
        return _back(found, _("Visitors made appointments at this stand: it stays."))
    actions.remove(found, by=current_user.id, at=now())
    flash(_("The stand is removed."))
    return redirect(url_for(".show", market_id=market_id), 303)


def _sent(found: Stand, recipient: Recipient) -> ResponseReturnValue:
    actions.send_link(found, recipient, by=current_user.id, at=now(), address_of=address_of(STAND))
    return _back(found, _("The link is on its way, by mail."))


def _back(found: Stand, said: str) -> ResponseReturnValue:
    flash(said)
    return redirect(url_for(".stand", stand_id=found.id), 303)
