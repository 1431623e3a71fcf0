"""Short ways to ask for suggestions of the database."""

from datetime import timedelta

from vrijwilligers.matching import queries
from vrijwilligers.vocabulary.clock import today

DAY = timedelta(days=1)


def suggested(candidate, **wanted):
    found = queries.suggestions(candidate, today=today(), **wanted)
    return [item.vacancy.id for item in found.items]
