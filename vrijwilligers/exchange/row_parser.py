"""One row of a file from outside, gathered cell by cell with everything that is wrong with it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.cell_notes import CellNote, Remarked
from vrijwilligers.exchange.cells import BadCell, short, words
from vrijwilligers.exchange.loose_cells.contacts import web_address
from vrijwilligers.exchange.loose_cells.places import place_of, postcode, split
from vrijwilligers.exchange.national_numbers import lawful
from vrijwilligers.vocabulary.lexicon import folded
from vrijwilligers.vocabulary.text import fold, holds_national_number, plain_text

LONGEST_NAME = 500  # characters of a title, a name or an id
LONGEST_TEXT = 20_000  # of a description
WORD_MARK = "\N{SYMBOL FOR START OF HEADING}"  # in a file that waits: here stood such a word

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
    strict: Collection[str] = ()  # columns of which each cell has to be understood

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

    def value(self, column: str, parse: Callable[[str], Any]) -> Any:
        """Parse a cell; one that is not understood is left out, and that is said: the row stays."""
        found = self._parse(column, parse)
        if isinstance(found, BadCell):
            self.not_understood(column, found.reason, self.cells[column])
            return None
        if isinstance(found, Remarked):
            named = {"column": self.say(column), "remark": found.remark}
            self.note(column, _l("%(column)s: %(remark)s", **named))
            return found.value
        return found

    def needed_value(self, column: str, parse: Callable[[str], Any]) -> Any:
        """Parse a cell without which there is no row: a bad one is a reason."""
        found = self._parse(column, parse)
        if isinstance(found, BadCell):
            self.reject(_l("%(column)s: %(reason)s", column=self.say(column), reason=found.reason))
            return None
        return found.value if isinstance(found, Remarked) else found

    def _parse(self, column: str, parse: Callable[[str], Any]) -> Any:
        """Parse a cell, unless the same stood in an earlier row: nobody changes a value."""
        cell = parse, self.cells.get(column, "")
        if cell not in self.parsed:
            self.parsed[cell] = _parsed(*cell)
        return self.parsed[cell]

    def line(self, column: str) -> str | None:
        """Read a short text as one harmless line."""
        return " ".join(self._text(column, LONGEST_NAME).split()) or None

    def needed_line(self, column: str) -> str | None:
        """Read a line without which there is no row: one that is too long is a reason."""
        text = self.cells.get(column, "")
        if len(text) > LONGEST_NAME and len(plain_text(text)) > LONGEST_NAME:
            self.reject(_l("%(column)s: the text is too long.", column=self.say(column)))
            return None
        return self.line(column)

    def text(self, column: str) -> str:
        """Read a long text, without tags and control characters."""
        return self._text(column, LONGEST_TEXT)

    def _text(self, column: str, longest: int) -> str:
        written = self.cells.get(column)
        if not written:
            return ""
        text = plain_text(written)
        if len(text) > longest:
            self.leave_out(column, _l("the text is too long."))
            return ""
        if holds_national_number(text):
            self.empty(column)
            return ""
        return text

    def link(self, column: str) -> str | None:
        """Read a web address; one that may not stand on a page is dropped, and that is said."""
        link = self._parse(column, web_address)
        if isinstance(link, BadCell):
            self.note(column, _l("The link was left out: it is not a web address."))
            self.insist(column, link.reason)
            return None
        return cast(str | None, link)

    def code(self, column: str, known: frozenset[str]) -> str | None:
        """Read one code of a list that the coordinator keeps."""
        code = self._said(column)
        return next(iter(self._known(column, [code] if code else [], known, str.lower)), None)

    def codes(
        self, column: str, known: frozenset[str], spelt: Callable[[str], str] = str.lower
    ) -> frozenset[str]:
        """Read codes of a list; each that is unknown is left out, and that is said."""
        return self._known(column, words(self._said(column)), known, spelt)

    def _said(self, column: str) -> str:
        """Return what stands in a cell; *n.v.t.* and *?* are as good as empty."""
        text = self.cells.get(column, "")
        return "" if text and _says_nothing(text) else text

    def _known(
        self,
        column: str,
        written: Iterable[str],
        known: frozenset[str],
        spelt: Callable[[str], str],
    ) -> frozenset[str]:
        codes = {spelt(word): word for word in written}
        for code in sorted(codes.keys() - known):
            self.not_understood(column, unknown_code(codes[code]), codes[code])
        return known.intersection(codes)

    def place(self, name: str, code: str) -> dict[str, str | None]:
        """Find the municipality of the cells with a name and a postcode; keep an unknown name."""
        number, beside = self.value(code, postcode), split(self.cells.get(code, ""))
        written = self.line(name) or (beside[1] or None if beside[0] else None)
        found = place_of(number, written)
        if found.town and not (found.municipality or found.postcode):
            text = _l("“%(text)s” is no place in Brussels that we know.", text=short(found.town))
            remark = _l("%(column)s: %(remark)s", column=self.say(name), remark=text)
            self.note(name, remark, written or "")
            self.insist(name, text)
        return {
            "postcode": found.postcode,
            "municipality": found.municipality,
            "place": found.town,
        }

    def say(self, column: str) -> object:
        """Name a column as the file does: nobody has to know our names."""
        return self.headers.get(column, column)

    def not_understood(self, column: str, reason: object, cell: str) -> None:
        """Leave a cell out that is not understood; of a strict column the row goes with it."""
        self.leave_out(column, reason, cell)
        self.insist(column, reason)

    def insist(self, column: str, reason: object) -> None:
        """Reject the row for a cell of a strict column."""
        if column in self.strict:
            self.reject(_l("%(column)s: %(reason)s", column=self.say(column), reason=reason))

    def leave_out(self, column: str, reason: object, cell: str = "") -> None:
        """Note that a cell was left out, and why; ``cell`` is what was not understood of it."""
        named = {"column": self.say(column), "reason": reason}
        self.note(column, _l("%(column)s was left out: %(reason)s", **named), cell)

    def note(self, column: str, text: object, cell: str = "") -> None:
        """Note what was left out of a column."""
        self.notes.append(CellNote(column, text, cell))

    def reject(self, reason: object) -> None:
        """Note a reason why the row cannot come in."""
        self.reasons.append(reason)

    def why_rejected(self) -> tuple[object, ...]:
        """Return all the reasons why a row cannot come in; first what was emptied, if it cannot."""
        emptied = [_national(self.say(column)) for column in self.emptied if self.reasons]
        return (*emptied, *self.reasons)


def unknown_code(code: str) -> object:
    """Say that a code stands in no list of ours."""
    return _l("the code “%(code)s” is unknown.", code=short(code))


def _parsed(parse: Callable[[str], Any], text: str) -> Any:
    """Return what a cell says, or why that is not understood."""
    try:
        return parse(text)
    except BadCell as bad:
        return parse("") if _says_nothing(text) else bad


def _says_nothing(text: str) -> bool:
    return fold(text) in folded("answers", "nothing")


def _national(column: object) -> object:
    return _l("%(column)s: this holds a national register number.", column=column)
