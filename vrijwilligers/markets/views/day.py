"""The pages of the day for the team: the welcome desk, the waiting times, sheets typed in."""

from secrets import token_hex

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.finding import fiche_of_number
from vrijwilligers.links.views import address_of
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import day as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.day import NO_FICHE, MarketAppointmentForm, WelcomeForm
from vrijwilligers.markets.models import Stand
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.queries import editions, routes, stands
from vrijwilligers.markets.rules.links import STAND_DAY
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

LAST = 5  # visitors that can be taken back


@bp.route("/<int:market_id>/welcome", methods=["GET", "POST"])
@requires(MarketPermission.WELCOME)
@writes(Effect.ADDS)
def welcome(market_id: int) -> ResponseReturnValue:
    """Count somebody who comes in, and say which code goes on the booklet."""
    market = editions.get(market_id)
    form = WelcomeForm(data={"language": request.args.get("language", spoken())})
    if form.validate_on_submit():
        candidate = _fiche(form)
        if not form.fiche.errors:
            language = form.language.data
            actions.welcome(market, language=language, candidate=candidate, at=now())
            return redirect(url_for(".welcome", market_id=market_id, language=language), 303)
    return form_page(
        "markets/welcome.html",
        form,
        market=market,
        count=queries.visitor_count(market_id),
        last=queries.last_visitors(market_id, LAST),
        code_of=code_of,
        rerouted=routes.rerouted_codes(market_id),
        words=wording,
    )


@bp.post("/<int:market_id>/visitors/<int:visitor_id>/undo")
@requires(MarketPermission.WELCOME)
@writes(Effect.TURNS)
def uncount_visitor(market_id: int, visitor_id: int) -> ResponseReturnValue:
    """Take back a visitor who was counted by mistake; with appointments the code stays."""
    visitor = queries.hold_visitor(market_id, visitor_id)
    code = code_of(visitor.number)
    if visitor.appointments:
        flash(_("There are appointments with the code %(code)s: it stays.", code=code))
    else:
        actions.uncount(visitor)
        flash(_("The code %(code)s is taken back.", code=code))
    return redirect(url_for(".welcome", market_id=market_id), 303)


@bp.get("/<int:market_id>/waiting")
@requires(MarketPermission.READ)
def waiting(market_id: int) -> str:
    """Show, without names, how long one waits at each stand."""
    market = editions.get(market_id)
    return render_template(
        "markets/waiting.html",
        market=market,
        waits=queries.waiting_times(market_id, at=now()),
        rerouted=routes.rerouted_codes(market_id),
        say=lambda minutes: ngettext("%(num)s minute", "%(num)s minutes", minutes),
        words=wording,
    )


@bp.route("/stands/<int:stand_id>/appointments", methods=["GET", "POST"])
@requires(MarketPermission.WELCOME)
@writes(Effect.ADDS)
def type_appointment(stand_id: int) -> ResponseReturnValue:
    """Type in what a stand wrote on its sheet."""
    stand = stands.stand(stand_id)
    form = appointment_form(stand)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.note(stand, form.details(), at=now())
            flash(_("The appointment is kept."))
            return redirect(url_for(".type_appointment", stand_id=stand_id), 303)
    made = queries.appointments_of(stand_id)
    return form_page("markets/sheet.html", form, stand=stand, made=made, words=wording)


@bp.post("/stands/<int:stand_id>/day-link")
@requires(MarketPermission.WELCOME)
@writes(Effect.GOES_ON)
def day_link(stand_id: int) -> ResponseReturnValue:
    """Make the link for the phone at a stand, and show it once."""
    stand = stands.stand(stand_id)
    token = actions.make_day_link(stand, by=current_user.id, at=now())
    link = address_of(STAND_DAY)(token)
    return render_template("markets/day_link.html", stand=stand, link=link)


def appointment_form(stand: Stand, **options: object) -> MarketAppointmentForm:
    """Make the form of an appointment, with an id of its own and the tasks of the stand."""
    form = MarketAppointmentForm(data={"uid": token_hex(16), "language": "nl"}, **options)
    return form.offer({task.id: wording.task_name(task)[1] for task in stand.tasks})


def _fiche(form: WelcomeForm) -> Candidate | None:
    """Return the fiche of the number that was typed, if it is in use."""
    if not form.fiche.data:
        return None
    try:
        return candidates.get(fiche_of_number(form.fiche.data) or 0)
    except NoResultFound:
        form.fiche.errors = [NO_FICHE]
        return None
