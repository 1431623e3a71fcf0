"""The forms of what is said with an organisation, and of how many people it takes."""

from collections.abc import Iterable
from datetime import datetime, time

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.rules import ContactChannel
from vrijwilligers.organisations.rules.details import LimitDetails, OrganisationContactDetails
from vrijwilligers.organisations.wording import CHANNELS
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_TEXT, Form, choices
from vrijwilligers.web.typed_fields import DayField, WholeNumberField, one_of

NOON = time(12)
MOST_AT_ONCE = 999


class OrganisationContactForm(Form):
    """A call, a mail or a visit: what was said, and with whom."""

    channel = RadioField(
        _l("How?"),
        choices=choices(CHANNELS),
        coerce=one_of(ContactChannel),
        default=ContactChannel.PHONE,
        validators=[InputRequired(_l("Say how you spoke."))],
    )
    contact_person = SelectField(_l("With whom?"))
    note = TextAreaField(
        _l("What was said?"),
        validators=[DataRequired(_l("Write what was said.")), Length(max=LONGEST_TEXT)],
    )
    on = DayField(_l("On which day?"), validators=[InputRequired(_l("Enter a day."))])

    def offer(self, people: Iterable[ContactPerson]) -> None:
        """Put in whom one can have spoken with."""
        names = {str(person.id): person.name for person in people}
        self.contact_person.choices = choices({"": _l("somebody else")} | names)

    def read_at(self) -> datetime:
        """Hand over the moment: what was said today was said now."""
        on = self.on.data
        return now() if on == today() else datetime.combine(on, NOON, BRUSSELS)

    def read_contact_person_id(self) -> int | None:
        """Hand over with whom somebody spoke."""
        return int(self.contact_person.data) if self.contact_person.data else None

    def details(self) -> OrganisationContactDetails:
        """Hand over the answers, clean and typed."""
        return self.details_as(OrganisationContactDetails)


class LimitsForm(RecordForm):
    """A pause until a day, and how many introductions may be open at once for a vacancy."""

    paused_until = DayField(
        _l("No new introductions up to and with"),
        description=_l("Empty means that there is no pause."),
    )
    cap_per_vacancy = WholeNumberField(
        _l("At most this many introductions open for one vacancy"),
        description=_l("Empty means that there is no limit."),
        low=1,
        high=MOST_AT_ONCE,
        refusal=_l("Enter a number of 1 or more, or leave it empty."),
    )
    ended_on = DayField(
        _l("We worked together up to and with"),
        description=_l("Empty means that we still do. A year later its contact data is erased."),
    )

    def details(self) -> LimitDetails:
        """Hand over the answers."""
        return self.details_as(LimitDetails)
