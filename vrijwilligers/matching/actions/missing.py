"""Keeping what was missing, without the person who looked for it."""

from datetime import date

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching import queries
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.rules.near import COULD_CHANGE
from vrijwilligers.records import facts

NOTHING_RULED_OUT = "none"


def note_nothing_fitted(candidate: Candidate, *, today: date) -> None:
    """Count that nothing fitted, by what ruled out most and by the kind of work wished."""
    counts = queries.excluded(candidate, today=today)
    most = max(COULD_CHANGE, key=lambda condition: counts[condition])
    wished = [wish.code for wish in candidate.categories]
    facts.record(
        MatchingFact.NOTHING_FITTED,
        on=today,
        reason=most if counts[most] else NOTHING_RULED_OUT,
        category=wished[0] if len(wished) == 1 else None,
        **candidates.dimensions_of(candidate, year=today.year),
    )
