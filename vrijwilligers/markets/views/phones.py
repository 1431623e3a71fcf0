"""The page on the phone of a stand, by its link: appointments without names, and waiting times."""

from flask import Response, current_app, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import day as actions
from vrijwilligers.markets.forms.day import MarketAppointmentForm
from vrijwilligers.markets.models import Stand
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.rules.links import DAY_LINK_WORKS, STAND_DAY
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.markets.views.day import appointment_form
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import public
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PATH = "/day/<token>"
WAITS = (0, 5, 10, 15, 20, 30)  # minutes, one tap each


def _is_over(link: SignedLink) -> bool:
    return record_of(link, Stand).market.held_on + DAY_LINK_WORKS < today()


@bp.route(PATH, methods=["GET", "POST"])
@public
@repeatable  # each appointment has an id of its own: what comes twice is kept once
@writes(Effect.ADDS)
@opens(STAND_DAY, is_over=_is_over)
def phone(link: SignedLink, token: str) -> ResponseReturnValue:
    """Note an appointment; a script sends those that were kept while there was no connection."""
    stand = record_of(link, Stand)
    form = appointment_form(stand)
    if form.validate_on_submit():
        with form.showing_problems():
            made = actions.note(stand, form.details(), at=now(), link=link)
            if _is_script():
                return jsonify({"uid": made.uid, "received": made.received_at.isoformat()})
            flash(_("The appointment is kept."))
            return redirect(url_for(".phone", token=token), 303)
    if _is_script() and form.errors:
        return jsonify({"problems": _problems(form)}), 422
    return form_page(
        "markets/phone.html",
        form,
        stand=stand,
        market=stand.market,
        made=queries.appointments_of(stand.id),
        waits=WAITS,
        token=token,
        words=wording,
    )


@bp.get("/day-worker.js")
@public
def day_worker() -> Response:
    """Hand over the script that keeps the page of a stand in its browser: here it may."""
    answer = current_app.send_static_file("market_worker.js")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@bp.post(f"{PATH}/waiting/<int:minutes>")
@public
@writes(Effect.TURNS)
@opens(STAND_DAY, is_over=_is_over)
def say_wait(link: SignedLink, token: str, minutes: int) -> ResponseReturnValue:
    """Say how long one waits at the stand."""
    actions.say_wait(record_of(link, Stand), min(minutes, max(WAITS)), at=now())
    flash(_("Thank you. The welcome desk sees it."))
    return redirect(url_for(".phone", token=token), 303)


def _is_script() -> bool:
    return request.headers.get("X-Requested-With") == "desk"


def _problems(form: MarketAppointmentForm) -> list[str]:
    return [str(error) for errors in form.errors.values() for error in errors]
