"""What a market hands out beside booklets: the sheets of the stands, the event for UiTdatabank."""

from flask import current_app, json, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.links.views import address_of
from vrijwilligers.markets import documents
from vrijwilligers.markets.actions import day as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.queries import editions, stands
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.links import STAND_DAY
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.writing import writes

NAMES = {"nl": "standbladen", "fr": "feuilles-des-stands", "en": "stand-sheets"}


@bp.get("/<int:market_id>/prints/sheets")
@requires(MarketPermission.READ)
def print_sheets(market_id: int) -> ResponseReturnValue:
    """Print a sheet with blank lines for each stand that comes."""
    with read_only():
        shown = printed_market(editions.get(market_id), today=today())
        printed = documents.stand_sheets(shown, shown.stands, language=spoken(), today=today())
    return lost_signs(printed.replaced) or handed_over(printed.pdf, _name(market_id), "inline")


@bp.post("/stands/<int:stand_id>/day-sheet")
@requires(MarketPermission.WELCOME)
@repeatable  # each print has a link of its own, and former ones end
@writes(Effect.GOES_ON)
def print_day_sheet(stand_id: int) -> ResponseReturnValue:
    """Make the link for the phone at a stand, and print it as a code on its sheet."""
    stand = stands.stand(stand_id)
    shown = printed_market(stand.market, today=today())
    token = actions.make_day_link(stand, by=current_user.id, at=now())
    printed = documents.stand_sheets(
        shown,
        [one for one in shown.stands if one.number == stand_id],
        language=stand.language or spoken(),
        today=today(),
        links={stand_id: address_of(STAND_DAY)(token)},
    )
    return lost_signs(printed.replaced) or handed_over(printed.pdf, _name(stand_id), "inline")


@bp.get("/<int:market_id>/uitdatabank.json")
@requires(MarketPermission.READ)
def uitdatabank(market_id: int) -> ResponseReturnValue:
    """Hand over the market as the JSON of an event, ready to send to UiTdatabank."""
    market = editions.get(market_id)
    site = str(current_app.config["SERVER_ADDRESS"]).rstrip("/")
    address = site + url_for("site.market", language="nl")
    text = json.dumps(documents.uitdatabank_event(market, address=address), indent=2)
    answer = current_app.response_class(text, mimetype="application/json")
    name = f"uitdatabank-{market.held_on.isoformat()}.json"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _name(number: int) -> str:
    return f"{NAMES[spoken()]}-{number}.pdf"
