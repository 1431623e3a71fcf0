"""What making one record of two asks: of what they say differently, which is right."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import choices

STAYS, GOES = "stays", "goes"
PREFIX = "which_"


class MergeQuestionInWords(NamedTuple):
    """A question in words, with what each of the two records says."""

    name: str
    label: str
    stays: str
    goes: str
    is_taken: bool = False  # what the one that goes says, unless somebody says otherwise


class MergeForm(EditForm):
    """The last word before two records become one. ``merge_form`` gives it its questions."""

    def taken(self) -> frozenset[str]:
        """Return of which questions the record that goes has the last word."""
        return frozenset(
            field.name.removeprefix(PREFIX)
            for field in self
            if field.name.startswith(PREFIX) and field.data == GOES
        )


Merging = TypeVar("Merging", bound=MergeForm)


def merge_form(kind: type[Merging], asked: Iterable[MergeQuestionInWords], **given: Any) -> Merging:
    """Make the form for two records: one question for everything in which they differ."""
    fields = {
        PREFIX + one.name: RadioField(
            one.label,
            choices=choices({STAYS: one.stays, GOES: one.goes}),
            default=GOES if one.is_taken else STAYS,
            validators=[InputRequired(_l("Choose one of the two."))],
        )
        for one in asked
    }
    return type(kind.__name__, (kind,), fields)(**given)
