"""The forms of matching: they check the shape of the answers, not their truth."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, Proposal, StepDetails
from vrijwilligers.matching.wording.states import REASON_WORDS, SIDE_WORDS, STATE_WORDS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.web.editing import ActionForm, EditForm
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Form,
    TickBoxes,
    choices,
)

ME, DESK = "me", "desk"
FOR_WHOM = {DESK: _l("Whoever is at the desk"), ME: _l("Me")}
NOT_CHOSEN = ("", _l("Choose"))
A_DAY = _l("Enter a day.")
NOT_POSSIBLE = _l("The step that you chose is not possible any more. Choose another one.")


def _note_field() -> TextAreaField:
    return TextAreaField(_l("Note"), validators=[Optional(), Length(max=LONGEST_TEXT)])


def _needed_with_what(form: Form, field: DateField) -> None:
    """Ask for a day as soon as something has to be done; without it no day is needed."""
    if not any(text.strip() for text in field.raw_data or ()):
        field.errors = []
        raise StopValidation(A_DAY if form["what"].data else "")


def _for_whom_field() -> SelectField:
    return SelectField(_l("For whom"), choices=choices(FOR_WHOM))


class IntroduceForm(Form):
    """To which organisations somebody says yes, and when we ask how it went."""

    agreed = TickBoxes(_l("Ask for each organisation"), coerce=int)
    contacted = BooleanField(_l("The organisation knows already, I was in touch with it"))
    note = _note_field()
    what = StringField(
        _l("What has to be done next"),
        description=_l("Leave this empty when nothing has to be done."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )
    due_on = DateField(_l("On which day"), validators=[_needed_with_what])
    for_whom = _for_whom_field()

    def ask_for_yes(self, given_name: str, organisations: Iterable[Organisation]) -> None:
        """Ask one yes for each organisation."""
        sentences = {
            organisation.id: _(
                "%(name)s said yes to sharing with %(organisation)s",
                name=given_name,
                organisation=organisation.name,
            )
            for organisation in organisations
        }
        self.agreed.choices = choices(sentences)

    def proposal(self) -> Proposal:
        """Hand over the introduction."""
        return Proposal(
            agreed=frozenset(self.agreed.data or ()),
            note=self.note.data,
            contacted=self.contacted.data,
        )

    def follow_up(
        self, *, me: int, candidate_id: int, introduction_id: int | None
    ) -> FollowUpDetails | None:
        """Hand over what has to be done next; ``None`` when nothing has."""
        if not self.what.data:
            return None
        return FollowUpDetails(
            what=self.what.data,
            due_on=self.due_on.data,
            for_staff_id=me if self.for_whom.data == ME else None,
            candidate_id=candidate_id,
            introduction_id=introduction_id,
        )


class StepForm(EditForm):
    """What happened with an introduction, on which day; who and why when it ended."""

    target = RadioField(
        _l("What happened?"), validators=[InputRequired(_l("Choose what happened."))]
    )
    on = DateField(
        _l("On which day"),
        description=_l("Of an appointment: the day of the appointment."),
        validators=[InputRequired(A_DAY)],
    )
    side = SelectField(
        _l("Who ended it?"), choices=choices([NOT_CHOSEN, *SIDE_WORDS.items()]), default=""
    )
    reason = SelectField(
        _l("Why did it end?"), choices=choices([NOT_CHOSEN, *REASON_WORDS.items()]), default=""
    )
    note = _note_field()

    def offer(self, states: Iterable[IntroductionState]) -> None:
        """Offer these steps; say so when the one that was chosen before is not among them."""
        offered = {state.value: STATE_WORDS[state] for state in states}
        self.target.choices = choices(offered)
        if self.conflict and self.target.data and self.target.data not in offered:
            self.target.errors = [NOT_POSSIBLE]

    def details(self) -> StepDetails:
        """Hand over the step, typed."""
        return StepDetails(
            target=IntroductionState(self.target.data),
            on=self.on.data,
            note=self.note.data,
            side=EndedBy(self.side.data) if self.side.data else None,
            reason=IntroductionEndReason(self.reason.data) if self.reason.data else None,
        )


class FollowUpForm(Form):
    """What has to be done, on which day, and by whom."""

    what = StringField(
        _l("What has to be done"),
        validators=[DataRequired(_l("Enter what has to be done.")), Length(max=LONGEST_LINE)],
    )
    due_on = DateField(_l("On which day"), validators=[InputRequired(A_DAY)])
    for_whom = _for_whom_field()

    def details(
        self, *, me: int, candidate_id: int | None, introduction_id: int | None
    ) -> FollowUpDetails:
        """Hand over what has to be done."""
        return FollowUpDetails(
            what=self.what.data,
            due_on=self.due_on.data,
            for_staff_id=me if self.for_whom.data == ME else None,
            candidate_id=candidate_id,
            introduction_id=introduction_id,
        )


class PostponeForm(ActionForm):
    """To which day something is put off."""

    due_on = DateField(_l("To which day"), validators=[InputRequired(A_DAY)])
