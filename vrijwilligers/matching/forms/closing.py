"""Which other introductions are closed when somebody started."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired

from vrijwilligers.web.forms import Form, TickBoxes, choices


class CloseOthersForm(Form):
    """Which of the others are closed; what is not ticked goes on."""

    chosen = TickBoxes(
        _l("Which introductions do you close?"),
        validators=[InputRequired(_l("Tick at least one, or go back."))],
    )

    def offer(self, organisations: Mapping[int, str]) -> None:
        """Offer each by the name of its organisation."""
        self.chosen.choices = choices({str(key): name for key, name in organisations.items()})

    def keys(self) -> frozenset[int]:
        """Hand over which are closed."""
        return frozenset(int(key) for key in self.chosen.data or ())
