"""What goes out of the desk in bulk: in which shape, why, and under whose name (P-30)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.sheets import Sheet, csv_of, xlsx_of
from vrijwilligers.vocabulary.languages import say_day, say_hour
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import fold


class ExportReason(StrEnum):
    """Why a list is handed out: a closed list, because it is logged."""

    CORRECT = "correct"
    PARTNER = "partner"
    MAILING = "mailing"
    COUNT = "count"
    OTHER = "other"


class ExportFormat(StrEnum):
    """As what a list is handed out."""

    XLSX = "xlsx"
    CSV = "csv"
    ENGAGEMENT = "engagement"
    VCARD = "vcard"
    VCARD4 = "vcard4"


REASONS = {
    ExportReason.CORRECT: _l("To correct it and bring it in again"),
    ExportReason.PARTNER: _l("To give it to a partner"),
    ExportReason.MAILING: _l("To print it, or to write to people"),
    ExportReason.COUNT: _l("To count for ourselves"),
    ExportReason.OTHER: _l("Something else"),
}
SHAPES = {
    ExportFormat.XLSX: _l("Excel (.xlsx)"),
    ExportFormat.CSV: _l("CSV, for other programs"),
    ExportFormat.ENGAGEMENT: _l(
        "API Engagement (JSON), for websites: open vacancies, no contact data"
    ),
    ExportFormat.VCARD: _l("Address cards of the contact persons (vCard 3.0, also for Outlook)"),
    ExportFormat.VCARD4: _l("Address cards of the contact persons (vCard 4.0)"),
}
CARDS = {ExportFormat.VCARD: "3.0", ExportFormat.VCARD4: "4.0"}  # with the version that is written
TYPES = {
    ExportFormat.XLSX: (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ExportFormat.CSV: ("csv", "text/csv; charset=utf-8"),
    ExportFormat.ENGAGEMENT: ("json", "application/json"),
    **dict.fromkeys(CARDS, ("vcf", "text/vcard; charset=utf-8")),
}
TABLES = {ExportFormat.XLSX: xlsx_of, ExportFormat.CSV: csv_of}


class NothingToHandOut(Problem):
    """An empty file helps nobody."""

    message = _l("There is nothing to hand out: the list is empty.")


class CannotComeBack(Problem):
    """Feeds and cards leave out what they have no word for."""

    message = _l("To correct it and bring it in again, choose Excel or CSV.")
    field = "shape"


@dataclass(frozen=True, kw_only=True)
class ExportStamp:
    """Who makes a file, when, and why."""

    by: str
    at: datetime
    reason: ExportReason

    def about(self, *, shows: str, count: int) -> dict[str, str]:
        """Say what a file is, as question and answer, in the language of whoever makes it."""
        return {
            _("Shows"): shows,
            _("Rows"): str(count),
            _("Made by"): self.by,
            _("Made on"): f"{say_day(self.at)}, {say_hour(self.at)}",
            _("Purpose"): str(REASONS[self.reason]),
        }


def refuse_impossible(shape: ExportFormat, reason: ExportReason) -> None:
    """Raise ``CannotComeBack`` for a file to correct that nothing can read back whole."""
    if reason == ExportReason.CORRECT and shape not in TABLES:
        raise CannotComeBack


@dataclass(frozen=True, kw_only=True)
class ExportFile:
    """A file that is ready to go out, with how many records it holds."""

    name: str
    content: bytes
    mimetype: str
    count: int


def handout(name: str, shape: ExportFormat, content: bytes, count: int) -> ExportFile:
    """Give a file the ending and the type of its shape."""
    ending, mimetype = TYPES[shape]
    return ExportFile(name=f"{name}.{ending}", content=content, mimetype=mimetype, count=count)


def table(name: str, shape: ExportFormat, sheet: Sheet, count: int) -> ExportFile:
    """Write a table in the shape that was asked."""
    return handout(name, shape, TABLES[shape](sheet), count)


def file_name(parts: Iterable[str | None], day: date) -> str:
    """Name a file after what it holds, in plain letters: *vacancies-food-2026-11-22*."""
    words = [re.sub(r"[^a-z0-9]+", "-", fold(part)).strip("-") for part in parts if part]
    return "-".join([*filter(None, words), day.isoformat()])


def in_one_line(asked: Mapping[str, str]) -> str:
    """Say questions and answers in one line."""
    return " · ".join(f"{question}: {answer}" for question, answer in asked.items())
