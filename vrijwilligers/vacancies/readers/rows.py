"""What every reader of vacancies shares: the answer it gives, and gathering it from one row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from flask_babel import lazy_gettext as _l

from vrijwilligers.core import gathering
from vrijwilligers.vacancies.rules import VacancyDetails


@dataclass(frozen=True)
class Codes:
    """The codes of the lists that the coordinator keeps."""

    categories: frozenset[str]
    talents: frozenset[str]


@dataclass(frozen=True)
class Read:
    """One row: its details, or the reasons why it was rejected; notes say what was left out."""

    number: int
    details: VacancyDetails | None
    reasons: tuple[object, ...] = ()
    notes: tuple[object, ...] = ()
    source_id: str | None = None  # also of a rejected row: it is not absent


@dataclass(frozen=True)
class Reading:
    """A file that was read; ``format`` is csv, xlsx, engagement-xml or engagement-json."""

    rows: list[Read]
    unknown_columns: tuple[str, ...]
    format: str
    is_feed: bool  # a feed is complete for its source


class Gathering(gathering.Gathering):
    """The cells of one row about a vacancy while they are read."""

    def answer(self, make: Callable[[], VacancyDetails], source_id: str | None) -> Read:
        """Hand the row over: with its details, or with all the reasons why not."""
        details = None if self.reasons else make()
        return Read(self.number, details, tuple(self.reasons), tuple(self.notes), source_id)


def without_doubles(rows: Iterable[Read]) -> list[Read]:
    """Reject every row whose id stands in an earlier row: the first one counts."""
    first: dict[str, int] = {}
    kept = []
    for row in rows:
        if row.source_id is not None and first.setdefault(row.source_id, row.number) != row.number:
            row = _rejected_as_double(row, first[row.source_id])
        kept.append(row)
    return kept


def _rejected_as_double(row: Read, number: int) -> Read:
    reason = _l("The id “%(id)s” is already in row %(number)s.", id=row.source_id, number=number)
    return replace(row, details=None, reasons=(*row.reasons, reason))
