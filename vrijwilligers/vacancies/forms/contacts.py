"""What is chosen of each source: whether its contact data are public, and who asks."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import TickBoxes, choices


class SourcesForm(RecordForm):
    """Each source with two ticks: its contact data may be public; we ask about its vacancies."""

    public = TickBoxes(
        _l("The contact data of these sources may be public"),
        description=_l("Of the others we mask a name, phone number or mail address: ask first."),
    )

    asked = TickBoxes(
        _l("We ask organisations ourselves whether vacancies of these sources are still right"),
        description=_l("Of the others the source asks, and no mail of ours goes."),
    )

    def offer(self, names: Iterable[str]) -> None:
        """Put the sources in."""
        self.public.choices = self.asked.choices = choices((name, name) for name in names)
