"""Which visitors have another way than on their booklet, since a stand dropped out: codes alone."""

from flask import render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.markets import documents, wording
from vrijwilligers.markets.documents.ways import Way
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import editions, routes
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.prints import handed_over, lost_signs


@bp.get("/<int:market_id>/ways")
@requires(MarketPermission.READ)
def ways(market_id: int) -> str:
    """Show each code whose way changed, with its stands as they are now."""
    market = editions.get(market_id)
    return render_template("markets/ways.html", market=market, ways=_ways(market), words=wording)


@bp.get("/<int:market_id>/ways/print")
@requires(MarketPermission.READ)
def print_ways(market_id: int) -> ResponseReturnValue:
    """Print them."""
    with read_only():
        market = editions.get(market_id)
        printed = documents.changed_ways_list(market, _ways(market), today=today())
    name = f"market-{market_id}-ways-{today().isoformat()}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


def _ways(market: Market) -> list[Way]:
    shown = printed_market(market, today=today())
    return documents.changed_ways(shown, routes.rerouted(market.id))
