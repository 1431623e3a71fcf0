"""What the forms of organisations share: files."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, cast

from flask import g
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage
from wtforms import ValidationError

from vrijwilligers.exchange.pdfs import text_of_pages
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.organisations.rules.details import File
from vrijwilligers.organisations.rules.terms import LARGEST_FILE, is_pdf
from vrijwilligers.vocabulary.text import holds_national_number
from vrijwilligers.web.forms import LONGEST_LINE, NO_NATIONAL_NUMBER

FILE = "file"  # the question of every form that takes one


@dataclass(frozen=True)
class OpenedPdf:
    """A PDF that was handed over: its words, or why it cannot be kept."""

    content: bytes
    refusal: object = None
    text: str = ""


def opened_pdf(file: FileStorage) -> OpenedPdf:
    """Read a file once, and open it; that may take a while, so nobody may have to wait for it."""
    content = file.read(LARGEST_FILE + 1)
    if refusal := _refusal(content):
        return OpenedPdf(content, refusal)
    try:
        pages = text_of_pages(content)
    except Unreadable as refused:
        return OpenedPdf(content, refused.message)
    if any(map(holds_national_number, (file.filename or "", *pages))):
        return OpenedPdf(content, NO_NATIONAL_NUMBER)
    return OpenedPdf(content, text="\n".join(pages))


def _refusal(content: bytes) -> object:
    if len(content) > LARGEST_FILE:
        return _l("This file is larger than 5 MB. Choose a smaller one.")
    if not is_pdf(content):
        return _l("This is not a PDF. Save the document as a PDF first.")
    return None


class PdfField(FileField):
    """A PDF that is handed over; it may stay empty. Its view says ``@opens_pdf``."""

    def pre_validate(self, form: Any) -> None:
        """Refuse what cannot be kept; raise ``LookupError`` where nobody opened it first."""
        if self.data and _opened().refusal:
            raise ValidationError(_opened().refusal)

    @property
    def value(self) -> File | None:
        """Hand over the file with its name, without the folder; ``None`` when there is none."""
        if not self.data:
            return None
        name = PurePath((self.data.filename or "").replace("\\", "/")).name
        opened = _opened()
        name = name[-LONGEST_LINE:] or "file.pdf"
        return File(name=name, content=opened.content, text=opened.text)


def _opened() -> OpenedPdf:
    if "opened_pdf" not in g:
        raise LookupError("Put @opens_pdf on this view, before @writes.")
    return cast(OpenedPdf, g.opened_pdf)
