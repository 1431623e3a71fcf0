"""What making one organisation of two asks: with which other one, and that they are one."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.web.forms import FilterForm, SureField
from vrijwilligers.web.merging import MergeForm


class MergeOrganisationsForm(MergeForm):
    """The last word before two records become one."""

    is_sure = SureField(
        _l("Yes, these two are one. I know that this cannot be undone."),
        _l("Tick that these two are one organisation."),
    )

    def details(self) -> Merger:
        """Hand over what was decided."""
        return Merger(taken=self.taken())


class OtherForm(FilterForm):
    """With which organisation another one is merged."""

    text = StringField(_l("Name of the other organisation"))
