"""The page of the next market, for everybody, and its file for a calendar."""

from urllib.parse import urlsplit

from flask import Response, abort, current_app, render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.markets import wording
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.site.documents.markets import event, event_file
from vrijwilligers.site.views.blueprint import address, bp
from vrijwilligers.site.views.response_cache import cached
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import public


@bp.get("/market")
@public
@cached
def market() -> ResponseReturnValue:
    """Show when and where the next market is, and which organisations come."""
    found = _next()
    return render_template(
        "site/market.html",
        market=found,
        event=event(found, address=address("site.market")),
        stands=printed_market(found, today=today()).stands,
        name=wording.market_name(found),
        when=wording.market_when(found),
        where=wording.market_where(found),
    )


@bp.get("/market.ics")
@public
@cached
def market_calendar() -> ResponseReturnValue:
    """Hand over the file for a calendar."""
    found = _next()
    host = urlsplit(current_app.config["SERVER_ADDRESS"]).hostname or "localhost"
    text = event_file(found, address=address("site.market"), host=host, at=now())
    return Response(text, mimetype="text/calendar")


def _next() -> Market:
    return editions.next_edition(today()) or abort(404)
