"""What was missing when nothing fitted: figures of a year, and nobody."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select, tuple_

from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.records.facts import TOTAL, Fact

SHOWN = ("reason", "category", "language")
Missing = Mapping[str, Mapping[str, int]]  # by dimension, then by value


def missing_since(day: date) -> Missing:
    """Count since the month of a day how often nothing fitted, in total and by what was asked."""
    amount = func.sum(Fact.amount).label("amount")
    counted = (
        select(Fact.dimension, Fact.value, amount)
        .where(
            Fact.kind == MatchingFact.NOTHING_FITTED,
            Fact.dimension.in_([TOTAL, *SHOWN]),
            tuple_(Fact.year, Fact.month) >= (day.year, day.month),
        )
        .group_by(Fact.dimension, Fact.value)
        .having(amount > 0)
        .order_by(amount.desc(), Fact.value)
    )
    found: dict[str, dict[str, int]] = {name: {} for name in (TOTAL, *SHOWN)}
    for row in db.session.execute(counted):
        found[row.dimension][row.value] = row.amount
    return found
