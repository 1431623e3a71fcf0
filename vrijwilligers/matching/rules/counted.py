"""What is counted of suggestions: the place where one stood, and how many days something took."""

from collections.abc import Sequence
from datetime import date

FIRST_PLACES = 5
LATER = "later"
BANDS = ((1, "0-1"), (7, "2-7"), (30, "8-30"))  # up to how many days
MORE = "more"


def place_shown(vacancy_id: int, listed: Sequence[int]) -> str | None:
    """Return where a vacancy stood in a list: 1 to 5, *later*, ``None`` where it was in none."""
    if vacancy_id not in listed:
        return None
    place = listed.index(vacancy_id) + 1
    return str(place) if place <= FIRST_PLACES else LATER


def band_of_days(begun: date | None, ended: date) -> str | None:
    """Return how many days something took, as a band; ``None`` where nobody knows when it began."""
    if begun is None:
        return None
    days = max(0, (ended - begun).days)
    return next((band for most, band in BANDS if days <= most), MORE)
