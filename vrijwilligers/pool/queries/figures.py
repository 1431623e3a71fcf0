"""What was counted of the pool in a year, and how evenly people were asked lately."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.pool.feature import PoolFact
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.queries.members import asked_days, members
from vrijwilligers.pool.rules.fairness import gini
from vrijwilligers.records.facts import Fact

STATES = {
    PoolFact.ANSWERED: ("yes", "no", "later"),
    PoolFact.FILLED: ("hour", "day", "later", "not"),
    PoolFact.CAME: ("yes", "no"),
}
PLAIN = (PoolFact.CALL, PoolFact.ASKED, PoolFact.JOINED, PoolFact.PLACES, PoolFact.TAKEN)
KINDS = (
    *(kind.value for kind in PLAIN),
    *(f"{kind}:{state}" for kind, states in STATES.items() for state in states),
)


@dataclass(frozen=True, kw_only=True)
class PoolFigures:
    """Totals by kind and state, margins by kind and dimension, and Gini of who was asked."""

    totals: Mapping[str, int]
    margins: Mapping[tuple[str, str], Mapping[str, int]]
    members: int
    gini: float


def organisation_names(keys: Iterable[str]) -> dict[str, str]:
    """Return the names of organisations by their number, as a figure says it."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    named = select(Organisation.id, Organisation.name).where(Organisation.id.in_(numbers))
    return {str(number): name for number, name in db.session.execute(named)}


def figures_of_year(year: int, *, today: date) -> PoolFigures:
    """Return what was counted of the pool in a year; who is in it and was asked, is of now."""
    summed = (
        select(Fact.kind, Fact.dimension, Fact.value, func.sum(Fact.amount))
        .where(Fact.year == year, Fact.kind.in_(KINDS))
        .group_by(Fact.kind, Fact.dimension, Fact.value)
    )
    totals: dict[str, int] = {}
    margins: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for kind, dimension, value, amount in db.session.execute(summed):
        if dimension:
            margins[kind, dimension][value] = amount
        else:
            totals[kind] = amount
    asked = asked_days(today)
    keys = db.session.scalars(members().with_only_columns(PoolMembership.candidate_id)).all()
    times = [len(asked[key]) for key in keys]
    return PoolFigures(totals=totals, margins=margins, members=len(keys), gini=gini(times))
