"""What an organisation is asked after the market."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from vrijwilligers.markets.models import StandEvaluation
from vrijwilligers.markets.rules.evaluations import (
    ComesAgain,
    Satisfaction,
    StandEvaluationDetails,
)
from vrijwilligers.markets.wording import COMES_AGAIN, SATISFACTION
from vrijwilligers.web.forms import LONGEST_TEXT, Form, choices
from vrijwilligers.web.typed_fields import one_of

RIGHT, NOT_RIGHT = "right", "not_right"


def _how(label: Any) -> RadioField:
    return RadioField(
        label, choices=choices(SATISFACTION), coerce=one_of(Satisfaction), validators=[Optional()]
    )


class AfterwardsForm(Form):
    """Whether the tasks are right, and how the market was; only the first has to be said."""

    is_right = RadioField(
        _l("Do people still find these tasks with you?"),
        choices=choices(
            {RIGHT: _l("Yes, show them"), NOT_RIGHT: _l("No, do not show them any more")}
        ),
        validators=[InputRequired(_l("Choose yes or no."))],
    )
    organised = _how(_l("How well was the market organised?"))
    visitors = _how(_l("How well did the visitors fit your tasks?"))
    again = RadioField(
        _l("Do you come to the next market?"),
        choices=choices(COMES_AGAIN),
        coerce=one_of(ComesAgain),
        validators=[Optional()],
    )
    remark = TextAreaField(
        _l("What else do you want to say?"),
        description=_l("Write no names of visitors."),
        validators=[Length(max=LONGEST_TEXT)],
    )

    def details(self) -> StandEvaluationDetails:
        """Hand over the answers, typed."""
        return StandEvaluationDetails(
            organised=self.organised.data,
            visitors=self.visitors.data,
            again=self.again.data,
            remark=self.remark.data or None,
        )


def answers_of_evaluation(said: StandEvaluation | None, *, is_ended: bool) -> dict[str, Any]:
    """Return what was said before as the answers of the form."""
    if said is None:
        return {}
    return {
        "is_right": NOT_RIGHT if is_ended else RIGHT,
        "organised": said.organised,
        "visitors": said.visitors,
        "again": said.again,
        "remark": said.remark,
    }
