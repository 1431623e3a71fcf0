"""Our own table of vacancies, as in docs/exchange.md: one row a vacancy, one column a fact."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.cell_notes import Remarked
from vrijwilligers.exchange.cells import words_as_codes
from vrijwilligers.exchange.field_cells import FieldCells
from vrijwilligers.exchange.loose_cells.practice import practice
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.imports.readers.files import answer
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.organisations.rules import kbo_is_valid, plain_kbo
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vacancies.readers.columns import COLUMNS, FIELDS
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    NO_PRACTICE,
    SourceDetails,
    Text,
)
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.text import fold, one_line

__all__ = ["COLUMNS", "READ_BY", "parse"]

WEEK = 7 * 24  # hours
OLDEST = 120  # years


def parse(parser: RowParser, names: CodeNames) -> ParsedRow:
    """Make a vacancy of a row."""
    parser.cells = _with_codes(parser.cells, names)
    source_id = parser.needed_line("source_id")
    facts: dict[str, Any] = {
        "source_id": source_id,
        "source_url": parser.link("url"),
        "organisation": parser.needed_line("organisation"),
        "texts": _texts(parser),
        "category": parser.code("category", frozenset(names.categories.values())),
        "talents": parser.codes("talents", frozenset(names.talents.values())),
        **parser.place("municipality", "postcode"),
        **VACANCY.read(parser),
    }
    _refuse_without_name(parser, facts)
    facts = _possible(parser, facts)
    return answer(parser, source_id or "", lambda: SourceDetails(**facts))


def _with_codes(cells: Mapping[str, str], names: CodeNames) -> dict[str, str]:
    """Return the cells of a row with codes where they had the names of codes."""
    category = cells.get("category", "")
    named = {
        "category": names.categories.get(fold(category), category),
        "talents": words_as_codes(cells.get("talents", ""), names.talents),
    }
    return {**cells, **{column: said for column, said in named.items() if column in cells}}


def _texts(parser: RowParser) -> dict[str, Text]:
    texts = {}
    for language in LANGUAGES:
        title = parser.needed_line(f"title_{language}")
        description = parser.text(f"description_{language}")
        if title:
            texts[language] = Text(title, description)
        elif description:
            text = _l("A description without a title was left out.")
            parser.note(f"description_{language}", text)
    return texts


def _kbo(text: str) -> str | None:
    if not text:
        return None
    if not kbo_is_valid(text):
        raise cells.BadCell(
            _l("“%(text)s” is not a valid company number.", text=one_line(text[:60]))
        )
    return plain_kbo(text)


def _practice(text: str) -> str | None:
    """Read ``no`` or the level from which; a bare yes welcomes people from a first word (A1)."""
    said, level = practice(text)
    if level == Level.NATIVE:
        raise cells.BadCell(_l("Who speaks Dutch from home has no need to practise it."))
    return NO_PRACTICE if said is False else level or (Level.A1 if said else None)


def _hours(text: str) -> float | Remarked | None:
    hours = loose_cells.hours(text)
    return _at_most(hours, WEEK, _l("a week has 168 hours."))


def _age(text: str) -> int | Remarked | None:
    return _at_most(loose_cells.age(text), OLDEST, _l("the minimum age is not possible."))


def _at_most(found: Any, most: int, reason: object) -> Any:
    number = found.value if isinstance(found, Remarked) else found
    if number and number > most:
        raise cells.BadCell(reason)
    return found


def _possible(parser: RowParser, facts: dict[str, Any]) -> dict[str, Any]:
    """Look at the row as a whole: what cannot be true together is left out."""
    start, end = facts.get("start_on"), facts.get("end_on")
    if start and end and end < start:
        parser.leave_out("end_on", _l("the end comes before the start."))
        return facts | {"end_on": None}
    return facts


def _refuse_without_name(parser: RowParser, facts: Mapping[str, Any]) -> None:
    """Reject a row that nobody could recognise."""
    for name, reason in (
        ("source_id", _l("The id of the source (source_id) is missing.")),
        ("organisation", _l("The organisation is missing.")),
        ("texts", _l("A title is missing.")),
    ):
        if not facts[name]:
            parser.reject(reason)


VACANCY = FieldCells(
    FIELDS,
    {
        "organisation_kbo": _kbo,
        "start_on": loose_cells.first_day,
        "end_on": loose_cells.last_day,
        "publish_until": loose_cells.last_day,
        "days": loose_cells.days,
        "hours_per_week": _hours,
        "places": loose_cells.people,
        "languages": loose_cells.languages,
        "practise_dutch": _practice,
        "minimum_age": _age,
        "contact_email": loose_cells.first_email,
        "contact_phone": loose_cells.first_phone,
    },
    beside=("source_id", "organisation", "category", "talents", "postcode", "municipality"),
)
READ_BY = VACANCY.read_by | {"postcode": loose_cells.postcode}
