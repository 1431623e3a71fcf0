"""What figures may say of somebody: the same dimensions whatever is counted."""

from typing import Any

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.records import facts


def dimensions_of(candidate: Candidate, *, year: int) -> dict[str, Any]:
    """Return the dimensions of a fact that are about a person, in the year of the fact."""
    return {
        "language": candidate.language,
        "municipality": candidate.municipality,
        "age_band": facts.age_band(candidate.birth_year, year=year),
    }
