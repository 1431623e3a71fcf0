"""Consent that is asked on the page where it is needed."""

import re
from typing import ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import InputRequired

from vrijwilligers.candidates.rules import (
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
    ResolvedText,
)
from vrijwilligers.candidates.wording import text_of
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.web.forms import choices
from vrijwilligers.web.typed_fields import one_of

TEXT_DIGEST = re.compile(r"[0-9a-f]{64}")
YES_WAYS = {
    ConsentWay.SPOKEN: _l("Yes, spoken"),
    ConsentWay.SCREEN: _l("Yes, on the screen"),
    ConsentWay.PAPER: _l("Yes, signed on paper"),
}


def yes_field(missing: object) -> RadioField:
    """Ask a yes in one of its ways; ``missing`` says what to do without one."""
    return RadioField(
        _l("Did they say yes?"),
        choices=choices(YES_WAYS),
        coerce=one_of(ConsentWay),
        validators=[InputRequired(missing)],
    )


def consent_fields(purpose: ConsentPurpose, missing: object, *, parent: bool) -> dict[str, object]:
    """Return what a form needs to ask consent for a purpose too; nothing is preset.

    ``missing`` says what to do without a yes, ``parent`` asks whether a parent or guardian agrees.
    """
    asked: dict[str, object] = {
        "purpose": purpose,
        purpose.value: yes_field(missing),
        f"shown_{purpose}": HiddenField(),
    }
    if parent:
        asked["by_parent"] = BooleanField(
            _l("A parent or guardian agrees"),
            description=_l("Needed under 16. Who turns 16 this year counts as 16."),
        )
    return asked


class InPlaceForm(CandidateTextForm):
    """A form that asks a consent first of who did not give it yet (``consent_fields``)."""

    purpose: ClassVar[ConsentPurpose | None] = None

    def show_text(self, digest: str) -> None:
        """Remember which text of consent is shown; a yes to another text is asked again."""
        shown = self[f"shown_{self.purpose}"]
        if shown.data not in (None, "", digest):
            self[self.purpose].data = None
        shown.data = digest

    def consent(self, language: str) -> tuple[ConsentDetails, dict[ConsentPurpose, str]]:
        """Hand over what was agreed, and the digest of the text that was read."""
        purpose = ConsentPurpose(str(self.purpose))
        agreed = ConsentDetails(
            ways={purpose: self[purpose].data},
            language=language,
            by_parent="by_parent" in self and self["by_parent"].data,
        )
        shown = self[f"shown_{purpose}"].data or ""
        return agreed, {purpose: shown if TEXT_DIGEST.fullmatch(shown) else ""}


def consent_text(form: InPlaceForm, language: str) -> ResolvedText | None:
    """Return what is read before consenting, where a form asks that too."""
    if form.purpose is None:
        return None
    text = text_of(form.purpose, language)
    form.show_text(text.digest)
    return text
