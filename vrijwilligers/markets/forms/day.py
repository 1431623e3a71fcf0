"""The forms of the day: who comes, and which appointment was made."""

from collections.abc import Mapping
from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from vrijwilligers.markets.rules.appointments import UID, MarketAppointmentDetails
from vrijwilligers.markets.rules.visitor_codes import TYPED
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON
from vrijwilligers.web.forms import LONGEST_LINE, FilterForm, Form, choices
from vrijwilligers.web.typed_fields import DayField, HourField, or_nothing

LINE = Length(max=LONGEST_LINE)
NOTHING = ""
MOMENT = Length(max=40)
NO_FICHE = _l("There is no record of this number. Look at it again, or leave it empty.")


def _languages() -> dict[str, str]:
    return {code: language_name(code) for code in COMMON}


class WelcomeForm(Form):
    """Somebody comes in: which language, and which fiche if they have one and want to say so."""

    language = RadioField(
        _l("Which language does the visitor read?"),
        choices=lambda: choices(_languages()),
        validators=[InputRequired(_l("Choose a language."))],
    )
    fiche = StringField(
        _l("Number of the record"),
        description=_l("Only if the visitor has one. Without a number nobody is named."),
        validators=[LINE],
    )


class MarketAppointmentForm(Form):
    """An appointment at a stand: the code of the visitor, a day, an hour, a task."""

    uid = HiddenField(validators=[Regexp(UID)])
    noted_at = HiddenField(validators=[MOMENT])
    sent_at = HiddenField(validators=[MOMENT])
    visitor = StringField(
        _l("Code of the visitor"),
        description=_l("It stands on the booklet: a letter and three digits. Write no name."),
        validators=[DataRequired(_l("Enter the code of the visitor.")), LINE],
        render_kw={"pattern": TYPED},
    )
    on = DayField(_l("Which day?"), validators=[InputRequired(_l("Enter a day."))])
    at = HourField(_l("At what hour?"), validators=[InputRequired(_l("Enter an hour."))])
    task_id = SelectField(
        _l("For which task?"), coerce=lambda chosen: int(chosen) if chosen else None
    )
    language = SelectField(
        _l("Which language did you speak?"),
        choices=lambda: choices({NOTHING: _l("I do not know")} | _languages()),
        coerce=or_nothing,
    )

    def offer(self, tasks: Mapping[int, str]) -> "MarketAppointmentForm":
        """Put the tasks of the stand in."""
        nothing: dict[int | str, object] = {NOTHING: _l("none of these")}
        self.task_id.choices = choices(nothing | dict(tasks))
        return self

    def details(self) -> MarketAppointmentDetails:
        """Hand over the answers, typed."""
        return self.details_as(MarketAppointmentDetails)

    def read_noted_at(self) -> datetime | None:
        """Read when it was noted, by the clock of the phone."""
        return _moment(self.noted_at.data)

    def read_sent_at(self) -> datetime | None:
        """Read when it was sent, by the same clock."""
        return _moment(self.sent_at.data)


class OrientationForm(FilterForm):
    """What somebody at the welcome desk looks for."""

    talent = SelectField(_l("Talent"))
    language = SelectField(_l("Language"))
    day = SelectField(_l("Day"))
    level = SelectField(_l("Dutch of the visitor"))


def _moment(text: str | None) -> datetime | None:
    """Read what a script wrote; anything else is no moment."""
    try:
        moment = datetime.fromisoformat((text or "").replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
