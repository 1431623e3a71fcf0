"""The form with which the result of a scan is put on a fiche: a code, or five taps."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import Length, ValidationError

from vrijwilligers.scans.rules import AT_THE_DESK, ScanDetails, ScanForm
from vrijwilligers.scans.wording import FORMS
from vrijwilligers.talents.rules.scan import MOST_CHOSEN, SCORING, ScanResult
from vrijwilligers.talents.rules.sets import TalentSet
from vrijwilligers.web.forms import Form, TickBoxes, choices

LONGEST_CODE = 40


class ScanResultForm(Form):
    """A code of the scan online, or the five talents of the cards or the wooden model."""

    code = StringField(
        _l("Code of the talent scan"),
        description=_l("A word and five figures, such as TULP-48213."),
        validators=[Length(max=LONGEST_CODE)],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    form = RadioField(
        _l("Or how was it done here?"),
        choices=choices({one: FORMS[one] for one in AT_THE_DESK}),
        default=ScanForm.CARDS,
    )
    five = TickBoxes(_l("Which five talents?"), choices=[])

    def __init__(self, *, offered: Mapping[str, str], **given: Any) -> None:
        """Put the talents in."""
        super().__init__(**given)
        self.five.choices = choices(offered)

    def validate_five(self, field: TickBoxes) -> None:
        """Ask a code or five talents: one of the two."""
        if self.code.data and not field.data:
            return
        if self.code.data:
            raise ValidationError(_l("Fill in a code or tap five talents: not both."))
        if len(field.data or ()) != MOST_CHOSEN:
            raise ValidationError(_l("Fill in a code, or tap exactly five talents."))

    def details(self, used: TalentSet, *, language: str) -> ScanDetails:
        """Hand over what was tapped, as a result that is sure."""
        return ScanDetails(
            set_code=used.code,
            set_version=used.version,
            result=ScanResult(
                sure=tuple(code for code in used.codes if code in self.five.value), close=()
            ),
            form=ScanForm(self.form.data),
            language=language,
            scoring=SCORING,
        )
