"""What comes for those who wait: looked for among what is new or changed, some people at a time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from vrijwilligers.matching.models import VacancyWait
from vrijwilligers.matching.queries import waiting
from vrijwilligers.matching.queries.offers import offers_since, wishes_of
from vrijwilligers.matching.queries.weights import current_weights
from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.ranking import Suggestion
from vrijwilligers.matching.rules.waiting import MOST_OPEN, arrivals
from vrijwilligers.records.db import read_only

AT_ONCE = 200
Arrivals = Mapping[int, Sequence[Suggestion]]  # by the number of who waits


def arrivals_since(day: date, today: date) -> Iterator[Arrivals]:
    """Yield what came for those for whom was looked on a day; who reads on may write between."""
    with read_only():
        fresh = offers_since(day, today)
    last = 0
    while True:
        with read_only():
            some = waiting.looked_before(day, after=last, limit=AT_ONCE)
            came = _arrivals(some, fresh, today)
        if not came:
            return
        yield came
        last = max(came)


def _arrivals(waits: Sequence[VacancyWait], fresh: Offers, today: date) -> Arrivals:
    keys, weights = [one.candidate_id for one in waits], current_weights().weights
    known, untold = waiting.known_to(keys), waiting.untold(keys, today)
    return {
        one.candidate_id: arrivals(
            fresh,
            wishes_of(one.candidate),
            least=one.least,
            today=today,
            limit=MOST_OPEN - untold[one.candidate_id],
            weights=weights,
            without=known[one.candidate_id],
        )
        for one in waits
    }
