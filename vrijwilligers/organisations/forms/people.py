"""The form of a contact person."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.organisations.fields import PERSON
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.rules.details import PersonDetails
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.editing import ActionForm, EditForm, version_of
from vrijwilligers.web.forms import LONGEST_LINE, Form, SureField, choices
from vrijwilligers.web.typed_fields import MailField, PhoneField, or_nothing

NOBODY = "nobody"


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


class ChangePersonForm(EditForm, PersonForm):
    """A contact person whom we know, as it was when its page was opened."""


class RemovePersonForm(ActionForm):
    """Who follows where this person is named as the contact; asked only where that is so."""

    follower = RadioField(
        _l("Who is the contact of these vacancies from now on?"),
        validators=[InputRequired(_l("Say who follows."))],
    )
    is_sure = SureField()

    def ask(self, followers: Mapping[int, str]) -> None:
        """Offer the other contact persons, and nobody."""
        names = {str(key): name for key, name in followers.items()}
        self.follower.choices = choices(names | {NOBODY: _l("Nobody: the contact is emptied")})

    def follower_id(self) -> int | None:
        """Hand over who follows; ``None``: nobody."""
        said = self.follower.data if "follower" in self else NOBODY
        return None if said == NOBODY else int(said)


def answers_of(person: ContactPerson) -> dict[str, Any]:
    """Return a contact person as the answers of the form."""
    answers = PERSON.snapshot(person)
    return answers | {"version": version_of(answers)}
