"""Questions about candidates. Nothing here changes anything.

Who withdrew consent for the fiche is in none of the answers, but for ``get_any``.
"""

from vrijwilligers.candidates.queries.fiches import (
    consents_of,
    get,
    get_any,
    hold,
    hold_any,
    latest,
    texts_of_consent,
)
from vrijwilligers.candidates.queries.finding import Why, likely_doubles, searching

__all__ = [
    "Why",
    "consents_of",
    "get",
    "get_any",
    "hold",
    "hold_any",
    "latest",
    "likely_doubles",
    "searching",
    "texts_of_consent",
]
