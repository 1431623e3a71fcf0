"""What the pages of languages for visitors ask."""

import json
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.validators import InputRequired, Length

from vrijwilligers.visitor_texts.readers import MOST_BYTES, SentText
from vrijwilligers.web.forms import LONGEST_LINE, Form, choices

NOT_CHOSEN = ""


class AddLanguageForm(Form):
    """Which language is added."""

    code = SelectField(
        _l("Which language?"),
        description=_l("The name of a language stands there as the language itself writes it."),
        validators=[InputRequired(_l("Choose a language."))],
    )

    def offer(self, names: dict[str, str]) -> None:
        """Put the languages in, by their code."""
        self.code.choices = choices({NOT_CHOSEN: _l("Choose …")} | names)


class TextsFileForm(Form):
    """A file that a translator gave back."""

    file = FileField(
        _l("The file that came back"),
        description=_l("An Excel file (.xlsx), or a PO file. First we only show what changes."),
        validators=[FileRequired(_l("Choose a file."))],
    )


class TakeInForm(Form):
    """The texts that were read from a file and shown, to be taken in."""

    texts = HiddenField(validators=[Length(max=MOST_BYTES)])
    seen = HiddenField(
        validators=[Length(max=LONGEST_LINE)]
    )  # of the language as it stood when the page was shown

    def carry(self, sent: list[SentText], seen: int) -> None:
        """Carry the texts along; they are looked at again before they are taken in."""
        self.texts.data = json.dumps([[one.row, one.key, one.words] for one in sent])
        self.seen.data = str(seen)

    def carried(self) -> list[SentText]:
        """Return the texts that were carried; what is none is left out."""
        try:
            rows = json.loads(self.texts.data or "[]")
        except (ValueError, RecursionError):
            return []
        rows = rows if isinstance(rows, list) else []
        return [SentText(*one) for one in rows if _is_text(one)]


def _is_text(one: Any) -> bool:
    kinds = (int, str, str)
    is_row = isinstance(one, list) and len(one) == len(kinds)
    return is_row and all(type(value) is kind for value, kind in zip(one, kinds, strict=True))


class SignForm(Form):
    """Somebody vouches for a part of the texts, as it is shown."""

    read = HiddenField(validators=[Length(max=LONGEST_LINE)])
    is_read = BooleanField(
        _l("I speak this language, or somebody who does read these texts with me"),
        validators=[InputRequired(_l("Tick that the texts were read."))],
    )
