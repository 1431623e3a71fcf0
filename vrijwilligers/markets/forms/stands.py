"""The forms of a stand: what an organisation says of it, its table, who gets its link."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from vrijwilligers.markets.fields import STAND, STAND_PLACE
from vrijwilligers.markets.models import Stand
from vrijwilligers.markets.rules.details import StandDetails, StandPlaceDetails
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.markets.rules.texts import LONGEST_TITLE, MOST_TASKS
from vrijwilligers.markets.wording import PRACTICE, STANDS
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON, HEARD, Level
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, FilterForm, Form, TickBoxes, choices
from vrijwilligers.web.typed_fields import (
    DayField,
    HourField,
    LanguageField,
    MailField,
    PhoneField,
    WholeNumberField,
    one_of,
    yes_no,
)

LINE = Length(max=LONGEST_LINE)
SHORT = Length(max=120, message=_l("Write at most 120 letters."))
NO_TABLE = _l("Enter the number of a table, or leave it empty.")
SHOW = "show"
UNKNOWN = ""


def common_languages() -> list[Any]:
    """Offer the languages that are spoken much here."""
    return choices({code: language_name(code) for code in COMMON})


class StandForm(RecordForm):
    """What an organisation says of its stand."""

    language = LanguageField(_l("In which language do you write?"))
    coming = StringField(_l("Who comes?"), description=_l("The first names."), validators=[LINE])
    languages = TickBoxes(
        _l("Which languages do you speak at the stand?"), choices=common_languages
    )
    practises_from = RadioField(
        _l("Can somebody who learns Dutch practise it with you?"),
        choices=choices(PRACTICE),
        coerce=one_of(Level),
        default=UNKNOWN,
    )
    support = StringField(
        _l("Which support do you offer a volunteer?"),
        description=_l("Such as: somebody stays with you the first times."),
        validators=[SHORT],
    )
    is_wheelchair_accessible = yes_no(_l("Can somebody in a wheelchair do a task with you?"))
    opens_at = HourField(_l("From"), description=_l("Only if you are not there all day."))
    closes_at = HourField(_l("Until"))
    contact_name = StringField(
        _l("Whom may a visitor ask for afterwards?"),
        description=_l("This is printed in the booklet."),
        validators=[LINE],
    )
    contact_phone = PhoneField(_l("Phone"))
    contact_email = MailField(_l("E-mail"))

    def read_languages(self) -> tuple[str, ...]:
        """Hand the languages over in one order; what the list does not have stays."""
        known = (*COMMON, *HEARD)
        return tuple(sorted(self.languages.value, key=known.index))

    def details(self) -> StandDetails:
        """Hand over the answers, typed."""
        return self.details_as(StandDetails)


class StandAnswerForm(StandForm):
    """The same, asked of the organisation, with the tasks for which it looks for people."""

    vacancies = TickBoxes(_l("For which of your vacancies?"), coerce=int)
    new_tasks = TextAreaField(
        _l("For which other tasks?"),
        description=_l("One task on each line, in a few words. We make it plain, and ask you."),
        validators=[Length(max=LONGEST_TITLE * MOST_TASKS * 2)],
    )

    def offer(self, vacancies: Mapping[int, str]) -> "StandAnswerForm":
        """Put in the vacancies of the organisation; without any nothing is asked."""
        self.vacancies.choices = choices(dict(vacancies))
        if not vacancies:
            del self.vacancies
        return self

    def tasks(self) -> Sequence[str]:
        """Return the tasks that were typed, one a line."""
        lines = (self.new_tasks.data or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def chosen_vacancies(self) -> frozenset[int]:
        """Return the numbers of the vacancies that were ticked."""
        return frozenset(self.vacancies.data or ()) if "vacancies" in self else frozenset()


class StandPlaceForm(RecordForm):
    """Whether a stand comes, at which table, and when it followed the training."""

    state = RadioField(
        _l("Does it come?"),
        choices=choices(STANDS),
        coerce=one_of(StandState),
        validators=[InputRequired(_l("Choose one."))],
    )
    table_number = WholeNumberField(_l("Number of the table"), low=1, high=999, refusal=NO_TABLE)
    trained_on = DayField(
        _l("Somebody of it followed the training on"),
        description=_l("Who did is called accessible, from the market on and for a year."),
    )

    def details(self) -> StandPlaceDetails:
        """Hand over the answers, typed."""
        return self.details_as(StandPlaceDetails)


class InviteToMarketForm(FilterForm):
    """Which organisation to invite."""

    text = StringField(_l("A part of its name"), validators=[LINE])


class StandLinkForm(Form):
    """To whom the link of a stand goes."""

    to = SelectField(
        _l("Who gets the link?"), validators=[InputRequired(_l("Choose who gets the link."))]
    )

    def offer(self, recipients: Mapping[str, str]) -> None:
        """Put in who has an address there; the link can also be shown."""
        mine = {SHOW: _l("Nobody yet: show it to me")}
        self.to.choices = choices(dict(recipients) | mine)


def answers_of_stand(stand: Stand, *, language: str) -> dict[str, Any]:
    """Return a stand as the answers of its form; who did not answer yet writes in a language."""
    answers = STAND.snapshot(stand)
    return answers | {"language": stand.language or language}


def answers_of_place(stand: Stand) -> dict[str, Any]:
    """Return the table and the training of a stand as the answers of its form."""
    return STAND_PLACE.snapshot(stand)
