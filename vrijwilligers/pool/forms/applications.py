"""The question about somebody who wants to join: whose fiche it is."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import choices

NEW = "new"


class AcceptForm(EditForm):
    """Whether somebody who wants to join is one of these, or somebody new."""

    who = RadioField(
        _l("Who is this?"),
        choices=[],
        validators=[InputRequired(_l("Choose who this is."))],
    )

    def offer(self, known: Mapping[int, str]) -> None:
        """Offer these fiches by number, and somebody new."""
        new = {NEW: _l("Somebody new: make a fiche")}
        self.who.choices = choices({str(key): words for key, words in known.items()} | new)
        if not known and not self.is_submitted():
            self.who.data = NEW

    def known_id(self) -> int | None:
        """Return the fiche that was chosen; ``None`` for somebody new."""
        return None if self.who.data == NEW else int(self.who.data)
