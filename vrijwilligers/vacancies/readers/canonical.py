"""Our own table of vacancies, as in docs/exchange.md: one row a vacancy, one column a fact."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.cells import words
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.imports.readers.files import answer
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.organisations.rules import kbo_is_valid, plain_kbo
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vacancies.readers.columns import COLUMNS
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    NO_PRACTICE,
    Allowance,
    SourceDetails,
    Text,
)
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.text import fold, one_line

__all__ = ["COLUMNS", "parse"]

WEEK = 7 * 24  # hours
OLDEST = 120  # years


def parse(parser: RowParser, names: CodeNames) -> ParsedRow:
    """Make a vacancy of a row."""
    parser.cells = _with_codes(parser.cells, names)
    source_id = parser.line("source_id")
    facts: dict[str, Any] = {
        "source_id": source_id,
        "source_url": parser.link("url"),
        **_words(parser, names),
        **_when(parser),
        **parser.place("municipality", "postcode"),
        **_conditions(parser),
        **_contact(parser),
    }
    _refuse_impossible(parser, facts)
    return answer(parser, source_id or "", lambda: SourceDetails(**facts))


def _with_codes(cells: Mapping[str, str], names: CodeNames) -> dict[str, str]:
    """Return the cells of a row with codes where they had the names of codes."""
    category = cells.get("category", "")
    talents = (names.talents.get(fold(word), word) for word in words(cells.get("talents", "")))
    named = {
        "category": names.categories.get(fold(category), category),
        "talents": ", ".join(talents),
    }
    return {**cells, **{column: said for column, said in named.items() if column in cells}}


def _words(parser: RowParser, names: CodeNames) -> dict[str, Any]:
    return {
        "organisation": parser.line("organisation"),
        "organisation_kbo": parser.value("organisation_kbo", _kbo),
        "texts": _texts(parser),
        "category": parser.code("category", frozenset(names.categories.values())),
        "talents": parser.codes("talents", frozenset(names.talents.values())),
    }


def _texts(parser: RowParser) -> dict[str, Text]:
    texts = {}
    for language in LANGUAGES:
        title = parser.line(f"title_{language}")
        description = parser.text(f"description_{language}")
        if title:
            texts[language] = Text(title, description)
        elif description:
            text = _l("A description without a title was left out.")
            parser.note(f"description_{language}", text)
    return texts


def _when(parser: RowParser) -> dict[str, Any]:
    return {
        "engagement": parser.value("engagement", cells.one_of(Engagement)),
        "start_on": parser.value("start_on", cells.a_date),
        "end_on": parser.value("end_on", cells.a_date),
        "publish_until": parser.value("publish_until", cells.a_date),
        "days": parser.value("days", cells.days),
        "hours_per_week": parser.value("hours_per_week", cells.decimal),
        "places": parser.value("places", cells.whole_number),
    }


def _conditions(parser: RowParser) -> dict[str, Any]:
    return {
        "wheelchair": parser.value("wheelchair", cells.yes_or_no),
        "remote": parser.value("remote", cells.yes_or_no),
        "support_offered": parser.value("support_offered", cells.yes_or_no),
        "languages": parser.value("languages", cells.languages),
        "practise_dutch": parser.value("practise_dutch", _practice),
        "minimum_age": parser.value("minimum_age", cells.whole_number),
        "allowance": parser.value("allowance", cells.one_of(Allowance)),
    }


def _contact(parser: RowParser) -> dict[str, Any]:
    return {
        "contact_name": parser.line("contact_name"),
        "contact_email": parser.value("contact_email", cells.email),
        "contact_phone": parser.value("contact_phone", cells.phone),
    }


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
    if text.casefold() in cells.NO:
        return NO_PRACTICE
    if text.casefold() in cells.YES:
        return Level.A1
    found = cells.level(text)
    if found == Level.NATIVE:
        raise cells.BadCell(_l("Who speaks Dutch from home has no need to practise it."))
    return found


def _refuse_impossible(parser: RowParser, facts: dict[str, Any]) -> None:
    """Look at the row as a whole: what is missing, and what cannot be true together."""
    start, end = facts["start_on"], facts["end_on"]
    for wrong, reason in (
        (not facts["source_id"], _l("The id of the source (source_id) is missing.")),
        (not facts["organisation"], _l("The organisation is missing.")),
        (not facts["texts"], _l("A title is missing.")),
        (start and end and end < start, _l("The end comes before the start.")),
        ((facts["hours_per_week"] or 0) > WEEK, _l("A week has 168 hours.")),
        ((facts["minimum_age"] or 0) > OLDEST, _l("The minimum age is not possible.")),
    ):
        if wrong:
            parser.reject(reason)
