"""The pages of the editions: all of them, one with its checklist, planning and changing one."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import editions as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.editions import (
    ChangeMarketForm,
    MarketForm,
    MarketStepForm,
    answers_of_market,
    answers_of_step,
)
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import editions as queries
from vrijwilligers.markets.queries import routes, stands
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import SureActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/")
@requires(MarketPermission.READ)
def index() -> str:
    """Show all editions, the last first."""
    found = listing(queries.editions(), number=page_number())
    return render_template(
        "markets/index.html",
        listing=found,
        counts=queries.counts(found.items),
        today=today(),
        words=wording,
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Plan an edition."""
    form = MarketForm(data={"languages": ["nl", "fr", "en"], "name_nl": _("Volunteer market")})
    if form.validate_on_submit():
        with form.showing_problems():
            market = actions.plan(form.details(), by=current_user.id)
            flash(_("The market is planned."))
            return redirect(url_for(".show", market_id=market.id), 303)
    return form_page("markets/edition.html", form, market=None)


@bp.get("/<int:market_id>")
@requires(MarketPermission.READ)
def show(market_id: int) -> str:
    """Show an edition: when and where, its checklist, its stands."""
    market = queries.get(market_id)
    return render_template(
        "markets/show.html",
        market=market,
        stands=stands.of_market(market_id),
        rerouted=routes.rerouted_codes(market_id),
        members=accounts.names(),
        today=today(),
        words=wording,
    )


@bp.route("/<int:market_id>/change", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.SAVES)
def change(market_id: int) -> ResponseReturnValue:
    """Correct what is said of an edition."""
    market = opened(queries.get, queries.hold, market_id)
    form = editing(partial(ChangeMarketForm, data=answers_of_market(market)), market.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.change(market, form.details(), by=current_user.id)
            flash(_("The market is saved."))
            return redirect(url_for(".show", market_id=market.id), 303)
    return form_page("markets/edition.html", form, market=market)


@bp.route("/<int:market_id>/remove", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.HARMS)
def remove(market_id: int) -> ResponseReturnValue:
    """Ask whether an edition was planned by mistake, and throw it away."""
    market = opened(queries.get, queries.hold, market_id)
    form = editing(SureActionForm, market.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.remove(market, by=current_user.id)
            flash(_("The market is removed."))
            return redirect(url_for(".index"), 303)
    return form_page("markets/remove.html", form, market=market, words=wording)


@bp.route("/<int:market_id>/steps/<int:step_id>", methods=["GET", "POST"])
@requires(MarketPermission.WRITE)
@writes(Effect.SAVES)
def step(market_id: int, step_id: int) -> ResponseReturnValue:
    """Say by when a step is to be done, by whom, or that it is done."""
    found = opened(queries.step, queries.hold_step, market_id, step_id)
    form = editing(partial(_step_form, answers_of_step(found)), found.version)
    if form.validate_on_submit():
        actions.change_step(found, form.details(), by=current_user.id)
        flash(_("The step is saved."))
        return redirect(url_for(".show", market_id=market_id), 303)
    market: Market = found.market
    name = wording.STEPS[found.kind]
    return form_page("markets/step.html", form, market=market, name=name, words=wording)


def _step_form(answers: dict[str, object], **options: object) -> MarketStepForm:
    form = MarketStepForm(data=answers, **options)
    return form.ask({one.id: one.name for one in accounts.team() if not one.is_closed})
