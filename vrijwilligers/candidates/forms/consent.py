"""The forms of consent: what somebody agrees to, in which language, in which way."""

import re
from collections.abc import Collection
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField

from vrijwilligers.candidates.rules import AT_THE_DESK, ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.candidates.wording import TEXT_CHANGED, Texts, questions
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import Form, choices
from vrijwilligers.web.typed_fields import LanguageField

NO = "no"
YES = {
    ConsentWay.SPOKEN: _l("Yes, spoken"),
    ConsentWay.SCREEN: _l("Yes, on the screen"),
    ConsentWay.PAPER: _l("Yes, signed on paper"),
}
ANSWERS = {way.value: YES[way] for way in AT_THE_DESK} | {NO: _l("Not (yet)")}
DIGEST = re.compile(r"[0-9a-f]{64}")


class LanguageForm(Form):
    """In which language we write to somebody; consent is asked in it too."""

    language = LanguageField(_l("In which language do we speak and write?"))


def parent_question() -> BooleanField:
    """Ask whether a parent or guardian agrees, where somebody is or may be under 16 (P-09)."""
    return BooleanField(
        _l("A parent or guardian agrees"),
        description=_l("Needed under 16. Who turns 16 this year counts as 16."),
    )


class WayField(RadioField):
    """Whether somebody consents, and how: choosing a way is consent. Nothing is preset (P-02)."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, choices=choices(ANSWERS), **options)

    @property
    def way(self) -> ConsentWay | None:
        """Return how somebody consented; ``None`` when they did not."""
        return ConsentWay(self.data) if self.data in {*AT_THE_DESK} else None

    def pre_validate(self, form: Form) -> None:
        """Accept that nothing was chosen: that is no consent."""
        if self.data is not None:
            super().pre_validate(form)


class ShownTextField(HiddenField):
    """Which text was shown: its digest, so that what was read is what is kept (P-03)."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a digest; anything else is none."""
        self.data = valuelist[0] if valuelist and DIGEST.fullmatch(valuelist[0]) else ""


class ConsentForm(LanguageForm):
    """What somebody consents to, and how: a choice for each purpose that is asked here."""

    def __init__(self, *, asked: Collection[ConsentPurpose], **given: Any) -> None:
        """Ask these purposes, and no other."""
        super().__init__(**given)
        self.asked = [purpose for purpose in questions() if purpose in asked]
        for purpose in self.asked:
            self[purpose].label.text = questions()[purpose].words
        for purpose in set(ConsentPurpose) - {*self.asked}:
            for name in (purpose, *(_text(purpose, language) for language in LANGUAGES)):
                del self[name]

    def consent(self) -> ConsentDetails:
        """Hand over what was agreed, in which language and in which way."""
        return self.details_as(ConsentDetails)

    def read_ways(self) -> dict[ConsentPurpose, ConsentWay]:
        """Hand over in which way each purpose was agreed."""
        return {purpose: self[purpose].way for purpose in self.asked if self[purpose].way}

    def shown(self) -> dict[ConsentPurpose, str]:
        """Hand over which text of each purpose was read: that in the language that was chosen."""
        language = self.language.data
        return {purpose: self[_text(purpose, language)].data for purpose in self.asked}

    def show(self, texts: Texts) -> None:
        """Show these texts; where another one was read and agreed, say that it changed."""
        for (purpose, language), text in texts.items():
            question, was_shown = self[purpose], self[_text(purpose, language)]
            is_read = self.is_submitted() and question.way and language == self.language.data
            if is_read and was_shown.data != text.digest and TEXT_CHANGED not in question.errors:
                question.errors = [*question.errors, TEXT_CHANGED]
            was_shown.data = text.digest


def _text(purpose: ConsentPurpose, language: str) -> str:
    return f"text_{purpose}_{language}"


for _purpose in ConsentPurpose:
    setattr(ConsentForm, _purpose, WayField())
    for _language in LANGUAGES:
        setattr(ConsentForm, _text(_purpose, _language), ShownTextField())


class GiveForm(EditForm, ConsentForm):
    """Consent that is added later."""

    by_parent = parent_question()
