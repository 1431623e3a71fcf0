"""Counting what came of a call that is over: answers by band, places and who came, of nobody."""

from collections import defaultdict
from datetime import timedelta

from vrijwilligers.extensions import db
from vrijwilligers.pool.feature import PoolFact
from vrijwilligers.pool.models import Call, CallAsk, PoolAnswerCount
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import days as day_queries
from vrijwilligers.pool.rules.bands import AnswerCount, Band
from vrijwilligers.pool.rules.ending import how_fast
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.records import facts

HOUR = timedelta(hours=1)


def count_answers(call: Call) -> None:
    """Add what was answered to a call to what is known of the pool; once, as the call ends."""
    sums: dict[Band, AnswerCount] = defaultdict(AnswerCount)
    for one in queries.asks_of(call):
        sums[one.band] += _counted(one)
    for (notice, lately), count in sorted(sums.items()):
        key = {"notice": notice, "asked_lately": lately}
        known = db.session.get(PoolAnswerCount, key, with_for_update=True)
        if known is None:
            known = PoolAnswerCount(**key, asked=0, yes=0, within_hour=0)
            db.session.add(known)
        known.asked += count.asked
        known.yes += count.yes
        known.within_hour += count.within_hour
    db.session.flush()


def count_places(call: Call) -> None:
    """Count how many places there were, how many were taken, how fast, and who came; of nobody."""
    day = max(shift.on for shift in call.shifts)
    seats = day_queries.seated(call)
    places = sum(shift.asked_places for shift in call.shifts)
    place, house = call.vacancy.municipality, str(call.vacancy.organisation_id)
    for kind, amount in ((PoolFact.PLACES, places), (PoolFact.TAKEN, len(seats))):
        if amount:
            facts.record(kind, on=day, amount=amount, municipality=place, organisation=house)
    facts.record(PoolFact.FILLED, on=day, state=how_fast(call.asked_at, call.filled_at))
    for seat in seats:
        if seat.came is not None:
            person = seat.ask.candidate
            facts.record(
                PoolFact.CAME,
                on=seat.shift.on,
                state="yes" if seat.came else "no",
                language=person.language,
                municipality=person.municipality,
            )


def _counted(one: CallAsk) -> AnswerCount:
    if one.answer is not CallAnswer.YES or one.answered_at is None:
        return AnswerCount(asked=1)
    is_soon = one.answered_at - one.asked_at <= HOUR
    return AnswerCount(asked=1, yes=1, within_hour=int(is_soon))
