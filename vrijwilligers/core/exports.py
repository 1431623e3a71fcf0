"""What goes out of the desk in bulk: in which shape, why, and under whose name (P-30)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from flask import Response
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.validators import InputRequired

from vrijwilligers.core.forms import AskingForm, Form, choices, said
from vrijwilligers.core.i18n import say_day, say_hour
from vrijwilligers.core.problems import Problem
from vrijwilligers.core.sheets import Sheet, csv_of, xlsx_of
from vrijwilligers.core.text import fold


class Reason(StrEnum):
    """Why a list is handed out: a closed list, because it is logged."""

    CORRECT = "correct"
    PARTNER = "partner"
    MAILING = "mailing"
    COUNT = "count"
    OTHER = "other"


class Shape(StrEnum):
    """As what a list is handed out."""

    XLSX = "xlsx"
    CSV = "csv"
    ENGAGEMENT = "engagement"
    VCARD = "vcard"


REASONS = {
    Reason.CORRECT: _l("To correct it and bring it in again"),
    Reason.PARTNER: _l("To give it to a partner"),
    Reason.MAILING: _l("To print it, or to write to people"),
    Reason.COUNT: _l("To count for ourselves"),
    Reason.OTHER: _l("Something else"),
}
SHAPES = {
    Shape.XLSX: _l("Excel (.xlsx)"),
    Shape.CSV: _l("CSV, for other programs"),
    Shape.ENGAGEMENT: _l("API Engagement (JSON), for websites: open vacancies, no contact data"),
    Shape.VCARD: _l("Address cards (vCard) of the contact persons"),
}
TYPES = {
    Shape.XLSX: ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Shape.CSV: ("csv", "text/csv; charset=utf-8"),
    Shape.ENGAGEMENT: ("json", "application/json"),
    Shape.VCARD: ("vcf", "text/vcard; charset=utf-8"),
}
TABLES = {Shape.XLSX: xlsx_of, Shape.CSV: csv_of}


class NothingToHandOut(Problem):
    """An empty file helps nobody."""

    message = _l("There is nothing to hand out: the list is empty.")


class CannotComeBack(Problem):
    """Feeds and cards leave out what they have no word for."""

    message = _l("To correct it and bring it in again, choose Excel or CSV.")
    field = "shape"


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Who makes a file, when, and why."""

    by: str
    at: datetime
    reason: Reason

    def about(self, *, shows: str, count: int) -> dict[str, str]:
        """Say what a file is, as question and answer, in the language of whoever makes it."""
        return {
            _("Shows"): shows,
            _("Rows"): str(count),
            _("Made by"): self.by,
            _("Made on"): f"{say_day(self.at)}, {say_hour(self.at)}",
            _("Purpose"): str(REASONS[self.reason]),
        }


def refuse_impossible(shape: Shape, reason: Reason) -> None:
    """Raise ``CannotComeBack`` for a file to correct that nothing can read back whole."""
    if reason == Reason.CORRECT and shape not in TABLES:
        raise CannotComeBack


@dataclass(frozen=True, kw_only=True)
class Handout:
    """A file that is ready to go out, with how many records it holds."""

    name: str
    content: bytes
    mimetype: str
    count: int


def handout(name: str, shape: Shape, content: bytes, count: int) -> Handout:
    """Give a file the ending and the type of its shape."""
    ending, mimetype = TYPES[shape]
    return Handout(name=f"{name}.{ending}", content=content, mimetype=mimetype, count=count)


def table(name: str, shape: Shape, sheet: Sheet, count: int) -> Handout:
    """Write a table in the shape that was asked."""
    return handout(name, shape, TABLES[shape](sheet), count)


def file_name(parts: Iterable[str | None], day: date) -> str:
    """Name a file after what it holds, in plain letters: *vacancies-food-2026-11-22*."""
    words = [re.sub(r"[^a-z0-9]+", "-", fold(part)).strip("-") for part in parts if part]
    return "-".join([*filter(None, words), day.isoformat()])


def attachment(made: Handout) -> Response:
    """Answer with a file to keep, which no browser keeps a copy of by itself."""
    answer = Response(made.content, content_type=made.mimetype)
    answer.headers.set("Content-Disposition", "attachment", filename=made.name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


class ExportForm(Form):
    """As what a list goes out, and why. The view hands in the shapes that it knows."""

    shape = RadioField(
        _l("As what?"), validators=[InputRequired(_l("Choose what kind of file you need."))]
    )
    reason = RadioField(
        _l("What do you need it for?"),
        description=_l("We note who took a list, when, and for what: the law asks it."),
        choices=choices(REASONS),
        validators=[InputRequired(_l("Say what you need it for."))],
    )

    def offer(self, *shapes: Shape) -> None:
        """Fill in what may be chosen; the first is proposed."""
        self.shape.choices = choices({shape: SHAPES[shape] for shape in shapes})
        self.shape.data = self.shape.data or shapes[0]
        if TABLES.keys().isdisjoint(shapes):
            others = {
                reason: words for reason, words in REASONS.items() if reason != Reason.CORRECT
            }
            self.reason.choices = choices(others)

    def stamp(self, *, by: str, at: datetime) -> Stamp:
        """Hand over why, with by whom and when."""
        return Stamp(by=by, at=at, reason=Reason(self.reason.data))


def asked(form: AskingForm) -> dict[str, str]:
    """Return what a list was asked, in words: question and answer, without what was left open.

    What stands hidden in the form is a code: whoever hides it says it.
    """
    seen = (field for field in form if field.data and not isinstance(field, HiddenField))
    answers = {str(field.label.text): said(field) for field in seen}
    return {question: answer for question, answer in answers.items() if answer}


def in_one_line(asked: Mapping[str, str]) -> str:
    """Say questions and answers in one line."""
    return " · ".join(f"{question}: {answer}" for question, answer in asked.items())


def chosen(form: AskingForm) -> list[str]:
    """Return the answers that were chosen, for the name of a file: nothing that was typed."""
    return [
        str(field.label.text) if isinstance(field, BooleanField) else said(field)
        for field in form
        if field.data and not isinstance(field, StringField) and field.data != field.default
    ]
