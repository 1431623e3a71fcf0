"""What the list of organisations asks."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from vrijwilligers.core.forms import AskingForm
from vrijwilligers.organisations.rules.lists import Wanted


class OrganisationsForm(AskingForm):
    """Which organisations to show."""

    text = StringField(_l("Search by name"))

    def details(self) -> Wanted:
        """Hand over the question."""
        return Wanted(text=self.words() or None)
