"""What is asked of a phone call in which an organisation reports on its vacancy."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Length

from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_TEXT


class ReportForm(EditForm):
    """What an organisation said on the phone."""

    note = TextAreaField(
        _l("What did they say?"),
        description=_l("May stay empty. It is kept among the calls of the organisation."),
        validators=[Length(max=LONGEST_TEXT)],
    )
