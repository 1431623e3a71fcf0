"""The facts of what is made up, counted first and written once."""

from collections import Counter
from datetime import date

from sqlalchemy import insert

from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.extensions import db
from vrijwilligers.feature import FactKind
from vrijwilligers.records.facts import Fact, age_band

DIMENSIONS = ("channel", "language", "municipality", "age_band", "subject", "state", "reason")


class Tally:
    """How often something happened in a month, by what is known of it."""

    def __init__(self) -> None:
        self._amounts: Counter[tuple] = Counter()

    def add(self, kind: FactKind, day: date, **dimensions: str | None) -> None:
        """Count something that happened on a day."""
        said = tuple(dimensions.get(name) for name in DIMENSIONS)
        self._amounts[kind, day.year, day.month, *said] += 1

    def add_about(
        self, kind: FactKind, details: CandidateDetails, day: date, **more: str | None
    ) -> None:
        """Count something that happened to somebody, of whom only the coarse sides are kept."""
        self.add(kind, day, **dimensions_of(details, day), **more)

    def write(self) -> None:
        """Write the facts, one row for all that is alike."""
        columns = ("kind", "year", "month", *DIMENSIONS)
        rows = [
            dict(zip(columns, key, strict=True)) | {"amount": amount}
            for key, amount in self._amounts.items()
        ]
        if rows:
            db.session.execute(insert(Fact.__table__), rows)


def dimensions_of(details: CandidateDetails, day: date) -> dict[str, str | None]:
    """Return the coarse sides of somebody that a fact may keep."""
    return {
        "language": details.language,
        "municipality": details.municipality,
        "age_band": age_band(details.birth_year, year=day.year),
    }
