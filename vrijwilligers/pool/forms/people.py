"""The questions about one person of a call: what they say on the phone, and where they go."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import InputRequired

from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import choices

YES = "yes-"
TOLD = "told"
GOES = "gone"
OTHERS: Mapping[str, object] = {
    CallAnswer.NO: _l("No, not this time"),
    CallAnswer.LATER: _l("Answers later"),
    CallerOutcome.NOT_REACHED: _l("Not reached"),
    CallerOutcome.ASKED_LATER: _l("Call again later"),
}


class PhoneAnswerForm(EditForm):
    """What somebody says on the phone, or that they were not reached."""

    said = RadioField(
        _l("What does this person say?"),
        choices=[],
        validators=[InputRequired(_l("Choose what this person says."))],
    )

    def offer(self, yeses: Mapping[int, str], *, must_hear: bool, takes_answers: bool) -> None:
        """Offer a yes to each of these shifts by number, and what else one may say."""
        said: dict[str, object] = {TOLD: _l("Has heard it")} if must_hear else {}
        if takes_answers:
            said |= {f"{YES}{number}": words for number, words in yeses.items()} | {**OTHERS}
        else:
            said[CallerOutcome.NOT_REACHED] = OTHERS[CallerOutcome.NOT_REACHED]
        self.said.choices = choices(said)

    def shift_id(self) -> int | None:
        """Return to which shift they say yes, if they do."""
        said = str(self.said.data)
        return int(said.removeprefix(YES)) if said.startswith(YES) else None


class MoveForm(EditForm):
    """To which shift somebody goes, or that they cannot come."""

    target = RadioField(
        _l("Where does this person go?"),
        choices=[],
        validators=[InputRequired(_l("Choose where this person goes."))],
    )

    def offer(self, shifts: Mapping[int, str]) -> None:
        """Offer these shifts by number, and that they cannot come."""
        gone = {GOES: _l("Cannot come after all")}
        self.target.choices = choices({str(key): words for key, words in shifts.items()} | gone)
