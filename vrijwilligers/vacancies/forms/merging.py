"""What making one vacancy of two asks: that they are the same work."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.web.forms import SureField
from vrijwilligers.web.merging import MergeForm


class MergeVacanciesForm(MergeForm):
    """The last word before two vacancies become one."""

    is_sure = SureField(
        _l("Yes, these two are the same work."),
        _l("Tick that these two are the same work."),
    )
