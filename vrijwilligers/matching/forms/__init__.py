"""The forms of matching: they check the shape of the answers, not their truth."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.questions import InPlaceForm, consent_fields
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching.forms.appointments import AppointmentFields
from vrijwilligers.matching.forms.days import NOBODY_ANSWERS, DeskDayField
from vrijwilligers.matching.rules.callees import Callee, FollowUpTask
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, StepDetails
from vrijwilligers.matching.wording.disclosures import CHANNEL_WORDS
from vrijwilligers.matching.wording.outcomes import CALLEE_WORDS
from vrijwilligers.matching.wording.set_aside import SET_ASIDE_WORDS
from vrijwilligers.matching.wording.states import REASON_WORDS, SIDE_WORDS, STATE_WORDS
from vrijwilligers.matching.wording.tasks import typed_or_ours
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.web.editing import ActionForm, EditForm
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Form,
    choices,
)
from vrijwilligers.web.typed_fields import one_of

ME, DESK, COORDINATORS = "me", "desk", "coordinators"
FOR_WHOM = {
    DESK: _l("Whoever is at the desk"),
    ME: _l("Me"),
    COORDINATORS: _l("A coordinator: whoever is first"),
}
TOLD_ALREADY = {
    DisclosureChannel.PHONE: _l("Yes, I told them on the phone"),
    DisclosureChannel.EMAIL: _l("Yes, I wrote an e-mail"),
    DisclosureChannel.IN_PERSON: _l("Yes, I told them in person"),
    DisclosureChannel.LETTER: _l("Yes, I wrote a letter"),
}
NOT_CHOSEN = ("", _l("Choose"))
A_DAY = _l("Enter a day.")
NO_YES = _l("Ask for a yes for each organisation, and tick how it was given.")
NO_SHARING = _l("Read together the question about sharing, and tick how they said yes.")
NO_APPROACHED = _l("Read together the question whether we may call, and tick how they said yes.")
NOT_POSSIBLE = _l("The step that you chose is not possible any more. Choose another one.")


def note_field() -> TextAreaField:
    """Ask a note."""
    return TextAreaField(_l("Note"), validators=[Optional(), Length(max=LONGEST_TEXT)])


def needed_with_what(form: Form, field: DeskDayField) -> None:
    """Ask for a day as soon as something has to be done; without it no day is needed."""
    if not any(text.strip() for text in field.raw_data or ()):
        field.errors = []
        raise StopValidation(A_DAY if form["what"].data else "")


def for_whom_field() -> SelectField:
    """Ask for whom a follow-up is."""
    return SelectField(_l("For whom"), choices=choices(FOR_WHOM))


def doer(whom: str, me: int) -> dict[str, Any]:
    """Return for whom it is, of the details of a follow-up."""
    if whom == COORDINATORS:
        return {"for_role": Role.COORDINATOR}
    key = {ME: me, DESK: None}.get(whom, 0)
    return {"for_staff_id": int(whom) if key == 0 else key}


class StepForm(AppointmentFields, EditForm, CandidateTextForm):
    """What happened with an introduction, on which day; who and why when it ended.

    Of an appointment it is asked when and where.
    """

    NO_TEXTS = AppointmentFields.appointment_texts

    target = RadioField(
        _l("What happened?"), validators=[InputRequired(_l("Choose what happened."))]
    )
    on = DeskDayField(
        _l("On which day"),
        counts=lambda form: form.target.data == IntroductionState.APPOINTMENT,
        words=NOBODY_ANSWERS,
        description=_l("Of an appointment: the day of the appointment."),
        validators=[InputRequired(A_DAY)],
    )
    is_from_candidate = BooleanField(
        _l("I heard this from the candidate"),
        description=_l("Only then does the day move on which the fiche goes."),
    )
    side = SelectField(
        _l("Who ended it?"),
        description=_l("Choose the organisation only when it knows of this person."),
        choices=choices([NOT_CHOSEN, *SIDE_WORDS.items()]),
        default="",
    )
    reason = SelectField(
        _l("Why did it end?"), choices=choices([NOT_CHOSEN, *REASON_WORDS.items()]), default=""
    )
    told_how = SelectField(
        _l("How does the organisation hear of it?"),
        choices=choices({"": _l("Not said"), **CHANNEL_WORDS}),
        coerce=one_of(DisclosureChannel),
        default=DisclosureChannel.PHONE,
    )
    note = note_field()

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
            told_how=self.told_how.data,
            is_from_candidate=self.is_from_candidate.data,
        )


class SetAsideForm(CandidateTextForm):
    """Why a suggestion is not for this person."""

    reason = RadioField(
        _l("Why not this one?"),
        choices=choices(SET_ASIDE_WORDS),
        coerce=one_of(SetAsideReason),
        validators=[InputRequired(_l("Choose why."))],
    )
    note = StringField(_l("In a few words"), validators=[Optional(), Length(max=LONGEST_LINE)])


class WaitForm(InPlaceForm):
    """What somebody looks for who wants to hear when something comes."""

    note = StringField(
        _l("What is this person looking for?"),
        description=_l("A few words for the colleague who calls. It may stay empty."),
        validators=[Optional(), Length(max=LONGEST_LINE)],
    )

    @classmethod
    def with_consent(cls, *, parent: bool) -> "type[WaitForm]":
        """Make the form that asks first whether we may come to somebody with a vacancy."""
        asked = consent_fields(ConsentPurpose.APPROACHED, NO_APPROACHED, parent=parent)
        return type(cls.__name__, (cls,), asked)


class FollowUpForm(CandidateTextForm):
    """What has to be done, on which day, and by whom."""

    proposed: FollowUpTask | None = None  # what we asked, if nobody changes it
    what = StringField(
        _l("What has to be done"),
        validators=[DataRequired(_l("Enter what has to be done.")), Length(max=LONGEST_LINE)],
    )
    due_on = DeskDayField(_l("On which day"), validators=[InputRequired(A_DAY)])
    for_whom = for_whom_field()
    callee = SelectField(
        _l("Who is called?"), choices=choices(CALLEE_WORDS), coerce=one_of(Callee), default=""
    )

    def offer(self, colleagues: Mapping[int, str], *, calls: bool) -> None:
        """Offer each colleague by name; of an introduction one calls either side (``calls``)."""
        names = {str(key): name for key, name in colleagues.items()}
        self.for_whom.choices = choices({**FOR_WHOM, **names})
        if not calls:
            del self.callee

    def details(
        self, *, me: int, candidate_id: int | None, introduction_id: int | None
    ) -> FollowUpDetails:
        """Hand over what has to be done."""
        return FollowUpDetails(
            **typed_or_ours(self.what.data, self.proposed),
            due_on=self.due_on.data,
            **doer(self.for_whom.data, me),
            candidate_id=candidate_id,
            introduction_id=introduction_id,
            callee=self.callee.data if "callee" in self else None,
        )


class PostponeForm(ActionForm):
    """To which day something is put off."""

    due_on = DeskDayField(_l("To which day"), validators=[InputRequired(A_DAY)])
