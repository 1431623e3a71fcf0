"""What an organisation is asked through its link about somebody who was introduced to it."""

from collections.abc import Iterable, Mapping

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, Optional

from vrijwilligers.matching.forms.outcomes import NOT_CHOSEN
from vrijwilligers.matching.rules.answering import SIDES
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import IntroductionEndReason
from vrijwilligers.matching.rules.still_there import SIDES_OF_CANDIDATE
from vrijwilligers.matching.wording.answering import (
    ANSWER_WORDS,
    STAY_WORDS,
)
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT, Form, choices
from vrijwilligers.web.typed_fields import DayField, HourField, one_of

LINE = Length(max=LONGEST_LINE, message=_l("This is too long: use at most 200 letters."))
TEXT = Length(max=LONGEST_TEXT, message=_l("This is too long: use at most 5000 letters."))


class OrganisationAnswerForm(CandidateTextForm):
    """How it goes, as an organisation tells it."""

    NO_TEXTS = frozenset({"place", "with_whom"})
    REFUSAL = _l(
        "Please leave “%(word)s” out: illness, faith, origin and status of somebody are private."
    )
    outcome = RadioField(
        _l("What can you tell us?"),
        coerce=one_of(FollowUpOutcome),
        validators=[InputRequired(_l("Choose what you want to tell us."))],
    )
    on = DayField(_l("On which day"), validators=[Optional()])
    begins_at = HourField(_l("At what time"), validators=[Optional()])
    place = StringField(_l("Where"), validators=[Optional(), LINE])
    with_whom = StringField(_l("With whom"), validators=[Optional(), LINE])
    reason = SelectField(
        _l("Why not?"),
        coerce=one_of(IntroductionEndReason),
        default="",
    )
    word = TextAreaField(
        _l("Do you want to say something more?"),
        description=_l("You may leave it empty."),
        validators=[Optional(), TEXT],
    )

    def offer(self, answers: Iterable[FollowUpOutcome], reasons: Mapping[str, str]) -> None:
        """Offer what an organisation may answer now, and the standard sentences why not."""
        self.outcome.choices = choices({one.value: ANSWER_WORDS[one] for one in answers})
        self.reason.choices = choices([NOT_CHOSEN, *reasons.items()])

    def validate_reason(self, field: SelectField) -> None:
        """Ask why, of what did not work out."""
        if self.outcome.data == FollowUpOutcome.ENDED and not field.data:
            raise ValidationError(_l("Choose why it did not work out."))

    def details(self) -> OutcomeDetails:
        """Hand over the answer; of what was not asked nothing."""
        said = self.outcome.data
        is_end = said == FollowUpOutcome.ENDED
        is_dated = said in (FollowUpOutcome.APPOINTMENT, FollowUpOutcome.STARTED)
        return OutcomeDetails(
            outcome=said,
            on=self.on.data if is_dated else None,
            appointment=self._appointment(),
            side=SIDES[self.reason.data] if is_end else None,
            reason=self.reason.data if is_end else None,
            word=self.word.data or None,
        )

    def _appointment(self) -> AppointmentDetails | None:
        if self.outcome.data != FollowUpOutcome.APPOINTMENT or self.on.data is None:
            return None
        return AppointmentDetails(
            on=self.on.data,
            begins_at=self.begins_at.data,
            place=self.place.data or None,
            with_whom=self.with_whom.data or None,
        )


class StillThereForm(Form):
    """Whether somebody is still there after three months, and if not why; nothing else."""

    outcome = RadioField(
        _l("Are you still there?"),
        choices=choices(STAY_WORDS),
        coerce=one_of(FollowUpOutcome),
        validators=[InputRequired(_l("Choose yes or no."))],
    )
    reason = SelectField(
        _l("Why did you stop?"),
        coerce=one_of(IntroductionEndReason),
        default="",
    )

    def offer(self, reasons: Mapping[str, str]) -> None:
        """Offer the standard sentences why somebody stopped."""
        self.reason.choices = choices([NOT_CHOSEN, *reasons.items()])

    def validate_reason(self, field: SelectField) -> None:
        """Ask why of who stopped."""
        if self.outcome.data == FollowUpOutcome.ENDED and not field.data:
            raise ValidationError(_l("Choose why you stopped."))

    def details(self) -> OutcomeDetails:
        """Hand over the answer."""
        if self.outcome.data == FollowUpOutcome.STAYED:
            return OutcomeDetails(outcome=FollowUpOutcome.STAYED)
        reason = self.reason.data
        return OutcomeDetails(
            outcome=FollowUpOutcome.ENDED, side=SIDES_OF_CANDIDATE[reason], reason=reason
        )
