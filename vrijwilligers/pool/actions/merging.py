"""Of two fiches that become one, one place in the pool, and one question of each call."""

from itertools import chain

from vrijwilligers.candidates.feature import FichesMerge
from vrijwilligers.extensions import db
from vrijwilligers.pool.queries import merging as queries


def keep_one(merge: FichesMerge) -> None:
    """Keep the wishes that were said last, and of what both were asked the further answer."""
    both = (merge.stays_id, merge.goes_id)
    said_before = queries.places_of(*both)[1:]
    asked_again = chain.from_iterable(some[1:] for some in queries.asked_twice(*both))
    for one in (*said_before, *asked_again):
        db.session.delete(one)
    db.session.flush()
