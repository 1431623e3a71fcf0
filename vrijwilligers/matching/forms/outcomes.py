"""What came of a follow-up, asked in its own row; and to whom one is handed over."""

from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from vrijwilligers.accounts.rules import Role
from vrijwilligers.matching.forms import COORDINATORS, DESK, FOR_WHOM
from vrijwilligers.matching.forms.days import NOBODY_ANSWERS, DeskDayField
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason
from vrijwilligers.matching.rules.steps import HandOver
from vrijwilligers.matching.wording.outcomes import OUTCOME_WORDS, offered
from vrijwilligers.matching.wording.states import REASON_WORDS, SIDE_WORDS
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_LINE, Form, choices
from vrijwilligers.web.typed_fields import DayField, HourField, PhoneField, one_of

NOT_CHOSEN = ("", _l("Choose"))
LINE = (Optional(), Length(max=LONGEST_LINE))


class OutcomeForm(EditForm, CandidateTextForm):
    """What came of a follow-up; ``place`` gives each row of a list names of its own."""

    NO_TEXTS = frozenset({"place", "with_whom"})
    outcome = RadioField(
        _l("What came of it?"),
        coerce=one_of(FollowUpOutcome),
        validators=[InputRequired(_l("Choose what came of it."))],
    )
    on = DeskDayField(
        _l("On which day"),
        counts=lambda form: form.outcome.data == FollowUpOutcome.APPOINTMENT,
        words=NOBODY_ANSWERS,
        validators=[Optional()],
    )
    begins_at = HourField(_l("At what time"), validators=[Optional()])
    place = StringField(_l("Where"), validators=LINE)
    with_whom = StringField(_l("With whom"), validators=LINE)
    phone = PhoneField(_l("Phone on that day"))
    side = SelectField(
        _l("Who ended it?"),
        choices=choices([NOT_CHOSEN, *SIDE_WORDS.items()]),
        coerce=one_of(EndedBy),
        default="",
    )
    reason = SelectField(
        _l("Why did it end?"),
        choices=choices([NOT_CHOSEN, *REASON_WORDS.items()]),
        coerce=one_of(IntroductionEndReason),
        default="",
    )
    word = StringField(_l("In a few words"), validators=LINE)
    next_on = DeskDayField(_l("Ask again on another day"), validators=[Optional()])

    def offer(
        self, outcomes: Iterable[FollowUpOutcome], again_on: Mapping[FollowUpOutcome, date]
    ) -> None:
        """Offer what may come of it, with the day on which we would ask again."""
        self.outcome.choices = choices(offered(outcomes, again_on))

    def offer_all(self) -> None:
        """Offer every outcome, to say what a colleague noted."""
        self.outcome.choices = choices(OUTCOME_WORDS)

    def set_apart(self, mark: str) -> None:
        """Give each question an id of its own, for where the same form stands in many rows."""
        for field in self:
            field.id = f"{field.id}-{mark}"
            field.label.field_id = field.id

    def details(self) -> OutcomeDetails:
        """Hand over what came of it."""
        return OutcomeDetails(
            outcome=self.outcome.data,
            on=self.on.data,
            appointment=self._appointment(),
            side=self.side.data,
            reason=self.reason.data,
            word=self.word.data,
            next_on=self.next_on.data,
        )

    def _appointment(self) -> AppointmentDetails | None:
        if self.outcome.data != FollowUpOutcome.APPOINTMENT or self.on.data is None:
            return None
        return AppointmentDetails(
            on=self.on.data,
            begins_at=self.begins_at.data,
            place=self.place.data,
            with_whom=self.with_whom.data,
            phone=self.phone.data,
        )


class HandOverForm(EditForm, CandidateTextForm):
    """Who is asked to do a follow-up, and with which word."""

    to = RadioField(_l("Who can do this?"), validators=[InputRequired(_l("Choose a colleague."))])
    words = StringField(
        _l("With a word"),
        description=_l("What you want to know or ask. You may leave it empty."),
        validators=LINE,
    )

    def offer(self, colleagues: Mapping[int, str]) -> None:
        """Offer the coordinators, whoever is at the desk, and each colleague by name."""
        roles = {key: FOR_WHOM[key] for key in (COORDINATORS, DESK)}
        names = {str(key): name for key, name in colleagues.items()}
        self.to.choices = choices({**roles, **names})

    def details(self) -> HandOver:
        """Hand over to whom it goes."""
        if self.to.data == COORDINATORS:
            return HandOver(for_role=Role.COORDINATOR, words=self.words.data)
        to = int(self.to.data) if self.to.data != DESK else None
        return HandOver(for_staff_id=to, words=self.words.data)


class PauseForm(Form):
    """Until when nobody is reminded of somebody, or of one introduction."""

    until = DayField(_l("Until which day"), validators=[InputRequired(_l("Enter a day."))])
    whole = BooleanField(
        _l("Of nothing about this person"),
        description=_l("Without a tick it counts for this introduction alone."),
    )
