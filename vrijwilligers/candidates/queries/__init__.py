"""Questions about candidates. Nothing here changes anything.

Whose fiche may not be used is in none of the answers, but for ``get_any``.
"""

from vrijwilligers.candidates.queries.dimensions import dimensions_of
from vrijwilligers.candidates.queries.doubles import likely_doubles
from vrijwilligers.candidates.queries.fiches import (
    consents_of,
    get,
    get_any,
    hold,
    hold_any,
    hold_whose,
    kept_text,
    latest,
    latest_version,
    whole,
    withdrawn_just_now,
)
from vrijwilligers.candidates.queries.finding import FoundCandidate, searching

__all__ = [
    "FoundCandidate",
    "consents_of",
    "dimensions_of",
    "get",
    "get_any",
    "hold",
    "hold_any",
    "hold_whose",
    "kept_text",
    "latest",
    "latest_version",
    "likely_doubles",
    "searching",
    "whole",
    "withdrawn_just_now",
]
