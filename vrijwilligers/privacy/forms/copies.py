"""The questions before a copy of all data goes out."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from vrijwilligers.privacy.rules.copies import CopyAsker, CopyShape, IdentityCheck, reason_of
from vrijwilligers.privacy.wording.explanations import COPY_ASKERS, COPY_SHAPES, IDENTITY_CHECKS
from vrijwilligers.web.forms import Form, choices
from vrijwilligers.web.typed_fields import LanguageField


class CopyForm(Form):
    """Who asks, how we saw that it is them, and what they get."""

    asker = RadioField(
        _l("Who asks for it?"),
        choices=choices(COPY_ASKERS),
        validators=[InputRequired(_l("Say who asks."))],
    )
    check = RadioField(
        _l("How did you see who it is?"),
        description=_l("We note who gave the copy, when, and this. Nothing of a document."),
        choices=choices(IDENTITY_CHECKS),
        validators=[InputRequired(_l("Say how you saw who it is."))],
    )
    shape = RadioField(
        _l("What do they get?"),
        choices=choices(COPY_SHAPES),
        validators=[InputRequired(_l("Choose what they get."))],
    )
    language = LanguageField(_l("In which language?"))

    def reason(self) -> str:
        """Hand over what the log says."""
        return reason_of(CopyAsker(self.asker.data), IdentityCheck(self.check.data))

    def wished(self) -> CopyShape:
        """Hand over as what it goes out."""
        return CopyShape(self.shape.data)
