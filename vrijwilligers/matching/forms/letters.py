"""The form of a text with named places."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from vrijwilligers.matching.rules.letters import (
    PLACES,
    LetterTemplateKind,
    LetterText,
    has_stray_brace,
    unknown_place,
)
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT


def _asks_known_places(form: "LetterTemplateForm", field: StringField) -> None:
    """Refuse a text that asks what we cannot fill in; the sentence names what is wrong."""
    places = PLACES[form.kind]
    if (unknown := unknown_place(field.data or "", places)) is not None:
        raise ValidationError(
            _l(
                "We cannot fill in “{%(place)s}”. You can use: %(places)s.",
                place=unknown,
                places=", ".join(f"{{{one}}}" for one in places),
            )
        )
    if has_stray_brace(field.data or ""):
        raise ValidationError(
            _l("A brace “{” or “}” stands alone. Write a place such as {name}, or no brace.")
        )


class LetterTemplateForm(RecordForm):
    """Subject and text of a mail, in one language."""

    kind: ClassVar = LetterTemplateKind.APPOINTMENT

    subject = StringField(
        _l("Subject"),
        validators=[
            DataRequired(_l("Enter a subject.")),
            Length(max=LONGEST_LINE),
            _asks_known_places,
        ],
    )
    body = TextAreaField(
        _l("Text"),
        validators=[
            DataRequired(_l("Enter a text.")),
            Length(max=LONGEST_TEXT),
            _asks_known_places,
        ],
    )

    @classmethod
    def of(cls, kind: LetterTemplateKind) -> "type[LetterTemplateForm]":
        """Make the form of one kind of mail: its places are what may stand there."""
        return type(cls.__name__, (cls,), {"kind": kind})

    def details(self) -> LetterText:
        """Hand over the text."""
        return LetterText(subject=self.subject.data, body=self.body.data)
