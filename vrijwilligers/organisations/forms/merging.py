"""What making one record of two asks: of what they say differently, which is right."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import FilterForm, SureField, choices

STAYS, GOES = "stays", "goes"
PREFIX = "which_"


class MergeQuestionInWords(NamedTuple):
    """A question in words, with what each of the two records says."""

    name: str
    label: str
    stays: str
    goes: str


class MergeForm(EditForm):
    """The last word before two records become one."""

    is_sure = SureField(
        _l("Yes, these two are one. I know that this cannot be undone."),
        _l("Tick that these two are one organisation."),
    )

    def details(self) -> Merger:
        """Hand over what was decided."""
        taken = {
            field.name.removeprefix(PREFIX)
            for field in self
            if field.name.startswith(PREFIX) and field.data == GOES
        }
        return Merger(taken=frozenset(taken))


def merge_form(asked: Sequence[MergeQuestionInWords], **given: Any) -> MergeForm:
    """Make the form for two records: one question for everything in which they differ."""
    fields = {
        PREFIX + one.name: RadioField(
            one.label,
            choices=choices({STAYS: one.stays, GOES: one.goes}),
            default=STAYS,
            validators=[InputRequired(_l("Choose one of the two."))],
        )
        for one in asked
    }
    made = type("MergeTheseForm", (MergeForm,), fields)
    return made(**given)  # type: ignore[no-any-return]


class OtherForm(FilterForm):
    """With which organisation another one is merged."""

    text = StringField(_l("Name of the other organisation"))
