"""The forms of consent: what somebody agrees to, in which language, in which way."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

from vrijwilligers.candidates.rules import ASKED, AT_THE_DESK, ConsentDetails, Purpose, Way
from vrijwilligers.candidates.wording import PURPOSES, WAYS
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.forms import Form, VersionField, choices


class LanguageForm(Form):
    """In which language we write to somebody; consent is asked in it too."""

    language = RadioField(
        _l("In which language do we speak and write?"),
        choices=choices(LANGUAGES),
        validators=[InputRequired(_l("Choose a language."))],
    )


class ConsentForm(LanguageForm):
    """What somebody consents to. Nothing is ticked beforehand (P-02)."""

    fiche = BooleanField(PURPOSES[Purpose.FICHE])
    sharing = BooleanField(PURPOSES[Purpose.SHARING])
    approached = BooleanField(PURPOSES[Purpose.APPROACHED])
    pool = BooleanField(PURPOSES[Purpose.POOL])
    newsletter = BooleanField(PURPOSES[Purpose.NEWSLETTER])
    way = RadioField(
        _l("How was consent given?"),
        choices=choices({way: WAYS[way] for way in AT_THE_DESK}),
        default=Way.SPOKEN,
        validators=[InputRequired(_l("Say how consent was given."))],
    )

    def consent(self) -> ConsentDetails:
        """Hand over what was ticked."""
        return ConsentDetails(
            purposes=frozenset(purpose for purpose in ASKED if self[purpose].data),
            language=self.language.data,
            way=Way(self.way.data),
        )


class GiveForm(ConsentForm):
    """Consent that is added later."""

    version = VersionField()
