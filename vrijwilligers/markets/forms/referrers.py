"""Which referrers get a mail about an edition."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from vrijwilligers.web.forms import Form, TickBoxes, choices


class SendMarketForm(Form):
    """Who of all referrers gets a mail; all of them, until somebody chooses."""

    to = TickBoxes(
        _l("Who gets a mail with a link?"),
        validators=[InputRequired(_l("Choose who gets a mail."))],
    )

    def offer(self, recipients: Mapping[str, str]) -> "SendMarketForm":
        """Put in who can be mailed."""
        self.to.choices = choices(dict(recipients))
        if not self.is_submitted():
            self.to.data = list(recipients)
        return self
