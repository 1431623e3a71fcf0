"""The form of an address."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import Length, Optional

from vrijwilligers.exchange import cells
from vrijwilligers.organisations.forms.parts import SeenForm, version_of
from vrijwilligers.organisations.models import OrganisationAddress
from vrijwilligers.organisations.rules.details import AddressDetails
from vrijwilligers.vocabulary import places
from vrijwilligers.web.forms import LONGEST_LINE, CellField, municipalities


class AddressForm(SeenForm):
    """Where a house of an organisation is. A postcode suggests the municipality."""

    street = StringField(
        _l("Street, number and box"),
        validators=[Length(max=LONGEST_LINE)],
    )
    postcode = StringField(
        _l("Postcode"), validators=[CellField(cells.postcode), Length(max=LONGEST_LINE)]
    )
    municipality = SelectField(_l("Municipality"), validators=[Optional()])
    place = StringField(_l("Town, when outside Brussels"), validators=[Length(max=LONGEST_LINE)])
    is_main = BooleanField(_l("This is the main address"))

    def __init__(self, **given: Any) -> None:
        """Put the municipalities in, in the language of the page."""
        super().__init__(**given)
        self.municipality.choices = municipalities()

    def details(self) -> AddressDetails:
        """Hand over the answers; where nobody decided, the postcode does."""
        postcode = cells.postcode(self.postcode.data or "")
        suggested = None if self.place.data else places.of_postcode(postcode)
        return AddressDetails(
            street=self.street.data,
            postcode=postcode,
            municipality=self.municipality.data or suggested,
            place=self.place.data,
            is_main=self.is_main.data,
        )


def answers_of(address: OrganisationAddress) -> dict[str, Any]:
    """Return an address as the answers of the form."""
    answers = {
        "street": address.street,
        "postcode": address.postcode,
        "municipality": address.municipality or "",
        "place": address.place,
        "is_main": address.is_main,
    }
    return answers | {"version": version_of(answers)}
