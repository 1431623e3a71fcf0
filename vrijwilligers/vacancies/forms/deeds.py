"""Short forms of the life of a vacancy: a new last day, our own texts."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from vrijwilligers.vacancies.forms.questions import TextsForm
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_LINE, FilterForm
from vrijwilligers.web.typed_fields import DayField


class LastDayForm(EditForm):
    """Until when a vacancy is shown."""

    until = DayField(_l("New last day"), validators=[InputRequired(_l("Give a day."))])


class OurTextsForm(EditForm, TextsForm):
    """Our texts beside those of the source."""


class ChooseOrganisationForm(FilterForm):
    """For which organisation a vacancy is."""

    text = StringField(_l("A part of its name"), validators=[Length(max=LONGEST_LINE)])
