"""Short forms of the life of a vacancy: a new last day, our own texts."""

from collections.abc import Iterable, Mapping

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from vrijwilligers.vacancies.forms.questions import TextsForm
from vrijwilligers.web.editing import EditForm, RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, FilterForm, Form, TickBoxes, choices
from vrijwilligers.web.typed_fields import DayField


class LastDayForm(EditForm):
    """Until when a vacancy is shown."""

    until = DayField(_l("New last day"), validators=[InputRequired(_l("Give a day."))])


class OurTextsForm(RecordForm, TextsForm):
    """Our texts beside those of the source."""


class ChooseOrganisationForm(FilterForm):
    """For which organisation a vacancy is."""

    text = StringField(_l("A part of its name"), validators=[Length(max=LONGEST_LINE)])


class CategoriseForm(Form):
    """Which vacancies get which category."""

    ticked = TickBoxes(_l("Vacancies"), coerce=int)
    given = SelectField(
        _l("Category for what is ticked"), validators=[InputRequired(_l("Choose a category."))]
    )

    def offer(self, keys: Iterable[int], categories: Mapping[str, str]) -> None:
        """Put in what may be ticked and chosen."""
        self.ticked.choices = choices((key, key) for key in keys)
        self.given.choices = choices({"": _l("Choose")} | dict(categories))

    def validate_ticked(self, field: TickBoxes) -> None:
        """Ask one at least."""
        if not field.data:
            raise ValidationError(_l("Tick one vacancy at least."))


class GiveTalentsForm(CategoriseForm):
    """Which vacancies ask which talents."""

    given = TickBoxes(_l("Talents for what is ticked"))

    def offer(self, keys: Iterable[int], talents: Mapping[str, str]) -> None:
        """Put in what may be ticked and chosen."""
        self.ticked.choices = choices((key, key) for key in keys)
        self.given.choices = choices(talents)

    def validate_given(self, field: TickBoxes) -> None:
        """Ask one at least."""
        if not field.data:
            raise ValidationError(_l("Choose a talent."))
