"""Of which sources everybody may read the contact data."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import TickBoxes, choices


class PublicSourcesForm(EditForm):
    """Each source with a tick: its contact data may be public."""

    names = TickBoxes(
        _l("The contact data of these sources may be public"),
        description=_l("Of the others we mask a name, phone number or mail address: ask first."),
    )

    def offer(self, names: Iterable[str]) -> None:
        """Put the sources in."""
        self.names.choices = choices((name, name) for name in names)
