"""One row of a file from outside, gathered cell by cell with everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.cell_notes import CellNote
from vrijwilligers.exchange.cells import BadCell, postcode, words
from vrijwilligers.exchange.national_numbers import lawful
from vrijwilligers.vocabulary.places import municipalities, of_name, of_postcode
from vrijwilligers.vocabulary.text import holds_national_number, one_line, plain_text, safe_link

LONGEST_NAME = 500  # characters of a title, a name or an id
LONGEST_TEXT = 20_000  # of a description
WORD_MARK = "\N{SYMBOL FOR START OF HEADING}"  # in a file that waits: here stood such a word

BRUSSELS = re.compile(r"1[0-2]\d\d")  # postcodes of the region

Value = TypeVar("Value")
ParsedCells = dict[tuple[Callable[[str], Any], str], Any]


@dataclass
class RowParser:
    """The cells of one row while they are read, with everything that is wrong with them."""

    number: int
    cells: dict[str, str]
    written: Mapping[str, str] | None = None  # the same before it was mapped to our columns
    reasons: list[object] = field(default_factory=list)
    notes: list[CellNote] = field(default_factory=list)
    parsed: ParsedCells = field(default_factory=dict)  # of the whole file: cells repeat
    headers: Mapping[str, object] = field(default_factory=dict)  # what the file calls our columns
    emptied: list[str] = field(default_factory=list)  # columns that held a national number

    def __post_init__(self) -> None:
        """Empty what holds a national register number, before anybody reads it (P-07)."""
        self.take_in(self.cells)
        self.written = lawful(self.written)[0] if self.written else self.written

    def take_in(self, cells: Mapping[str, str]) -> None:
        """Take in cells; one with a national register number comes in empty, and that is said."""
        kept, emptied = lawful(cells)
        self.cells = {**self.cells, **kept}
        for column in emptied:
            self.empty(column)
        for column in [column for column, text in kept.items() if text == WORD_MARK]:
            self.empty_of_word(column)

    def empty(self, column: str) -> None:
        """Say that a cell held a national register number, without repeating it."""
        self.cells[column] = ""
        self.emptied.append(column)
        self.leave_out(column, _l("a national register number is not kept."))

    def empty_of_word(self, column: str) -> None:
        """Say that a cell held a word that we do not keep about somebody, without repeating it."""
        self.cells[column] = ""
        self.leave_out(column, _l("a word of illness, faith, origin or status is not kept."))

    def value(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """Parse a cell; a bad one is a reason that names its column."""
        try:
            return self._parse(column, parse)
        except BadCell as bad:
            self.reject(_l("%(column)s: %(reason)s", column=self.say(column), reason=bad.reason))
            return None

    def value_if_good(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """Parse a cell without which the row can do: a bad one is left out, and that is said."""
        try:
            return self._parse(column, parse)
        except BadCell as bad:
            self.leave_out(column, bad.reason)
            return None

    def _parse(self, column: str, parse: Callable[[str], Value]) -> Value:
        """Parse a cell, unless the same stood in an earlier row: nobody changes a value."""
        cell = parse, self.cells.get(column, "")
        if cell not in self.parsed:
            self.parsed[cell] = parse(cell[1])
        return self.parsed[cell]

    def line(self, column: str) -> str | None:
        """Read a short text as one harmless line."""
        return " ".join(self._text(column, LONGEST_NAME).split()) or None

    def text(self, column: str) -> str:
        """Read a long text, without tags and control characters."""
        return self._text(column, LONGEST_TEXT)

    def _text(self, column: str, longest: int) -> str:
        written = self.cells.get(column)
        if not written:
            return ""
        text = plain_text(written)
        if len(text) > longest:
            self.reject(_l("%(column)s: the text is too long.", column=self.say(column)))
            return ""
        if holds_national_number(text):
            self.empty(column)
            return ""
        return text

    def link(self, column: str) -> str | None:
        """Read a web address; one that may not stand on a page is dropped, and that is said."""
        written = self.cells.get(column, "")
        link = safe_link(written)
        if written and not link:
            self.note(column, _l("The link was left out: it is not a web address."))
        return link

    def code(self, column: str, known: frozenset[str]) -> str | None:
        """Read one code of a list that the coordinator keeps."""
        code = self.cells.get(column, "").lower()
        return next(iter(self._known(column, [code] if code else [], known)), None)

    def codes(
        self, column: str, known: frozenset[str], spelt: Callable[[str], str] = str.lower
    ) -> frozenset[str]:
        """Read codes of a list; each that is unknown is a reason."""
        written = words(self.cells.get(column, ""))
        return self._known(column, [spelt(word) for word in written], known)

    def _known(self, column: str, codes: list[str], known: frozenset[str]) -> frozenset[str]:
        unknown = sorted({*codes} - known)
        for code in unknown:
            named = {"column": self.say(column), "code": one_line(code[:60])}
            self.reject(_l("%(column)s: the code “%(code)s” is unknown.", **named))
        return known & {*codes}

    def place(self, name: str, code: str) -> dict[str, str | None]:
        """Find the municipality of the cells with a name and a postcode; keep an unknown name."""
        number, written = self.value(code, postcode), self.line(name)
        by_name = _by_name(written) if _may_be_brussels(number) else None
        return {
            "postcode": number,
            "municipality": by_name or of_postcode(number),
            "place": None if by_name else written,
        }

    def say(self, column: str) -> object:
        """Name a column as the file does: nobody has to know our names."""
        return self.headers.get(column, column)

    def leave_out(self, column: str, reason: object) -> None:
        """Note that a cell was left out, and why."""
        named = {"column": self.say(column), "reason": reason}
        self.note(column, _l("%(column)s was left out: %(reason)s", **named))

    def note(self, column: str, text: object) -> None:
        """Note what was left out of a column."""
        self.notes.append(CellNote(column, text))

    def reject(self, reason: object) -> None:
        """Note a reason why the row cannot come in."""
        self.reasons.append(reason)

    def why_rejected(self) -> tuple[object, ...]:
        """Return all the reasons why a row cannot come in; first what was emptied, if it cannot."""
        emptied = [_national(self.say(column)) for column in self.emptied if self.reasons]
        return (*emptied, *self.reasons)


def _national(column: object) -> object:
    return _l("%(column)s: this holds a national register number.", column=column)


def _by_name(written: str | None) -> str | None:
    """Find a NIS code by that code, by a name, or by both names with a stroke between."""
    if written in municipalities():
        return written
    return next((code for code in map(of_name, (written or "").split("/")) if code), None)


def _may_be_brussels(number: str | None) -> bool:
    """Tell whether a postcode leaves room for Brussels: Vorst is also a village of 2430 Laakdal."""
    return number is None or bool(BRUSSELS.fullmatch(number))
