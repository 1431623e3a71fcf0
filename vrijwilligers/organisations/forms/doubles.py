"""What adding an organisation asks when it looks like one that we know."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from vrijwilligers.organisations.forms.records import OrganisationForm


class AddForm(OrganisationForm):
    """An organisation, and that it is another one than those it looks like."""

    is_another = BooleanField(_l("No, this is another organisation."))
