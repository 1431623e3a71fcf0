"""The forms of support needs: boxes alone, and the names on the list."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from vrijwilligers.sensitive_words.current import matcher
from vrijwilligers.support_needs.rules import SupportNeedDetails
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import Form, TickBoxes, choices

LONGEST_NAME = 80


class SupportNeedsForm(RecordForm):
    """What helps this person. There is no room for a text: why is never asked."""

    needs = TickBoxes(_l("What helps you to volunteer?"), choices=[])

    def __init__(self, *, offered: Mapping[str, str], **given: Any) -> None:
        """Put the list in."""
        super().__init__(**given)
        self.needs.choices = choices(offered)


def _name(label: Any) -> StringField:
    is_there = DataRequired(_l("Enter a name."))
    return StringField(label, validators=[is_there, Length(max=LONGEST_NAME), _names_no_cause])


def _names_no_cause(_: Form, field: StringField) -> None:
    if matcher().find(field.data):
        raise ValidationError(_l("Say what helps, and no illness, faith, origin or status."))


class SupportNeedForm(Form):
    """How something that helps is called: what is needed, never why."""

    name_nl = _name(_l("In Dutch"))
    name_fr = _name(_l("In French"))
    name_en = _name(_l("In English"))

    def details(self) -> SupportNeedDetails:
        """Hand over the names."""
        return self.details_as(SupportNeedDetails, is_used=self.offers())

    def offers(self) -> bool:
        """Tell whether it is offered: what is new always is."""
        return True


class ChangeSupportNeedForm(RecordForm, SupportNeedForm):
    """Something on the list, as it was when its page was opened."""

    is_used = BooleanField(_l("Offer it in a conversation"))

    def offers(self) -> bool:
        """Tell whether it is offered."""
        return bool(self.is_used.data)
