"""Short forms of the life of a vacancy: a new last day, a note of a phone call, our own texts."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from vrijwilligers.vacancies.forms.questions import TextsForm
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT, AskingForm, Form, VersionField


class LastDayForm(Form):
    """Until when a vacancy is shown."""

    version = VersionField()
    until = DateField(_l("New last day"), validators=[InputRequired(_l("Give a day."))])


class ToldForm(Form):
    """What an organisation said on the phone."""

    version = VersionField()
    note = TextAreaField(
        _l("What did they say?"),
        description=_l("May stay empty. It is kept among the calls of the organisation."),
        validators=[Length(max=LONGEST_TEXT)],
    )


class OurTextsForm(TextsForm):
    """Our texts beside those of the source."""

    version = VersionField()


class OrganisationForm(AskingForm):
    """For which organisation a vacancy is."""

    text = StringField(_l("A part of its name"), validators=[Length(max=LONGEST_LINE)])
