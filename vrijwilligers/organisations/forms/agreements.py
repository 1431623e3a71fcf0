"""The forms of agreements and of the information note."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from vrijwilligers.organisations.fields import AGREEMENT, INFORMATION_NOTE
from vrijwilligers.organisations.forms.parts import PdfField
from vrijwilligers.organisations.models import Agreement, InformationNote
from vrijwilligers.organisations.rules import AgreementKind
from vrijwilligers.organisations.rules.details import AgreementDetails, InformationDetails
from vrijwilligers.organisations.wording import AGREEMENTS, INFORMATION
from vrijwilligers.web.editing import RecordForm, version_of
from vrijwilligers.web.forms import LONGEST_TEXT, Form, choices
from vrijwilligers.web.typed_fields import DayField, one_of


class AgreementForm(Form):
    """What was agreed, until when, and the signed paper."""

    kind = RadioField(
        _l("What kind of agreement?"),
        choices=choices(AGREEMENTS),
        coerce=one_of(AgreementKind),
        validators=[InputRequired(_l("Choose a kind."))],
    )
    about = TextAreaField(_l("What is it about?"), validators=[Length(max=LONGEST_TEXT)])
    signed_on = DayField(
        _l("Signed on"), validators=[InputRequired(_l("Enter the day on which it was signed."))]
    )
    ends_on = DayField(
        _l("Ends on"),
        description=_l("May stay empty. We warn from 60 days before."),
    )
    file = PdfField(_l("Signed file"), description=_l("A PDF of at most 5 MB. May stay empty."))

    def details(self) -> AgreementDetails:
        """Hand over the answers, with the file if there is one."""
        return self.details_as(AgreementDetails)


class ChangeAgreementForm(RecordForm, AgreementForm):
    """An agreement that is kept, as it was when its page was opened."""


class InformationForm(RecordForm):
    """What the note of an organisation tells volunteers before they start."""

    says_aim = BooleanField(INFORMATION["says_aim"])
    says_liability = BooleanField(INFORMATION["says_liability"])
    says_other_insurance = BooleanField(INFORMATION["says_other_insurance"])
    says_allowance = BooleanField(INFORMATION["says_allowance"])
    says_secrecy = BooleanField(INFORMATION["says_secrecy"])
    dated_on = DayField(_l("Date on the note"))
    file = PdfField(_l("The note itself"), description=_l("A PDF of at most 5 MB. May stay empty."))

    def details(self) -> InformationDetails:
        """Hand over what was ticked, with the file if there is one."""
        return self.details_as(InformationDetails)


def answers_of_agreement(agreement: Agreement) -> dict[str, Any]:
    """Return an agreement as the answers of its form; the file itself stays out."""
    answers = AGREEMENT.own(agreement)
    return answers | {"version": version_of(answers | {"file": agreement.file_name})}


def answers_of_note(note: InformationNote | None) -> dict[str, Any]:
    """Return an information note as the answers of its form; nothing is ticked without one."""
    answers = INFORMATION_NOTE.own(note or InformationDetails())
    name = note.file_name if note else None
    return answers | {"version": version_of(answers | {"file": name})}
