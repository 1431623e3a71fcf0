"""The figures of the pool in words: a year, and margins of which small numbers are hidden."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.pool.feature import PoolFact
from vrijwilligers.pool.queries.figures import PoolFigures, organisation_names
from vrijwilligers.pool.rules.shares import FilledShare, shares_without_few
from vrijwilligers.vocabulary.few import OTHER, without_few
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.words import say_municipality

ROWS: Mapping[str, object] = {
    "pool_call": _l("calls spread"),
    "pool_asked": _l("times that somebody was asked"),
    "pool_answered:yes": _l("answered yes"),
    "pool_answered:no": _l("answered no"),
    "pool_answered:later": _l("answered later"),
    "pool_places": _l("places in calls that are over"),
    "pool_taken": _l("of these places taken"),
    "pool_filled:hour": _l("calls filled within the hour"),
    "pool_filled:day": _l("calls filled within a day"),
    "pool_filled:later": _l("calls filled later"),
    "pool_filled:not": _l("calls not filled"),
    "pool_came:yes": _l("came"),
    "pool_came:no": _l("did not come"),
    "pool_joined": _l("joined the pool"),
}
MARGINS: Mapping[tuple[str, str], object] = {
    ("pool_answered:yes", "language"): _l("Who answered yes, by language"),
    ("pool_answered:yes", "municipality"): _l("Who answered yes, by municipality"),
    ("pool_came:yes", "language"): _l("Who came, by language"),
    ("pool_came:yes", "municipality"): _l("Who came, by municipality"),
}
SHARES: Mapping[str, object] = {
    "municipality": _l("Places filled, by municipality"),
    "organisation": _l("Places filled, by organisation"),
}
NAMES: Mapping[str, Callable[[str], str]] = {
    "language": language_name,
    "municipality": say_municipality,
}


@dataclass(frozen=True)
class FigureTable:
    """A margin: its heading, and each value with how often."""

    heading: str
    rows: list[tuple[str, str]]


def rows_of(figures: PoolFigures) -> list[tuple[str, int]]:
    """Return each figure of a year with its words, the course of a call from top to bottom."""
    return [(str(words), figures.totals.get(kind, 0)) for kind, words in ROWS.items()]


def margins_of(figures: PoolFigures) -> list[FigureTable]:
    """Return the margins that hold something, the most first; small numbers are put together.

    Who is unknown is among these: a difference with the figure above tells of nobody.
    """
    tables = []
    for (kind, dimension), heading in MARGINS.items():
        amounts = figures.margins.get((kind, dimension), {})
        named = {value: amount for value, amount in amounts.items() if value != OTHER}
        others = figures.totals.get(kind, 0) - sum(named.values())
        told = without_few(named | {OTHER: max(0, others)})
        rows = [(_name(dimension, value), str(amount)) for value, amount in told.items()]
        if rows:
            tables.append(FigureTable(str(heading), rows))
    return tables


def shares_of(figures: PoolFigures) -> list[FigureTable]:
    """Return which share of the places was filled, by municipality and by organisation.

    Small numbers are put together, so that no figure tells of single people.
    """
    places, taken = PoolFact.PLACES.value, PoolFact.TAKEN.value
    total = FilledShare(figures.totals.get(taken, 0), figures.totals.get(places, 0))
    tables = []
    for dimension, heading in SHARES.items():
        by_places = figures.margins.get((places, dimension), {})
        by_taken = figures.margins.get((taken, dimension), {})
        found = shares_without_few(by_places, by_taken, total)
        names = _names_of(dimension, found)
        rows = [(names[value], _say_share(share)) for value, share in found.items()]
        if rows and by_places:
            tables.append(FigureTable(str(heading), rows))
    return tables


def say_evenness(figures: PoolFigures) -> str:
    """Say how evenly people were asked in the last three months."""
    return _(
        "%(members)s people are in the pool. How evenly they were asked in the last three months "
        "(0 is all equally, 1 is always the same person): %(gini)s",
        members=figures.members,
        gini=format_decimal(round(figures.gini, 2)),
    )


def _name(dimension: str, value: str) -> str:
    return _("Other") if value == OTHER else NAMES[dimension](value)


def _names_of(dimension: str, found: Iterable[str]) -> dict[str, str]:
    codes = [*found]
    if dimension != "organisation":
        return {code: _name(dimension, code) for code in codes}
    known = organisation_names(codes) | {OTHER: _("Other")}
    return {code: known.get(code) or _("an organisation that is gone") for code in codes}


def _say_share(share: FilledShare) -> str:
    return _(
        "%(percent)s %%: %(taken)s of %(places)s places",
        percent=share.percent,
        taken=share.taken,
        places=share.places,
    )
