"""What every reader of vacancies shares: the answer it gives, and gathering it from one row."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from flask_babel import lazy_gettext as _l

from vrijwilligers.core.cells import BadCell, postcode
from vrijwilligers.core.places import municipalities, of_name, of_postcode
from vrijwilligers.core.text import holds_national_number, one_line, plain_text, safe_link
from vrijwilligers.vacancies.readers.mappings import ColumnMap
from vrijwilligers.vacancies.rules import VacancyDetails

LONGEST_NAME = 500  # characters of a title, a name or an id
LONGEST_TEXT = 20_000  # of a description
EACH = 250  # rows between two reports of how far it is

BRUSSELS = re.compile(r"1[0-2]\d\d")  # postcodes of the region

Value = TypeVar("Value")


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


@dataclass
class Gathering:
    """The cells of one row while they are read, with everything that is wrong with them."""

    number: int
    cells: dict[str, str]
    written: Mapping[str, str] | None = None  # the same before it was mapped
    reasons: list[object] = field(default_factory=list)
    notes: list[object] = field(default_factory=list)

    def value(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """Parse a cell; a bad one is a reason that names its column."""
        text = self.cells.get(column, "")
        try:
            return parse(text)
        except BadCell as bad:
            reason = _l("%(column)s: %(reason)s", column=column, reason=bad.reason)
            self.reject(_national(column) if holds_national_number(text) else reason)
            return None

    def line(self, column: str) -> str | None:
        """Read a short text as one harmless line."""
        return " ".join(self._text(column, LONGEST_NAME).split()) or None

    def text(self, column: str) -> str:
        """Read a long text, without tags and control characters."""
        return self._text(column, LONGEST_TEXT)

    def _text(self, column: str, longest: int) -> str:
        text = plain_text(self.cells.get(column, ""))
        if len(text) > longest:
            self.reject(_l("%(column)s: the text is too long.", column=column))
            return ""
        if holds_national_number(text):
            self.reject(_national(column))
            return ""
        return text

    def link(self, column: str) -> str | None:
        """Read a web address; one that may not stand on a page is dropped, and that is said."""
        written = self.cells.get(column, "")
        link = safe_link(written)
        if written and not link:
            self.notes.append(_l("The link was left out: it is not a web address."))
        return link

    def code(self, column: str, known: frozenset[str]) -> str | None:
        """Read one code of a list that the coordinator keeps."""
        code = self.cells.get(column, "").lower()
        if code and code not in known:
            reason = _l(
                "%(column)s: the code “%(code)s” is unknown.",
                column=column,
                code=one_line(code[:60]),
            )
            self.reject(reason)
            return None
        return code or None

    def place(self, name: str, code: str) -> dict[str, str | None]:
        """Find the municipality of the cells with a name and a postcode; keep an unknown name."""
        number, written = self.value(code, postcode), self.line(name)
        by_name = _by_name(written) if _may_be_brussels(number) else None
        return {
            "postcode": number,
            "municipality": by_name or of_postcode(number),
            "place": None if by_name else written,
        }

    def reject(self, reason: object) -> None:
        """Note a reason why the row cannot come in."""
        self.reasons.append(reason)

    def answer(self, make: Callable[[], VacancyDetails], source_id: str | None) -> Read:
        """Hand the row over: with its details, or with all the reasons why not and its cells."""
        details = None if self.reasons else make()
        reasons, notes = tuple(self.reasons), tuple(self.notes)
        return Read(self.number, details, reasons, notes, source_id, self.written or self.cells)


def _national(column: str) -> object:
    return _l("%(column)s: this holds a national register number.", column=column)


def _by_name(written: str | None) -> str | None:
    """Find a NIS code by that code, by a name, or by both names with a stroke between."""
    if written in municipalities():
        return written
    return next((code for code in map(of_name, (written or "").split("/")) if code), None)


def _may_be_brussels(number: str | None) -> bool:
    """Tell whether a postcode leaves room for Brussels: Vorst is also a village of 2430 Laakdal."""
    return number is None or bool(BRUSSELS.fullmatch(number))


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
