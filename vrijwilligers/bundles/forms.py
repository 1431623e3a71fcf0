"""The question before printing: for whom, which list, and what of it."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from vrijwilligers.bundles.rules import WHOLE, Choice, Season
from vrijwilligers.core.forms import Form, choices
from vrijwilligers.core.i18n import LANGUAGES

ALL = "all"


class BundleForm(Form):
    """What to print. The view hands in the names of the lists and of the categories."""

    season = RadioField(
        _l("What do you want to print?"),
        default=WHOLE,
        validators=[InputRequired(_l("Choose a list."))],
    )
    language = RadioField(
        _l("In which language do people read it?"),
        choices=choices(LANGUAGES),
        validators=[InputRequired(_l("Choose a language."))],
    )
    category = SelectField(
        _l("Which categories?"),
        default=ALL,
        validators=[InputRequired(_l("Choose a category."))],
    )

    def details(self) -> Choice:
        """Hand over the choice."""
        return Choice(
            language=self.language.data,
            season=None if self.season.data == WHOLE else Season(self.season.data),
            category=None if self.category.data == ALL else self.category.data,
        )
