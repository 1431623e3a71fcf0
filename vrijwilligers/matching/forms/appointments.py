"""The form of an appointment, and the questions that other forms ask of one too."""

from dataclasses import asdict
from datetime import date
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from vrijwilligers.matching.forms.days import NOBODY_ANSWERS, DeskDayField
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_LINE, Form
from vrijwilligers.web.typed_fields import HourField, PhoneField


class AppointmentFields(Form):
    """What is asked of an appointment besides its day, for a form that asks the day itself.

    Addresses and names are not read for words that we do not keep: many a street is called after
    a church. ``appointment_texts`` names them, for ``NO_TEXTS`` of a form about a candidate.
    """

    appointment_texts: ClassVar[frozenset[str]] = frozenset({"place", "with_whom", "travel"})

    begins_at = HourField(
        _l("At what hour"), description=_l("Leave this empty when there is no hour yet.")
    )
    place = StringField(
        _l("Where"),
        description=_l("Street and number, postcode and town."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )
    with_whom = StringField(
        _l("With whom"),
        description=_l("The visitor reads this name on the card."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )
    phone = PhoneField(
        _l("Phone on that day"),
        description=_l("The visitor calls this number when something comes up."),
    )
    travel = StringField(
        _l("How to get there"),
        description=_l("Tram, bus or metro, and the stop."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )

    def appointment(self, on: date) -> AppointmentDetails:
        """Hand over the appointment on a day."""
        return AppointmentDetails(
            on=on,
            begins_at=self.begins_at.data,
            place=self.place.data,
            with_whom=self.with_whom.data,
            phone=self.phone.data,
            travel=self.travel.data,
        )


def asked_of(details: AppointmentDetails) -> dict[str, object]:
    """Return an appointment as the answers of a form that asks its day itself."""
    answers = asdict(details)
    del answers["on"]
    return answers


class AppointmentForm(AppointmentFields, EditForm, CandidateTextForm):
    """When and where somebody is expected."""

    NO_TEXTS = AppointmentFields.appointment_texts

    on = DeskDayField(
        _l("On which day"), words=NOBODY_ANSWERS, validators=[InputRequired(_l("Enter a day."))]
    )

    def details(self) -> AppointmentDetails:
        """Hand over the appointment."""
        return self.appointment(self.on.data)
