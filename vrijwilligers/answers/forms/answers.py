"""What an organisation is asked through its link."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.answers.rules import (
    CONTACT_FIELDS,
    DAY_FIELDS,
    TEXT_FIELDS,
    FieldValues,
    plain_lines,
)
from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.rules import LANGUAGES, Status
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT, Form, choices
from vrijwilligers.web.typed_fields import (
    DayField,
    MailField,
    PhoneField,
    WeekField,
    WholeNumberField,
)

MOST_PLACES = 1000
LINE = Length(max=LONGEST_LINE, message=_l("This is too long: use at most 200 letters."))
TEXT = Length(max=LONGEST_TEXT, message=_l("This is too long: use at most 5000 letters."))


class ConfirmForm(Form):
    """Still right; where the vacancy ends one day, until when."""

    last_day = DayField(
        _l("Until when do you look for volunteers?"),
        description=_l("At most a year ahead."),
        validators=[InputRequired(_l("Choose the last day."))],
    )


class CloseForm(Form):
    """It is over."""

    status = RadioField(
        _l("What happened?"),
        choices=choices(
            {
                Status.FILLED: _l("We found somebody. Later we may look again."),
                Status.WITHDRAWN: _l("We no longer look. This work does not come back."),
            }
        ),
        validators=[InputRequired(_l("Choose what happened."))],
    )


class InOrderForm(Form):
    """A form whose questions stand on the page in another order than its classes give."""

    _fields: dict[str, Any]

    def put_in_order(self, first: Sequence[str]) -> None:
        """Let these questions come first, so that the summary of errors follows the page."""
        names = [name for name in first if name in self._fields]
        others = [name for name in self._fields if name not in names]
        self._fields = {name: self._fields[name] for name in (*names, *others)}


class LinkContactForm(InOrderForm):
    """Whom a candidate may phone or write."""

    contact_name = StringField(LABELS["contact_name"], validators=[LINE])
    contact_email = MailField(LABELS["contact_email"], validators=[LINE])
    contact_phone = PhoneField(LABELS["contact_phone"], validators=[LINE])


class VacancyDatesForm(InOrderForm):
    """When help is needed, and how many people."""

    start_on = DayField(
        LABELS["start_on"],
        description=_l("Leave empty if one can start any day."),
    )
    end_on = DayField(
        LABELS["end_on"],
        description=_l("Leave empty if the work goes on."),
    )
    days = WeekField(_l("On which days?"))
    places = WholeNumberField(
        _l("How many volunteers do you look for?"),
        high=MOST_PLACES,
        refusal=_l("Enter a number from 0 to 1000."),
    )

    def validate_end_on(self, field: DayField) -> None:
        """Refuse an end before the beginning."""
        if self.start_on.data and field.data and field.data < self.start_on.data:
            raise ValidationError(_l("The last day comes before the first day."))


class VacancyByLinkForm(LinkContactForm, VacancyDatesForm):
    """What is different: the texts that the vacancy has, when, and whom to contact."""

    title_nl = StringField(LABELS["title_nl"], validators=[LINE])
    description_nl = TextAreaField(LABELS["description_nl"], validators=[TEXT])
    title_fr = StringField(LABELS["title_fr"], validators=[LINE])
    description_fr = TextAreaField(LABELS["description_fr"], validators=[TEXT])
    title_en = StringField(LABELS["title_en"], validators=[LINE])
    description_en = TextAreaField(LABELS["description_en"], validators=[TEXT])
    publish_until = DayField(
        _l("Show this vacancy until"),
        description=_l("Leave empty if you do not know."),
    )
    remark = TextAreaField(
        _l("Anything else that changes?"),
        description=_l("Write it in your own words."),
        validators=[TEXT],
    )

    def ask(self, languages: list[str]) -> None:
        """Ask the texts in these languages only; a title may not become empty."""
        self.put_in_order((*TEXT_FIELDS, "start_on", "end_on", "publish_until", "days", "places"))
        for language in LANGUAGES:
            if language in languages:
                self[f"title_{language}"].validators = [DataRequired(_l("Enter a title.")), LINE]
            else:
                del self[f"title_{language}"]
                del self[f"description_{language}"]

    def answers(self) -> FieldValues:
        """Hand over what was answered."""
        said: FieldValues = {field.name: field.data for field in self if field.name in _AS_TYPED}
        said |= {f.name: plain_lines(f.data) for f in self if f.name.startswith("description_")}
        return said | {"days": self.days.value}


_AS_TYPED = (
    *(f"title_{language}" for language in LANGUAGES),
    *DAY_FIELDS,
    *CONTACT_FIELDS,
    "places",
    "remark",
)
