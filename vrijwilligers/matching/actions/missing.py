"""Keeping what was missing, without the person who looked for it."""

from datetime import date

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching import queries
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.rules.codes import NOTHING_RULED_OUT, Condition
from vrijwilligers.matching.rules.near import COULD_CHANGE
from vrijwilligers.records import facts


def note_nothing_fitted(candidate: Candidate, *, today: date) -> None:
    """Count that nothing fitted, by what ruled out most and by the kind of work wished."""
    wished = [wish.code for wish in candidate.categories]
    facts.record(
        MatchingFact.NOTHING_FITTED,
        on=today,
        reason=most_in_the_way(candidate, today=today) or NOTHING_RULED_OUT,
        category=wished[0] if len(wished) == 1 else None,
        **candidates.dimensions_of(candidate, year=today.year),
    )


def most_in_the_way(candidate: Candidate, *, today: date) -> Condition | None:
    """Return which condition of this person rules out most of what is open; perhaps none does."""
    counts = queries.excluded(candidate, today=today)
    most = max(COULD_CHANGE, key=lambda condition: counts[condition])
    return most if counts[most] else None
