"""What is asked when a vacancy is judged, or an organisation phones about it."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_TEXT

LONGEST_REASON = 1000


class DeclineForm(EditForm):
    """Why a proposal is not published."""

    reason = TextAreaField(
        _l("Why do you not publish it?"),
        description=_l("Say what is missing, or where they can go with it."),
        validators=[
            DataRequired(_l("Write why: the organisation reads it.")),
            Length(max=LONGEST_REASON, message=_l("This is too long: use at most 1000 letters.")),
        ],
    )


class ReportForm(EditForm):
    """What an organisation said on the phone."""

    note = TextAreaField(
        _l("What did they say?"),
        description=_l("May stay empty. It is kept among the calls of the organisation."),
        validators=[Length(max=LONGEST_TEXT)],
    )
