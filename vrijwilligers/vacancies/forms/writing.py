"""The form of a vacancy of our own: it checks the shape of the answers, not their truth."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, Optional

from vrijwilligers.exchange import cells
from vrijwilligers.organisations.rules import YOUNGEST
from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.forms.questions import (
    NO_TITLE,
    NeedsForm,
    TasksForm,
    TextsForm,
    need_answers,
    task_answers,
    text_answers,
)
from vrijwilligers.vacancies.rules import (
    NO_PRACTICE,
    Allowance,
    OwnVacancyDetails,
    VacancyDetails,
)
from vrijwilligers.vacancies.wording import ALLOWANCES
from vrijwilligers.vocabulary import places
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.words import say_engagement, say_level
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    TickBoxes,
    choices,
    municipalities,
)
from vrijwilligers.web.typed_fields import (
    DayField,
    MailField,
    ParsedField,
    PhoneField,
    PostcodeField,
    WeekField,
    WholeNumberField,
    one_of,
    or_nothing,
    yes_no,
)

ANSWERS = {"yes": _l("Yes"), "no": _l("No"), "": _l("Not known")}
AGE = _l("Give an age between 1 and 120.")
PLACES = _l("Give a number of people between 0 and 9,999.")
NEW = {"minimum_age": YOUNGEST}


def _line(label: Any, hint: Any = "") -> StringField:
    return StringField(label, description=hint, validators=[Length(max=LONGEST_LINE)])


def _yes_or_no(label: Any) -> RadioField:
    return yes_no(label, ANSWERS, validators=[Optional()])


def _day(label: Any, hint: Any = "") -> DayField:
    return DayField(label, description=hint)


class SourceAnswer(NamedTuple):
    """What a source says of a fact that is ours, in words; none is *nothing*."""

    label: str
    words: str


class FactsForm(TasksForm, NeedsForm):
    """All that we ask about a vacancy beside its texts."""

    of_source: Mapping[str, SourceAnswer] = {}  # of the facts that are ours

    category = SelectField(LABELS["category"], coerce=or_nothing, validators=[Optional()])
    talents = TickBoxes(LABELS["talents"])
    engagement = RadioField(_l("For how long?"), coerce=one_of(Engagement), validators=[Optional()])
    start_on = _day(_l("First day of the work"), _l("May stay empty."))
    end_on = _day(_l("Last day of the work"), _l("May stay empty."))
    publish_until = _day(_l("Show until"), _l("After this day the vacancy is no longer shown."))
    days = WeekField(_l("When is help needed?"))
    hours_per_week = ParsedField(
        LABELS["hours_per_week"],
        read=cells.decimal,
        say="{:g}".format,
        validators=[Optional()],
        description=_l("For example 3 or 2.5."),
    )
    places = WholeNumberField(
        _l("How many people are sought?"),
        high=9999,
        refusal=PLACES,
    )
    street = _line(LABELS["street"])
    postcode = PostcodeField(LABELS["postcode"])
    municipality = SelectField(
        LABELS["municipality"], choices=municipalities, coerce=or_nothing, validators=[Optional()]
    )
    place = _line(_l("Town outside Brussels"))
    directions = TextAreaField(
        _l("How do you get there?"),
        description=_l("Tram, stop, which bell."),
        validators=[Length(max=LONGEST_TEXT)],
    )
    wheelchair = _yes_or_no(_l("Can a wheelchair enter?"))
    remote = _yes_or_no(_l("Can it be done from home?"))
    practise_dutch = SelectField(
        _l("Can one practise Dutch?"), coerce=or_nothing, validators=[Optional()]
    )
    support_offered = _yes_or_no(_l("Does somebody help at the start?"))
    minimum_age = WholeNumberField(
        LABELS["minimum_age"],
        description=_l("16, unless the organisation has a rule for younger volunteers."),
        low=0,
        high=120,
        refusal=AGE,
    )
    allowance = RadioField(
        _l("Which costs are paid back?"), coerce=one_of(Allowance), validators=[Optional()]
    )
    contact_name = _line(_l("Whom does a volunteer contact?"))
    contact_phone = PhoneField(_l("Phone"))
    contact_email = MailField(_l("E-mail"))

    def ask(
        self,
        *,
        talents: Mapping[str, str],
        categories: Mapping[str, str],
        needed: Mapping[str, Level],
    ) -> None:
        """Put the choices in that depend on the code lists and on the language of the page."""
        self.offer_talents(talents)
        self.offer_languages(needed)
        self.talents.choices = choices(talents)
        self.category.choices = choices({"": "–"} | dict(categories))
        self.engagement.choices = choices(
            {kind.value: say_engagement(kind) for kind in Engagement} | {"": _l("Not known")}
        )
        self.allowance.choices = choices(
            {kind.value: words for kind, words in ALLOWANCES.items()} | {"": _l("Not known")}
        )
        self.practise_dutch.choices = choices(_practice())

    def read_municipality(self) -> str | None:
        """Hand over the municipality; where nobody chose, the postcode does."""
        return self.municipality.data or places.of_postcode(self.postcode.data)


class VacancyForm(TextsForm, FactsForm):
    """A whole vacancy."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask one title, and say at once what cannot be read."""
        is_valid = super().validate(extra_validators)
        titles = [self[name] for name in ("title_nl", "title_fr", "title_en")]
        if not any(title.data or title.errors for title in titles):
            self.title_nl.errors = [*self.title_nl.errors, NO_TITLE]
            return False
        return is_valid

    def details(self, organisation_id: int) -> OwnVacancyDetails:
        """Hand over the answers, clean and typed."""
        return self.details_as(OwnVacancyDetails, organisation_id=organisation_id)


class ChangeVacancyForm(RecordForm, VacancyForm):
    """A vacancy that is there, with the version that was opened."""


def answers_of(details: OwnVacancyDetails) -> dict[str, Any]:
    """Return a vacancy as the answers of its form; the talents of tasks are asked with these."""
    talents = {"talents": [] if details.tasks else sorted(details.talents)}
    return fact_answers(details) | talents | text_answers(details.texts)


def fact_answers(details: VacancyDetails) -> dict[str, Any]:
    """Return the facts of a vacancy as answers, its own talents also where it has tasks."""
    return (
        vars(details)
        | {"talents": sorted(details.talents)}
        | task_answers(details.tasks)
        | need_answers(details.languages)
    )


def _practice() -> dict[str, Any]:
    levels = [level for level in Level if level != Level.NATIVE]
    yes = {level.value: _l("Yes, from level %(level)s", level=say_level(level)) for level in levels}
    return {"": _l("Not known"), NO_PRACTICE: _l("No")} | yes
