"""To whom the link of a referrer goes, and to which of all."""

from collections.abc import Collection, Mapping

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from vrijwilligers.web.forms import Form, TickBoxes, choices

SHOW = "show"


class ReferrerLinkForm(Form):
    """Who of a referrer gets the link."""

    to = RadioField(
        _l("Who gets the link?"), validators=[InputRequired(_l("Choose who gets the link."))]
    )

    def offer(self, recipients: Mapping[str, str]) -> None:
        """Put in who has a mail address there; the link can also be handed over."""
        mine = {SHOW: _l("Nobody yet: show it to me, I hand it over myself")}
        self.to.choices = choices(dict(recipients) | mine)
        if not self.is_submitted() and not recipients:
            self.to.data = SHOW


class SendLinksForm(Form):
    """Who of all referrers gets a link by mail."""

    to = TickBoxes(
        _l("Who gets a mail with a link?"),
        validators=[InputRequired(_l("Choose who gets a mail."))],
    )

    def offer(self, recipients: Mapping[str, str], usual: Collection[str]) -> "SendLinksForm":
        """Put in who can be mailed; ``usual`` are ticked until somebody chooses."""
        self.to.choices = choices(dict(recipients))
        if not self.is_submitted():
            self.to.data = [key for key in recipients if key in usual]
        return self
