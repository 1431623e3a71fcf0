"""The questions before somebody is erased."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.privacy.wording.erasures import (
    CONTACT_REASONS,
    ERASURE_REASONS,
    OTHERS_REASONS,
)
from vrijwilligers.web.forms import Form, SureField, choices

NOBODY = "nobody"


def _why_field(question: Any, reasons: Mapping[ErasureReason, Any]) -> RadioField:
    needed = InputRequired(_l("Choose why."))
    return RadioField(question, choices=choices(reasons), validators=[needed])


def _sure_field() -> SureField:
    return SureField(
        _l("I looked: this is the person, and there is no way back"), _l("Tick that you looked.")
    )


class ReasonForm(Form):
    """Why somebody is erased."""

    reason = _why_field(_l("Why is this person erased?"), OTHERS_REASONS)

    def why(self) -> ErasureReason:
        """Hand over the reason."""
        return ErasureReason(self.reason.data)


class ErasureForm(ReasonForm):
    """Why, and the number of the fiche typed once more: there is no way back."""

    reason = _why_field(_l("Why is this person erased?"), ERASURE_REASONS)
    number = StringField(
        _l("Type the number of the fiche"),
        description=_l("It stands on top of this page. There is no way back."),
        validators=[DataRequired(_l("Type the number of the fiche."))],
    )

    def __init__(self, *args: Any, expected: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.expected = expected

    def validate_number(self, field: StringField) -> None:
        """Refuse the number of another fiche."""
        if field.data != self.expected:
            raise ValidationError(_l("This is not the number of this fiche."))


class OtherErasureForm(ReasonForm):
    """Why, and a tick instead of a number, for whom has no fiche."""

    is_sure = _sure_field()


class ContactErasureForm(ReasonForm):
    """Why a contact person goes, and who follows where they are named as the contact."""

    reason = _why_field(_l("Why is this person removed?"), CONTACT_REASONS)
    follower = RadioField(
        _l("Who is the contact of these vacancies from now on?"),
        validators=[InputRequired(_l("Say who follows."))],
    )
    is_sure = _sure_field()

    def ask(self, followers: Mapping[int, str], *, is_named: bool) -> None:
        """Offer the other contact persons and nobody, where there is something to follow in."""
        if is_named:
            names = {str(key): name for key, name in followers.items()}
            self.follower.choices = choices(names | {NOBODY: _l("Nobody: the contact is emptied")})
        else:
            del self.follower

    def follower_id(self) -> int | None:
        """Hand over who follows; ``None``: nobody."""
        said = self.follower.data if "follower" in self else NOBODY
        return None if said == NOBODY else int(said)
