"""What was counted, as a report would read it."""

from sqlalchemy import func, select

from vrijwilligers.records.facts import Fact


def figures(database, kind=None):
    """Return what is not zero: how often by (kind, dimension, value); the total has neither."""
    database.commit()
    return {
        (row.kind, row.dimension, row.value): row.amount
        for row in database.execute(_summed())
        if row.amount and (kind is None or row.kind.partition(":")[0] == kind)
    }


def totals(database, kind=None):
    """Return how often each kind happened."""
    counted = figures(database, kind)
    return {name: amount for (name, dimension, _), amount in counted.items() if not dimension}


def values(database, kind):
    """Return the margins of one kind, such as ``{"language": {"fr": 2}}``."""
    margins = {}
    for (name, dimension, value), amount in figures(database).items():
        if name == kind and dimension:
            margins.setdefault(dimension, {})[value] = amount
    return margins


def _summed():
    key = (Fact.kind, Fact.dimension, Fact.value)
    return select(*key, func.sum(Fact.amount).label("amount")).group_by(*key)
