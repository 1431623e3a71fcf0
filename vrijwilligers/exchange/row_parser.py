"""One row of a file from outside, gathered cell by cell with everything that is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.cells import BadCell, postcode, words
from vrijwilligers.vocabulary.places import municipalities, of_name, of_postcode
from vrijwilligers.vocabulary.text import holds_national_number, one_line, plain_text, safe_link

LONGEST_NAME = 500  # characters of a title, a name or an id
LONGEST_TEXT = 20_000  # of a description

BRUSSELS = re.compile(r"1[0-2]\d\d")  # postcodes of the region

Value = TypeVar("Value")
ParsedCells = dict[tuple[Callable[[str], Any], str], Any]


class CellNote(NamedTuple):
    """What was left out of a row that comes in, and of which column."""

    column: str
    text: object

    def __str__(self) -> str:
        """Say it in the language of now."""
        return str(self.text)


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

    def value(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """Parse a cell; a bad one is a reason that names its column."""
        try:
            return self._parse(column, parse)
        except BadCell as bad:
            if not self._is_national(column):
                self.reject(
                    _l("%(column)s: %(reason)s", column=self.say(column), reason=bad.reason)
                )
            return None

    def value_if_good(self, column: str, parse: Callable[[str], Value]) -> Value | None:
        """Parse a cell without which the row can do: a bad one is left out, and that is said."""
        try:
            return self._parse(column, parse)
        except BadCell as bad:
            named = {"column": self.say(column), "reason": bad.reason}
            text = _l("%(column)s was left out: %(reason)s", **named)
            if not self._is_national(column):
                self.note(column, text)
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
            self.reject(_national(self.say(column)))
            return ""
        return text

    def link(self, column: str) -> str | None:
        """Read a web address; one that may not stand on a page is dropped, and that is said."""
        if self._is_national(column):
            return None
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
        if unknown and self._is_national(column):
            return frozenset()
        for code in unknown:
            named = {"column": self.say(column), "code": one_line(code[:60])}
            self.reject(_l("%(column)s: the code “%(code)s” is unknown.", **named))
        return known & {*codes}

    def _is_national(self, column: str) -> bool:
        """Reject a cell with a national register number, without repeating it (P-07)."""
        found = holds_national_number(self.cells.get(column, ""))
        if found:
            self.reject(_national(self.say(column)))
        return found

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

    def note(self, column: str, text: object) -> None:
        """Note what was left out of a column."""
        self.notes.append(CellNote(column, text))

    def reject(self, reason: object) -> None:
        """Note a reason why the row cannot come in."""
        self.reasons.append(reason)


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
