"""What the readers of organisations share: the answer they give, and numbers in cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import row_parser
from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.organisations.rules.details import AddressDetails
from vrijwilligers.organisations.rules.listed import Listed
from vrijwilligers.organisations.rules.numbers import (
    kbo_is_valid,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)
from vrijwilligers.vocabulary.text import one_line

SHOWN = 60  # characters of a wrong value repeated to the reader


@dataclass(frozen=True)
class Read:
    """One row: its details, or the reasons why it was rejected; notes say what was left out."""

    number: int
    name: str  # as far as it can be told, also of a rejected row
    details: Listed | None
    reasons: tuple[object, ...] = ()
    notes: tuple[object, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A file that was read; ``format`` is csv, xlsx or register; remarks are about the whole."""

    rows: list[Read]
    unknown_columns: tuple[str, ...]
    format: str
    remarks: tuple[object, ...] = ()


class RowParser(row_parser.RowParser):
    """The cells of one organisation while they are read."""

    def answer(self, name: str | None, make: Callable[[], Listed]) -> Read:
        """Hand the row over: with its details, or with all the reasons why not."""
        details = None if self.reasons else make()
        return Read(self.number, name or "", details, tuple(self.reasons), tuple(self.notes))


def address_at(street: str | None, place: Mapping[str, str | None]) -> AddressDetails:
    """Put a street where it is; ``place`` is what ``RowParser.place`` found."""
    return AddressDetails(
        street=street,
        postcode=place["postcode"],
        municipality=place["municipality"],
        place=place["place"],
    )


def kbo(text: str) -> str | None:
    """Read a company number; raise ``BadCell`` when its check digits are wrong."""
    if not text:
        return None
    if not kbo_is_valid(text):
        raise BadCell(_l("“%(text)s” is not a valid company number.", text=one_line(text[:SHOWN])))
    return plain_kbo(text)


def vcode(text: str) -> str | None:
    """Read a code of the Verenigingsregister."""
    if not text:
        return None
    if not vcode_is_valid(text):
        raise BadCell(
            _l("“%(text)s” is not a vCode: V and seven digits.", text=one_line(text[:SHOWN]))
        )
    return plain_vcode(text)


def without_doubles(rows: Iterable[Read]) -> list[Read]:
    """Reject every row with a number that stands in an earlier row: the first one counts."""
    first: dict[str, int] = {}
    kept = []
    for row in rows:
        for number in _numbers(row.details):
            if first.setdefault(number, row.number) != row.number:
                row = _rejected_as_double(row, number, first[number])
        kept.append(row)
    return kept


def _numbers(details: Listed | None) -> Iterator[str]:
    yield from filter(None, (details.kbo, details.vcode) if details else ())


def _rejected_as_double(row: Read, id: str, number: int) -> Read:
    reason = _l("The number “%(id)s” is already in row %(number)s.", id=id, number=number)
    return replace(row, details=None, reasons=(*row.reasons, reason))
