"""What a coordinator is asked about a change that an organisation wants."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.web.forms import Form, TickBoxes, VersionField, choices


class DecideForm(Form):
    """What to take over, with the version of the vacancy that is shown beside it."""

    version = VersionField()
    taken = TickBoxes(_l("Take over"))

    def offer(self, fields: dict[str, str]) -> None:
        """Put the fields in that can be taken over, by name; at first all are ticked."""
        self.taken.choices = choices(fields)
        if not self.is_submitted():
            self.taken.data = list(fields)
