"""What comes of a market: introductions of its appointments, and the report of the edition."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.markets import documents, wording
from vrijwilligers.markets.actions import follow_up as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.queries import editions, evaluations
from vrijwilligers.markets.queries.report import report as figures
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

REPORT_NAMES = {"nl": "marktverslag", "fr": "rapport-du-marche", "en": "market-report"}


@bp.get("/<int:market_id>/appointments")
@requires(MarketPermission.READ)
def appointments(market_id: int) -> ResponseReturnValue:
    """Show every appointment of the day, by stand."""
    return _appointments(market_id, Form(formdata=None))


@bp.get("/<int:market_id>/appointments/print")
@requires(MarketPermission.READ)
def print_appointments(market_id: int) -> ResponseReturnValue:
    """Print every appointment of the day, by stand and code."""
    with read_only():
        market, made = editions.get(market_id), queries.all_appointments(market_id)
        printed = documents.appointment_list(market, made, today=today())
        name = f"market-{market_id}-appointments-{today().isoformat()}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


@bp.post("/<int:market_id>/appointments/<int:appointment_id>/introduce")
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def introduce_visitor(market_id: int, appointment_id: int) -> ResponseReturnValue:
    """Make an introduction of an appointment, with its day and hour."""
    made = queries.hold_appointment(market_id, appointment_id)
    form = Form()
    with form.showing_problems():
        made_now = actions.introduce(made, by=current_user.id, today=today())
        flash(_("The introduction is made, with the appointment."))
        return redirect(url_for("matching.introduction", introduction_id=made_now.id), 303)
    return _appointments(market_id, form)


@bp.get("/<int:market_id>/report")
@requires(MarketPermission.READ)
def report(market_id: int) -> str:
    """Show the figures of an edition; small ones are put together."""
    market = editions.get(market_id)
    return render_template(
        "markets/report.html",
        market=market,
        report=_report(market),
        remarks=evaluations.remarks(market_id),
        words=wording,
    )


@bp.get("/<int:market_id>/report/print")
@requires(MarketPermission.READ)
def print_report(market_id: int) -> ResponseReturnValue:
    """Print the report of an edition, in the language of the page."""
    with read_only():
        market = editions.get(market_id)
        printed = documents.market_report(market, _report(market), today=today())
        name = f"{REPORT_NAMES[spoken()]}-{market.held_on.isoformat()}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


def _report(market: Market) -> documents.ReportInWords:
    found = figures(market, today=today())
    return documents.report_in_words(found, evaluations.evaluation(market.id))


def _appointments(market_id: int, form: Form) -> ResponseReturnValue:
    return form_page(
        "markets/appointments.html",
        form,
        market=editions.get(market_id),
        found=queries.all_appointments(market_id),
        words=wording,
    )
