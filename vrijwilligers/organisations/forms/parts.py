"""What the forms of organisations share: files."""

from pathlib import PurePath
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import ValidationError

from vrijwilligers.exchange.pdfs import count_pages
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.organisations.rules.details import File
from vrijwilligers.organisations.rules.terms import LARGEST_FILE, is_pdf
from vrijwilligers.vocabulary.text import holds_national_number
from vrijwilligers.web.forms import LONGEST_LINE, NO_NATIONAL_NUMBER


class PdfField(FileField):
    """A PDF that is handed over; it may stay empty."""

    content = b""

    def pre_validate(self, form: Any) -> None:
        """Read it once; refuse what is too large or does not open, and a name we may not keep."""
        if not self.data:
            return
        self.content = self.data.read(LARGEST_FILE + 1)
        if len(self.content) > LARGEST_FILE:
            raise ValidationError(_l("This file is larger than 5 MB. Choose a smaller one."))
        if not is_pdf(self.content):
            raise ValidationError(_l("This is not a PDF. Save the document as a PDF first."))
        if holds_national_number(self.data.filename or ""):
            raise ValidationError(NO_NATIONAL_NUMBER)
        try:
            count_pages(self.content)
        except Unreadable as refused:
            raise ValidationError(refused.message) from refused

    @property
    def value(self) -> File | None:
        """Hand over the file with its name, without the folder; ``None`` when there is none."""
        if not self.data:
            return None
        name = PurePath((self.data.filename or "").replace("\\", "/")).name
        return File(name=name[-LONGEST_LINE:] or "file.pdf", content=self.content)
