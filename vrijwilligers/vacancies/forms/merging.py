"""What making one vacancy of two asks: of what the other says, what is kept."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import SureField, choices

STAYS, GOES = "stays", "goes"
PREFIX = "which_"


class VacancyMergeQuestionInWords(NamedTuple):
    """A question in words, with what each of the two vacancies says."""

    name: str
    label: str
    stays: str
    goes: str
    is_taken: bool


class VacancyMergeForm(EditForm):
    """The last word before two vacancies become one."""

    is_sure = SureField(
        _l("Yes, these two are the same work."),
        _l("Tick that these two are the same work."),
    )

    def taken(self) -> frozenset[str]:
        """Return of which questions the vacancy that goes has the last word."""
        return frozenset(
            field.name.removeprefix(PREFIX)
            for field in self
            if field.name.startswith(PREFIX) and field.data == GOES
        )


def merge_form(asked: Sequence[VacancyMergeQuestionInWords], **given: Any) -> VacancyMergeForm:
    """Make the form for two vacancies: one question for everything that the other says."""
    fields = {
        PREFIX + one.name: RadioField(
            one.label,
            choices=choices({STAYS: one.stays, GOES: one.goes}),
            default=GOES if one.is_taken else STAYS,
            validators=[InputRequired(_l("Choose one of the two."))],
        )
        for one in asked
    }
    made = type("MergeVacanciesForm", (VacancyMergeForm,), fields)
    return made(**given)  # type: ignore[no-any-return]
