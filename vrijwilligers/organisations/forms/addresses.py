"""The form of an address."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Length, Optional

from vrijwilligers.organisations.fields import ADDRESS
from vrijwilligers.organisations.models import OrganisationAddress
from vrijwilligers.organisations.rules.details import AddressDetails
from vrijwilligers.vocabulary import places
from vrijwilligers.web.editing import RecordForm, version_of
from vrijwilligers.web.forms import LONGEST_LINE, Form, municipalities
from vrijwilligers.web.typed_fields import PostcodeField, or_nothing


class AddressForm(Form):
    """Where a house of an organisation is. A postcode suggests the municipality."""

    street = StringField(
        _l("Street, number and box"),
        validators=[Length(max=LONGEST_LINE)],
    )
    postcode = PostcodeField(ADDRESS.labels["postcode"])
    municipality = SelectField(
        ADDRESS.labels["municipality"],
        choices=municipalities,
        coerce=or_nothing,
        validators=[Optional()],
    )
    place = StringField(ADDRESS.labels["place"], validators=[Length(max=LONGEST_LINE)])
    is_main = BooleanField(ADDRESS.labels["is_main"])

    def read_municipality(self) -> str | None:
        """Hand over the municipality; where nobody decided, the postcode does."""
        suggested = None if self.place.data else places.of_postcode(self.postcode.data)
        return self.municipality.data or suggested

    def details(self) -> AddressDetails:
        """Hand over the answers, clean and typed."""
        return self.details_as(AddressDetails)


class ChangeAddressForm(RecordForm, AddressForm):
    """An address that we know, as it was when its page was opened."""


def answers_of(address: OrganisationAddress) -> dict[str, Any]:
    """Return an address as the answers of the form."""
    answers = ADDRESS.snapshot(address)
    return answers | {"version": version_of(answers)}
