"""Handing out a list from a page: the question that goes before, and the answer with the file."""

from contextlib import AbstractContextManager
from datetime import datetime

from flask import Response
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, StringField
from wtforms.validators import InputRequired

from vrijwilligers.exchange.exports import (
    REASONS,
    SHAPES,
    TABLES,
    ExportFile,
    ExportFormat,
    ExportReason,
    ExportStamp,
)
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking, spoken
from vrijwilligers.web.field_values import said
from vrijwilligers.web.forms import FilterForm, Form, choices


def attachment(made: ExportFile) -> Response:
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

    language = RadioField(
        _l("In which language?"),
        description=_l("Headers and words. A file to bring in again has codes instead."),
        choices=choices(LANGUAGES),
        default=spoken,
    )

    def offer(self, *shapes: ExportFormat) -> None:
        """Fill in what may be chosen; the first is proposed."""
        self.shape.choices = choices({shape: SHAPES[shape] for shape in shapes})
        self.shape.data = self.shape.data or shapes[0]
        if TABLES.keys().isdisjoint(shapes):
            others = {
                reason: words for reason, words in REASONS.items() if reason != ExportReason.CORRECT
            }
            self.reason.choices = choices(others)
            del self.language

    def speaking(self) -> AbstractContextManager[None]:
        """Write the file in the language of who reads it."""
        return speaking(self.language.data if self.language else spoken())

    def stamp(self, *, by: str, at: datetime) -> ExportStamp:
        """Hand over why, with by whom and when."""
        return ExportStamp(by=by, at=at, reason=ExportReason(self.reason.data))


def asked(form: FilterForm) -> dict[str, str]:
    """Return what a list was asked, in words: question and answer, without what was left open.

    What stands hidden in the form is a code: whoever hides it says it.
    """
    seen = (field for field in form if field.data and not isinstance(field, HiddenField))
    answers = {str(field.label.text): said(field) for field in seen}
    return {question: answer for question, answer in answers.items() if answer}


def chosen(form: FilterForm) -> list[str]:
    """Return the answers that were chosen, for the name of a file: nothing that was typed."""
    return [
        str(field.label.text) if isinstance(field, BooleanField) else said(field)
        for field in form
        if field.data and not isinstance(field, StringField) and field.data != field.default
    ]
