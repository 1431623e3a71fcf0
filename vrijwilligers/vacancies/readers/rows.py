"""What every reader of vacancies shares: the answer it gives, and gathering it from one row."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import row_parser
from vrijwilligers.exchange.cells import words
from vrijwilligers.vacancies.readers.mappings import ColumnMap
from vrijwilligers.vacancies.rules import SourceDetails
from vrijwilligers.vocabulary.text import fold

EACH = 250  # rows between two reports of how far it is

Value = TypeVar("Value")


@dataclass(frozen=True)
class Codes:
    """The codes of the lists that the coordinator keeps, and their names in each language.

    The names are folded, with the code that they mean.
    """

    categories: frozenset[str]
    talents: frozenset[str]
    category_names: Mapping[str, str] = field(default_factory=dict)
    talent_names: Mapping[str, str] = field(default_factory=dict)

    def spelt(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Return the cells of a row with codes where they had the names of codes."""
        category, talents = cells.get("category", ""), words(cells.get("talents", ""))
        named = {
            "category": self.category_names.get(fold(category), category),
            "talents": ", ".join(self.talent_names.get(fold(word), word) for word in talents),
        }
        return {**cells, **{column: said for column, said in named.items() if column in cells}}


@dataclass(frozen=True)
class Read:
    """One row: its details, or the reasons why it was rejected; notes say what was left out."""

    number: int
    details: SourceDetails | None
    reasons: tuple[object, ...] = ()
    notes: tuple[object, ...] = ()
    source_id: str | None = None  # also of a rejected row: it is not absent
    cells: Mapping[str, str] | None = None  # as they were written, of a rejected row


@dataclass(frozen=True)
class Reading:
    """A file that was read; ``format`` is csv, xlsx, engagement-xml, -json or jobposting."""

    rows: list[Read]
    unknown_columns: tuple[str, ...]
    format: str
    is_feed: bool  # a feed is complete for its source
    columns: tuple[str, ...] = ()  # of the rows as they were written


def not_followed(done: int, total: int) -> None:
    """Tell nobody how far the reading is."""


@dataclass(frozen=True)
class Manner:
    """How a file is read: by which profile, what its columns mean, and who follows how far it is.

    Without a profile its content decides; without a map its headers.
    """

    profile: str | None = None
    columns: ColumnMap | None = None
    follow: Callable[[int, int], None] = not_followed


PLAIN = Manner()


def followed(things: Sequence[Value], follow: Callable[[int, int], None]) -> Iterator[Value]:
    """Hand over things one by one, and tell how far that is."""
    for number, thing in enumerate(things):
        if number % EACH == 0:
            follow(number, len(things))
        yield thing
    follow(len(things), len(things))


class RowParser(row_parser.RowParser):
    """The cells of one row about a vacancy while they are read."""

    def answer(self, make: Callable[[], SourceDetails], source_id: str | None) -> Read:
        """Hand the row over: with its details, or with all the reasons why not and its cells."""
        details = None if self.reasons else make()
        reasons, notes = tuple(self.reasons), tuple(self.notes)
        return Read(self.number, details, reasons, notes, source_id, self.written or self.cells)


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
