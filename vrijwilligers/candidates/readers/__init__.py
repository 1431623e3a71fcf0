"""Our own table of candidates: a list that somebody kept before, one row a person.

A cell that is not understood is left out, and that is said; so is a text with a word of illness,
faith, origin or status, and any cell with a national register number. What rejects a row is a
missing name, no way to reach somebody, no day of consent, or somebody too young.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentWay,
    DeclaredConsent,
    ListedCandidate,
)
from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.field_cells import FieldCells
from vrijwilligers.exchange.field_columns import FieldColumns
from vrijwilligers.exchange.row_parser import RowParser, unknown_code
from vrijwilligers.imports.readers.files import answer
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.sensitive_words.rules import WordMatcher
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import of_postcode
from vrijwilligers.vocabulary.text import fold, one_line, plain_text

FIELDS = FieldColumns(
    CandidateDetails,
    {
        "municipality": (),  # the postcode says it
        "comes_by": (),  # this and the next are said at the desk alone
        "whatsapp": (),
        "other_languages": (),
        "from_home": (),
    },
)
CONSENT = FieldColumns(
    DeclaredConsent, {"given_on": ("consent_given_on",), "way": ("consent_way",)}
)
COLUMNS = (*FIELDS.names, *CONSENT.names)
YES_OR_NO = FIELDS.of_type(bool)


@dataclass(frozen=True)
class ListVocabulary(CodeNames):
    """What the desk knows of the words of a list: its codes by name, and what it does not keep."""

    sensitive_words: WordMatcher


def parse(parser: RowParser, names: ListVocabulary) -> ParsedRow:
    """Make a candidate of a row."""
    details = CANDIDATE.read(parser) | {
        "languages": _languages(parser),
        "categories": _codes(parser, "categories", names.categories),
        "talents": _codes(parser, "talents", names.talents),
        **{name: _text(parser, name, names.sensitive_words) for name in TEXTS},
    }
    details["municipality"] = of_postcode(details.get("postcode"))
    details.setdefault("language", _first_of_ours(details["languages"]))
    consent = _consent(parser)
    _refuse_impossible(parser, details)
    return answer(
        parser,
        "",
        lambda: ListedCandidate(details=CandidateDetails(**details), consent=consent),
    )


def _text(parser: RowParser, column: str, words: WordMatcher) -> str | None:
    """Read a text about somebody; with a word that we do not keep it stays empty (P-06)."""
    text = parser.text(column)
    if not words.find(text):
        return text or None
    parser.empty_of_word(column)
    return None


def holds_word(names: ListVocabulary, column: str | None, cell: str) -> bool:
    """Tell whether a cell holds a word that we do not keep about somebody.

    A name or a code may be the same word; in a column that we do not read anything may stand.
    """
    return column in FREE and bool(names.sensitive_words.find(plain_text(cell)))


def _languages(parser: RowParser) -> dict[str, Level | None]:
    languages: dict[str, Level | None] = {}
    for word in cells.words(parser.cells.get("languages", "")):
        languages |= _left_out(parser, "languages", word, loose_cells.spoken_languages) or {}
    return languages


def _first_of_ours(languages: Iterable[str]) -> str:
    return next((code for code in languages if code in LANGUAGES), "nl")


def _own_language(text: str) -> str | None:
    if text and text.lower() not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        wrong = {"text": one_line(text[:60]), "allowed": allowed}
        raise cells.BadCell(_l("“%(text)s” is not one of: %(allowed)s.", **wrong))
    return text.lower() or None


def _left_out(parser: RowParser, column: str, word: str, read: Any) -> Any:
    """Read one word of a cell; a bad one is left out, and the others stay."""
    alone = RowParser(parser.number, {column: word}, headers=parser.headers)
    value = alone.value(column, read)
    parser.notes += alone.notes
    parser.reasons += alone.reasons
    return value


def _codes(parser: RowParser, column: str, names: Mapping[str, str]) -> frozenset[str]:
    words = cells.words(parser.cells.get(column, ""))
    read = partial(_code, names)
    return frozenset({_left_out(parser, column, word, read) for word in words} - {None})


def _code(names: Mapping[str, str], word: str) -> str:
    if fold(word) not in names:
        raise cells.BadCell(unknown_code(word))
    return names[fold(word)]


def _birth_year(text: str) -> int | None:
    year = cells.whole_number(text)
    if year is not None and not 0 <= today().year - year <= rules.OLDEST:
        raise cells.BadCell(_l("“%(text)s” is not a possible year.", text=one_line(text[:60])))
    return year


def _consent(parser: RowParser) -> DeclaredConsent:
    given_on = parser.needed_value("consent_given_on", loose_cells.day)
    if given_on is None and not parser.reasons:
        parser.reject(_l("The day of consent is missing: without consent we keep no fiche."))
    if given_on and given_on > today():
        parser.reject(_l("The day of consent has not come yet."))
    last = parser.value("last_contact_on", _past_day)
    return DeclaredConsent(
        given_on=given_on or today(),
        way=parser.value("consent_way", cells.one_of(ConsentWay)),
        last_contact_on=max(last or date.min, given_on or today()),
    )


def _past_day(text: str) -> date | None:
    day = loose_cells.day(text)
    if day and day > today():
        raise cells.BadCell(_l("“%(text)s” has not come yet.", text=one_line(text)))
    return day


def _refuse_impossible(parser: RowParser, details: Mapping[str, Any]) -> None:
    """Look at the row as a whole."""
    for is_wrong, reason in (
        (not (details.get("given_name") or details.get("family_name")), _l("The name is missing.")),
        (
            not (details.get("phone") or details.get("email")),
            _l("There is no phone number and no e-mail address: nobody could reach this person."),
        ),
        (
            rules.needs_parent(details.get("birth_year"), year=today().year),
            _l("This person is under 16. Register them at the desk."),
        ),
    ):
        if is_wrong:
            parser.reject(reason)


PARSERS = {
    "birth_year": _birth_year,
    "phone": loose_cells.first_phone,
    "email": loose_cells.first_email,
    "postcode": loose_cells.postcode,
    "language": _own_language,
    "days": loose_cells.days,
}
NAMES = ("given_name", "family_name")
TEXTS = tuple(name for name in FIELDS.of_type(str) if name not in (*NAMES, *PARSERS))
FREE = (None, *TEXTS)  # None: a column that means nothing to us
CANDIDATE = FieldCells(FIELDS, PARSERS, beside=("languages", "categories", "talents", *TEXTS))
