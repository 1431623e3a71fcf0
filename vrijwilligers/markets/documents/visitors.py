"""What is known of a visitor: by the code of a scan, or from a fiche. No name comes with it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask_babel import gettext as _

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.markets.documents.booklet import Personal
from vrijwilligers.markets.documents.parts import hour_of
from vrijwilligers.markets.models import MarketStop
from vrijwilligers.markets.rules.choosing import MOST, Visitor
from vrijwilligers.markets.rules.prints import PrintedMarket
from vrijwilligers.markets.rules.visits import NOBODY, MarketVisit, plan_visit
from vrijwilligers.scans import actions as scans
from vrijwilligers.scans.queries import scans_of
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vocabulary.clock import BRUSSELS
from vrijwilligers.vocabulary.levels import Level


def talents_of_code(typed: str, *, at: datetime) -> tuple[str, ...]:
    """Return the talents behind a code of a scan, the sure ones first; raise in words why not."""
    return _first(scans.result_of(typed, at=at).details.result)


def talents_of_fiche(candidate: Candidate) -> tuple[str, ...]:
    """Return the talents of somebody: those of the last scan first."""
    scan = next(iter(scans_of(candidate)), None)
    scanned = _first(scan.details.result) if scan else ()
    named = sorted(one.code for one in candidate.talents)
    return tuple(dict.fromkeys((*scanned, *named)))[:MOST]


def languages_of_fiche(candidate: Candidate) -> Mapping[str, Level | None]:
    """Return the languages of somebody with their levels."""
    return {one.language: one.level for one in candidate.languages}


def personal_of(
    market: PrintedMarket,
    visitor: Visitor,
    *,
    code: str,
    at: datetime,
    taken: Mapping[tuple[int, int], int] = NOBODY,
) -> Personal:
    """Return what stands in the booklet of a visitor who comes at a moment.

    ``taken`` counts who is expected where, by stand and quarter: there is no way past them.
    """
    visit = visit_at(market, visitor, at=at, taken=taken)
    return personal_by(visitor, visit, code=code)


def visit_at(
    market: PrintedMarket, visitor: Visitor, *, at: datetime, taken: Mapping[tuple[int, int], int]
) -> MarketVisit:
    """Choose the stands of a visitor who comes at a moment, and plan the way past them."""
    return plan_visit(market, visitor, at=at.astimezone(BRUSSELS), taken=taken)


def personal_by(visitor: Visitor, visit: MarketVisit, *, code: str) -> Personal:
    """Return what stands in the booklet of a visitor whose way is planned."""
    return Personal(code=code, talents=visitor.talents, chosen=visit.chosen, route=visit.route)


def way_in_words(market: PrintedMarket, stops: Iterable[MarketStop]) -> list[tuple[str, str]]:
    """Return the stands of a way that is kept, each with its table and hour, by hour."""
    stands = {stand.number: stand for stand in market.stands}
    return [
        (stands[stop.stand_id].organisation, _where(market, stands[stop.stand_id].table, stop))
        for stop in sorted(stops, key=_by_hour)
        if stop.stand_id in stands
    ]


def _by_hour(stop: MarketStop) -> tuple[int, int]:
    return (10**6 if stop.quarter is None else stop.quarter, stop.id)


def _where(market: PrintedMarket, table: int | None, stop: MarketStop) -> str:
    if stop.quarter is None:
        return _("Table %(number)s", number=table) if table else ""
    at = hour_of(market, stop.quarter)
    return _("Table %(number)s, %(hour)s", number=table, hour=at) if table else at


def _first(result: ScanResult) -> tuple[str, ...]:
    return (*result.sure, *result.close)[:MOST]
