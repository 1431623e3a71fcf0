"""The ways that changed since they were printed, by code: for the welcome desk, without a name."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from vrijwilligers.exchange.documents import Print, print_pdf
from vrijwilligers.markets.documents.visitors import way_in_words
from vrijwilligers.markets.models import Market, MarketVisitor
from vrijwilligers.markets.rules.prints import PrintedMarket
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.markets.wording import market_name, market_when
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.languages import opening, spoken

Way = tuple[str, list[tuple[str, str]]]


def changed_ways(market: PrintedMarket, visitors: Sequence[MarketVisitor]) -> list[Way]:
    """Return each code with its stands as they are now, each with table and hour."""
    return [(code_of(one.number), way_in_words(market, one.stops)) for one in visitors]


def changed_ways_list(market: Market, ways: Sequence[Way], *, today: date) -> Print:
    """Print the ways that changed, in the language we speak."""
    content = {
        "language": spoken(),
        "title": _("Another way than on the booklet"),
        "market": f"{market_name(market)} · {opening(market_when(market))}",
        "heads": [_("Code"), _("The way now")],
        "rows": [
            {"code": code, "way": [": ".join(filter(None, (where, who))) for who, where in way]}
            for code, way in ways
        ],
        "words": {"nothing": _("Every way is as on the booklet.")},
        "demo": demo_line(),
        "organisation_line": name_line(desk_settings()),
    }
    return print_pdf("changed_ways.typ", content, made_on=today)
