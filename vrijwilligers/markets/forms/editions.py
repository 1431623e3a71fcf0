"""The forms of an edition and of a step."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from vrijwilligers.markets.fields import MARKET, STEP
from vrijwilligers.markets.models import Market, MarketStep
from vrijwilligers.markets.rules.details import MarketDetails, MarketStepDetails
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT, Form, TickBoxes, choices
from vrijwilligers.web.typed_fields import DayField, HourField, PostcodeField, WholeNumberField

LINE = Length(max=LONGEST_LINE)
NO_CAPACITY = _l("Enter a whole number of people, or leave it empty.")
NO_MINUTES = _l("Enter a number of minutes from 5 to 60.")
NO_PLACES = _l("Enter a number of visitors from 1 to 20.")
NOBODY = ""


class MarketForm(Form):
    """When, where and for whom a market is held."""

    name_nl = StringField(
        _l("Name in Dutch"), validators=[DataRequired(_l("Enter a name in Dutch.")), LINE]
    )
    name_fr = StringField(_l("Name in French"), validators=[LINE])
    name_en = StringField(_l("Name in English"), validators=[LINE])
    held_on = DayField(_l("On which day?"), validators=[InputRequired(_l("Enter a day."))])
    opens_at = HourField(_l("From"), validators=[InputRequired(_l("Enter an hour."))])
    closes_at = HourField(_l("Until"), validators=[InputRequired(_l("Enter an hour."))])
    place = StringField(
        _l("Where? The hall or the house"),
        validators=[DataRequired(_l("Enter where it is held.")), LINE],
    )
    street = StringField(_l("Street and number"), validators=[LINE])
    postcode = PostcodeField(_l("Postcode"), validators=[LINE])
    town = StringField(_l("Town"), validators=[LINE])
    languages = TickBoxes(_l("In which languages do visitors read?"), choices=choices(LANGUAGES))
    capacity = WholeNumberField(
        _l("How many people may be inside at once?"),
        description=_l("Leave this empty if you do not know it yet."),
        low=1,
        high=100_000,
        refusal=NO_CAPACITY,
    )
    slot_minutes = WholeNumberField(
        _l("How many minutes does a talk at a stand take?"),
        default=15,
        low=5,
        high=60,
        refusal=NO_MINUTES,
        validators=[InputRequired(NO_MINUTES)],
    )
    places = WholeNumberField(
        _l("With how many visitors does a stand talk at once?"),
        description=_l("So many visitors are sent to a stand in the same quarter."),
        default=3,
        low=1,
        high=20,
        refusal=NO_PLACES,
        validators=[InputRequired(NO_PLACES)],
    )
    plan = TextAreaField(
        _l("Floor plan"),
        description=_l(
            "A line for each row of tables, with their numbers: 1 2 3 4. "
            "A point is an empty place, * is the door."
        ),
        validators=[Length(max=LONGEST_TEXT)],
    )

    def read_languages(self) -> tuple[str, ...]:
        """Hand the languages over in one order."""
        return tuple(code for code in LANGUAGES if code in self.languages.value)

    def details(self) -> MarketDetails:
        """Hand over the answers, typed."""
        return self.details_as(MarketDetails)


class ChangeMarketForm(RecordForm, MarketForm):
    """An edition that is planned, as it was when its page was opened."""


class MarketStepForm(RecordForm):
    """By when, by whom, and when it was done."""

    due_on = DayField(_l("By which day?"))
    staff_id = SelectField(_l("Who?"), coerce=lambda chosen: int(chosen) if chosen else None)
    done_on = DayField(_l("Done on"), description=_l("Leave this empty as long as it is not done."))

    def ask(self, members: dict[int, str]) -> "MarketStepForm":
        """Offer the people of the team."""
        self.staff_id.choices = choices({NOBODY: _l("nobody yet")} | members)
        return self

    def details(self) -> MarketStepDetails:
        """Hand over the answers, typed."""
        return self.details_as(MarketStepDetails)


def answers_of_market(market: Market) -> dict[str, Any]:
    """Return an edition as the answers of its form."""
    return MARKET.snapshot(market)


def answers_of_step(step: MarketStep) -> dict[str, Any]:
    """Return a step as the answers of its form."""
    return STEP.snapshot(step)
