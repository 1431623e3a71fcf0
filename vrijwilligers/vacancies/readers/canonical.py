"""Our own table of vacancies, as in docs/exchange.md: one row a vacancy, one column a fact."""

from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells
from vrijwilligers.exchange.tables import Row, Table, read_table
from vrijwilligers.organisations.rules import kbo_is_valid, plain_kbo
from vrijwilligers.vacancies.readers.columns import COLUMNS
from vrijwilligers.vacancies.readers.mappings import ColumnMap, fitting, unknown
from vrijwilligers.vacancies.readers.rows import (
    PLAIN,
    Codes,
    Manner,
    Read,
    Reading,
    RowParser,
    followed,
    without_doubles,
)
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    NO_PRACTICE,
    Allowance,
    SourceDetails,
    Text,
)
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.text import one_line

__all__ = ["COLUMNS", "read", "read_rows"]

WEEK = 7 * 24  # hours
OLDEST = 120  # years


def read(content: bytes, known: Codes, manner: Manner = PLAIN) -> Reading:
    """Read a CSV or XLSX file; raise ``Unreadable`` where no column is ours."""
    return read_rows(read_table(content), known, manner)


def read_rows(table: Table, known: Codes, manner: Manner = PLAIN) -> Reading:
    """Read the rows of a table by what its columns mean; raise ``Unreadable``."""
    found = fitting(table, manner.columns)
    rows = without_doubles(
        _read_row(_gathering(row, found, known), row.fault, known)
        for row in followed(table.rows, manner.follow)
    )
    unknown_columns = unknown(table, found)
    return Reading(rows, unknown_columns, table.format, is_feed=False, columns=table.columns)


def _gathering(row: Row, found: ColumnMap, known: Codes) -> RowParser:
    return RowParser(row.number, known.spelt(found.cells(row.cells)), row.cells)


def _read_row(gathering: RowParser, fault: object | None, known: Codes) -> Read:
    if fault:
        gathering.reject(fault)
    source_id = gathering.line("source_id")
    facts: dict[str, Any] = {
        "source_id": source_id,
        "source_url": gathering.link("url"),
        **_words(gathering, known),
        **_when(gathering),
        **gathering.place("municipality", "postcode"),
        **_conditions(gathering),
        **_contact(gathering),
    }
    _refuse_impossible(gathering, facts)
    return gathering.answer(lambda: SourceDetails(**facts), source_id)


def _words(gathering: RowParser, known: Codes) -> dict[str, Any]:
    return {
        "organisation": gathering.line("organisation"),
        "organisation_kbo": gathering.value("organisation_kbo", _kbo),
        "texts": _texts(gathering),
        "category": gathering.code("category", known.categories),
        "talents": gathering.codes("talents", known.talents),
    }


def _texts(gathering: RowParser) -> dict[str, Text]:
    texts = {}
    for language in LANGUAGES:
        title = gathering.line(f"title_{language}")
        description = gathering.text(f"description_{language}")
        if title:
            texts[language] = Text(title, description)
        elif description:
            text = _l("A description without a title was left out.")
            gathering.note(f"description_{language}", text)
    return texts


def _when(gathering: RowParser) -> dict[str, Any]:
    return {
        "engagement": gathering.value("engagement", lambda text: cells.choice(text, Engagement)),
        "start_on": gathering.value("start_on", cells.a_date),
        "end_on": gathering.value("end_on", cells.a_date),
        "publish_until": gathering.value("publish_until", cells.a_date),
        "days": gathering.value("days", cells.days),
        "hours_per_week": gathering.value("hours_per_week", cells.decimal),
        "places": gathering.value("places", cells.whole_number),
    }


def _conditions(gathering: RowParser) -> dict[str, Any]:
    return {
        "wheelchair": gathering.value("wheelchair", cells.yes_or_no),
        "remote": gathering.value("remote", cells.yes_or_no),
        "support_offered": gathering.value("support_offered", cells.yes_or_no),
        "languages": gathering.value("languages", cells.languages),
        "practise_dutch": gathering.value("practise_dutch", _practice),
        "minimum_age": gathering.value("minimum_age", cells.whole_number),
        "allowance": gathering.value("allowance", lambda text: cells.choice(text, Allowance)),
    }


def _contact(gathering: RowParser) -> dict[str, Any]:
    return {
        "contact_name": gathering.line("contact_name"),
        "contact_email": gathering.value("contact_email", cells.email),
        "contact_phone": gathering.value("contact_phone", cells.phone),
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


def _refuse_impossible(gathering: RowParser, facts: dict[str, Any]) -> None:
    """Look at the row as a whole: what is missing, and what cannot be true together."""
    start, end = facts["start_on"], facts["end_on"]
    for wrong, reason in (
        (not facts["source_id"], _l("The id of the source (source_id) is missing.")),
        (not facts["organisation"], _l("The organisation is missing.")),
        (not facts["texts"], _l("A title is missing (title_nl, title_fr or title_en).")),
        (start and end and end < start, _l("The end comes before the start.")),
        ((facts["hours_per_week"] or 0) > WEEK, _l("A week has 168 hours.")),
        ((facts["minimum_age"] or 0) > OLDEST, _l("The minimum age is not possible.")),
    ):
        if wrong:
            gathering.reject(reason)
