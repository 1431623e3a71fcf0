"""The forms of the list of words."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.sensitive_words.models import SensitiveWord
from vrijwilligers.sensitive_words.rules import WordKind
from vrijwilligers.sensitive_words.wording import KIND_WORDS
from vrijwilligers.web.forms import LONGEST_LINE, Form, TickBoxes, choices


class AddWordForm(Form):
    """A word that is not kept, and what it says."""

    word = StringField(
        _l("Word"),
        description=_l(
            "“autis*” also finds autisme and autistisch. An exception may be “people with ...”."
        ),
        validators=[DataRequired(_l("Enter a word.")), Length(max=LONGEST_LINE)],
    )
    kind = SelectField(
        _l("What does it say?"),
        choices=choices({kind.value: words for kind, words in KIND_WORDS.items()}),
    )

    def chosen_kind(self) -> WordKind:
        """Return what the word says."""
        return WordKind(self.kind.data)


class RemoveWordsForm(Form):
    """Which words of the list are taken off."""

    words = TickBoxes(
        _l("On the list"), coerce=int, validators=[InputRequired(_l("Tick a word first."))]
    )

    def offer(self, words: Sequence[SensitiveWord]) -> None:
        """Put the words in."""
        self.words.choices = choices((word.id, word.word) for word in words)
