"""The form of a contact person."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, SelectField, StringField, TelField
from wtforms.validators import DataRequired, Length

from vrijwilligers.exchange import cells
from vrijwilligers.organisations.forms.parts import SeenForm, version_of
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.rules.details import PersonDetails
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.words import say_phone
from vrijwilligers.web.forms import LONGEST_LINE, CellField, choices


class PersonForm(SeenForm):
    """Whom we phone or write."""

    name = StringField(
        _l("Name"), validators=[DataRequired(_l("Fill in a name.")), Length(max=LONGEST_LINE)]
    )
    role = StringField(
        _l("What does this person do there?"),
        description=_l("For instance: coordinator of the volunteers."),
        validators=[Length(max=LONGEST_LINE)],
    )
    phone = TelField(_l("Phone"), validators=[CellField(cells.phone), Length(max=LONGEST_LINE)])
    email = EmailField(_l("E-mail"), validators=[CellField(cells.email), Length(max=LONGEST_LINE)])
    language = SelectField(
        _l("In which language do we speak and write?"),
        choices=choices({"": _l("not known")} | LANGUAGES),
    )

    def details(self) -> PersonDetails:
        """Hand over the answers, clean and typed."""
        return PersonDetails(
            name=self.name.data,
            role=self.role.data,
            phone=cells.phone(self.phone.data or ""),
            email=cells.email(self.email.data or ""),
            language=self.language.data or None,
        )


def answers_of(person: ContactPerson) -> dict[str, Any]:
    """Return a contact person as the answers of the form."""
    answers = {
        "name": person.name,
        "role": person.role,
        "phone": say_phone(person.phone),
        "email": person.email,
        "language": person.language or "",
    }
    return answers | {"version": version_of(answers)}
