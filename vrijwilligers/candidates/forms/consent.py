"""The forms of consent: what somebody agrees to, in which language, in which way."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.validators import InputRequired

from vrijwilligers.candidates.rules import AT_THE_DESK, ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.candidates.wording import QUESTIONS, WAYS
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import Form, choices
from vrijwilligers.web.typed_fields import one_of


class LanguageForm(Form):
    """In which language we write to somebody; consent is asked in it too."""

    language = RadioField(
        _l("In which language do we speak and write?"),
        choices=choices(LANGUAGES),
        validators=[InputRequired(_l("Choose a language."))],
    )


class ConsentForm(LanguageForm):
    """What somebody consents to, a box for each purpose. Nothing is ticked beforehand (P-02)."""

    way = RadioField(
        _l("How was consent given?"),
        choices=choices({way: WAYS[way] for way in AT_THE_DESK}),
        coerce=one_of(ConsentWay),
        default=ConsentWay.SPOKEN,
        validators=[InputRequired(_l("Say how consent was given."))],
    )

    def consent(self) -> ConsentDetails:
        """Hand over what was ticked, in which language and in which way."""
        return self.details_as(ConsentDetails)

    def read_purposes(self) -> frozenset[ConsentPurpose]:
        """Hand over what was ticked."""
        return frozenset(purpose for purpose in QUESTIONS if self[purpose].data)

    def asks_more(self) -> bool:
        """Tell whether something is ticked that is not asked of everybody."""
        return bool(self.read_purposes() - {p for p in QUESTIONS if QUESTIONS[p].is_for_everybody})


for _purpose, _question in QUESTIONS.items():
    setattr(ConsentForm, _purpose, BooleanField(_question.words))


class GiveForm(EditForm, ConsentForm):
    """Consent that is added later."""
