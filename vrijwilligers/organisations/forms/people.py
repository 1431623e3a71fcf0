"""The form of a contact person."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, Length

from vrijwilligers.organisations.fields import PERSON
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.rules.details import PersonDetails
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.editing import RecordForm, version_of
from vrijwilligers.web.forms import LONGEST_LINE, Form, choices
from vrijwilligers.web.typed_fields import MailField, PhoneField, or_nothing


class PersonForm(Form):
    """Whom we phone or write."""

    name = StringField(
        _l("Name"), validators=[DataRequired(_l("Fill in a name.")), Length(max=LONGEST_LINE)]
    )
    role = StringField(
        _l("What does this person do there?"),
        description=_l("For instance: coordinator of the volunteers."),
        validators=[Length(max=LONGEST_LINE)],
    )
    phone = PhoneField(_l("Phone"))
    email = MailField(_l("E-mail"))
    language = SelectField(
        _l("In which language do we speak and write?"),
        choices=choices({"": _l("not known")} | LANGUAGES),
        coerce=or_nothing,
    )

    def details(self) -> PersonDetails:
        """Hand over the answers, clean and typed."""
        return self.details_as(PersonDetails)


class ChangePersonForm(RecordForm, PersonForm):
    """A contact person whom we know, as it was when its page was opened."""


def answers_of(person: ContactPerson) -> dict[str, Any]:
    """Return a contact person as the answers of the form."""
    answers = PERSON.snapshot(person)
    return answers | {"version": version_of(answers)}
