"""The day on which the desk does something: of one on which it is closed is asked once.

The next open day is one press away; whoever sends the same day again keeps it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import ValidationError

from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import say_day
from vrijwilligers.web.typed_fields import ASKED, HIDDEN, DayField

INSTEAD = "-instead"  # beside the name of a question: the open day that is taken instead
BUTTON = Markup('<button type="submit" class="btn-soft mt-2" name="{}" value="{}">{}</button>')
DAY_FORM = "EEEE d MMMM"
NOBODY_THERE = _l("The desk is closed on %(day)s.")
NOBODY_ANSWERS = _l(
    "The desk is closed on %(day)s: nobody answers here when something comes between."
)
KEEP_OR_CHANGE = _l("Take another day, or send this once more to keep it.")


class DeskDayField(DayField):
    """A day on which the desk is needed; ``counts`` tells of a form whether this day matters."""

    instead: date | None = None

    def __init__(
        self,
        label: Any = None,
        *,
        counts: Callable[[Any], bool] = lambda form: True,
        words: Any = NOBODY_THERE,
        **options: Any,
    ) -> None:
        super().__init__(label, **options)
        self.counts, self.words = counts, words

    @property
    def offers_button(self) -> bool:
        """Tell whether a button stands beside the day, which is not the one for the key Enter."""
        return self.instead is not None

    def process(self, formdata: Any, *given: Any, **more: Any) -> None:
        """Read the day, or the open one that was taken instead of the one that was asked about."""
        super().process(formdata, *given, **more)
        sent = formdata or {}
        self.asked = sent.get(f"{self.name}{ASKED}", "")
        if sent.get(f"{self.name}{INSTEAD}") and self.data and str(self.data) == self.asked:
            self.data = open_days().next_after(self.data)
            self.raw_data = [str(self.data)]

    def pre_validate(self, form: Any) -> None:
        """Ask once about a day to come on which the desk is closed, unless it stood there."""
        day = self.data
        if day is None or day <= today() or day == self.object_data or not self.counts(form):
            return
        if str(day) == self.asked or open_days().is_open(day):
            return
        self.asked, self.instead = str(day), open_days().next_after(day)
        said = str(self.words) % {"day": say_day(day, DAY_FORM)}
        raise ValidationError(f"{said} {KEEP_OR_CHANGE}")

    def __call__(self, **attributes: Any) -> Markup:
        """Show the day, with what was asked about it already and the way to the next open day."""
        shown: Markup = super().__call__(**attributes)
        if self.asked:
            shown += HIDDEN.format(f"{self.name}{ASKED}", self.asked)
        if self.instead:
            words = _("Take %(day)s", day=say_day(self.instead, DAY_FORM))
            shown += BUTTON.format(f"{self.name}{INSTEAD}", self.instead, words)
        return shown
