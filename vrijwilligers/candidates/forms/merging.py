"""What making one fiche of two asks: which answers are right, how one knows, and a last word."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.candidates.wording.merging import REASONS
from vrijwilligers.web.forms import LONGEST_LINE, Form, SureField, choices
from vrijwilligers.web.merging import MergeForm
from vrijwilligers.web.typed_fields import one_of


class OtherFicheForm(Form):
    """The number of another fiche that is of the same person."""

    number = StringField(
        _l("Which number does the other fiche have?"),
        description=_l("It stands on top of the fiche, such as 2026-0418. This one stays."),
        validators=[DataRequired(_l("Enter a number.")), Length(max=LONGEST_LINE)],
    )


class MergeFichesForm(MergeForm):
    """The last word before two fiches become one."""

    reason = SelectField(
        _l("How do you know that these two are one person?"),
        choices=choices({"": _l("Choose")} | {one.value: REASONS[one] for one in MergeReason}),
        coerce=one_of(MergeReason),
        validators=[InputRequired(_l("Choose how you know it."))],
    )
    is_sure = SureField(
        _l("Yes, these two are one person."),
        _l("Tick that these two are one person."),
    )
