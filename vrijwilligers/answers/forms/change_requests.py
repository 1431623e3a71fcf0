"""What a coordinator is asked about a change that an organisation wants."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import TickBoxes, choices


class DecideForm(EditForm):
    """What to take over, with the version of the vacancy that is shown beside it."""

    taken = TickBoxes(_l("Take over"))

    def offer(self, fields: dict[str, str]) -> None:
        """Put the fields in that can be taken over, by name."""
        self.taken.choices = choices(fields)
