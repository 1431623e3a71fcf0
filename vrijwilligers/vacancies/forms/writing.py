"""The form of a vacancy of our own: it checks the shape of the answers, not their truth."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    EmailField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import Length, NumberRange, Optional

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
from vrijwilligers.vacancies.rules import NO_PRACTICE, Allowance, OwnVacancyDetails
from vrijwilligers.vacancies.wording import ALLOWANCES
from vrijwilligers.vocabulary import places, week
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.words import say_engagement, say_level, say_phone
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    CellField,
    TickBoxes,
    blocks_of_the_week,
    choices,
    municipalities,
)

UNKNOWN, YES, NO = "", "yes", "no"
ANSWERS = {YES: _l("Yes"), NO: _l("No"), UNKNOWN: _l("Not known")}
AGE = _l("Give an age between 1 and 120.")
PLACES = _l("Give a number of people between 0 and 9,999.")
NEW = {"minimum_age": YOUNGEST, "allowance": "", "wheelchair": "", "remote": "", "support": ""}


def _line(label: Any, hint: Any = "") -> StringField:
    return StringField(label, description=hint, validators=[Length(max=LONGEST_LINE)])


def _yes_or_no(label: Any) -> RadioField:
    return RadioField(label, choices=choices(ANSWERS), default=UNKNOWN, validators=[Optional()])


def _day(label: Any, hint: Any = "") -> DateField:
    return DateField(label, description=hint, validators=[Optional()])


class VacancyForm(TextsForm, TasksForm, NeedsForm):
    """All that we ask about a vacancy."""

    category = SelectField(LABELS["category"], validators=[Optional()])
    talents = TickBoxes(LABELS["talents"])
    engagement = RadioField(_l("For how long?"), validators=[Optional()])
    start_on = _day(_l("First day of the work"), _l("May stay empty."))
    end_on = _day(_l("Last day of the work"), _l("May stay empty."))
    publish_until = _day(_l("Show until"), _l("After this day the vacancy is no longer shown."))
    days = TickBoxes(_l("When is help needed?"))
    hours_per_week = _line(LABELS["hours_per_week"], _l("For example 3 or 2.5."))
    places = IntegerField(
        _l("How many people are sought?"),
        validators=[Optional(), NumberRange(min=0, max=9999, message=PLACES)],
    )
    street = _line(LABELS["street"])
    postcode = StringField(
        LABELS["postcode"], validators=[CellField(cells.postcode), Length(max=LONGEST_LINE)]
    )
    municipality = SelectField(LABELS["municipality"], validators=[Optional()])
    place = _line(_l("Town outside Brussels"))
    directions = TextAreaField(
        _l("How do you get there?"),
        description=_l("Tram, stop, which bell."),
        validators=[Length(max=LONGEST_TEXT)],
    )
    wheelchair = _yes_or_no(_l("Can a wheelchair enter?"))
    remote = _yes_or_no(_l("Can it be done from home?"))
    practise_dutch = SelectField(_l("Can one practise Dutch?"), validators=[Optional()])
    support = _yes_or_no(_l("Does somebody help at the start?"))
    minimum_age = IntegerField(
        LABELS["minimum_age"],
        description=_l("16, unless the organisation has a rule for younger volunteers."),
        validators=[Optional(), NumberRange(min=1, max=120, message=AGE)],
    )
    allowance = RadioField(_l("Which costs are paid back?"), validators=[Optional()])
    contact_name = _line(_l("Whom does a volunteer contact?"))
    contact_phone = TelField(
        _l("Phone"), validators=[CellField(cells.phone), Length(max=LONGEST_LINE)]
    )
    contact_email = EmailField(
        _l("E-mail"), validators=[CellField(cells.email), Length(max=LONGEST_LINE)]
    )

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
        self.engagement.data = self.engagement.data or ""
        self.allowance.choices = choices(
            {kind.value: words for kind, words in ALLOWANCES.items()} | {"": _l("Not known")}
        )
        self.allowance.data = self.allowance.data or ""
        self.municipality.choices = municipalities()
        self.days.choices = blocks_of_the_week()
        self.practise_dutch.choices = choices(_practice())

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask one title, and say at once what cannot be read."""
        is_valid = super().validate(extra_validators)
        titles = [self[name] for name in ("title_nl", "title_fr", "title_en")]
        if not any(title.data or title.errors for title in titles):
            self.title_nl.errors = [*self.title_nl.errors, NO_TITLE]
            return False
        return is_valid

    def validate_hours_per_week(self, field: StringField) -> None:
        """Read hours with a comma or a point."""
        CellField(cells.decimal)(self, field)

    def details(self, organisation_id: int) -> OwnVacancyDetails:
        """Hand over the answers, clean and typed; a postcode suggests the municipality."""
        postcode = cells.postcode(self.postcode.data or "")
        return OwnVacancyDetails(
            organisation_id=organisation_id,
            texts=self.texts(),
            tasks=self.tasks(),
            talents=frozenset(self.talents.data or ()),
            languages=self.needs(),
            category=self.category.data or None,
            engagement=Engagement(self.engagement.data) if self.engagement.data else None,
            start_on=self.start_on.data,
            end_on=self.end_on.data,
            publish_until=self.publish_until.data,
            days=week.mask_of(self.days.data or ()),
            hours_per_week=cells.decimal(self.hours_per_week.data or ""),
            places=self.places.data,
            street=self.street.data,
            postcode=postcode,
            municipality=self.municipality.data or places.of_postcode(postcode),
            place=self.place.data,
            directions=self.directions.data,
            wheelchair=_truth(self.wheelchair),
            remote=_truth(self.remote),
            support_offered=_truth(self.support),
            practise_dutch=self.practise_dutch.data or None,
            minimum_age=self.minimum_age.data,
            allowance=Allowance(self.allowance.data) if self.allowance.data else None,
            contact_name=self.contact_name.data,
            contact_phone=cells.phone(self.contact_phone.data or ""),
            contact_email=cells.email(self.contact_email.data or ""),
        )


class ChangeVacancyForm(EditForm, VacancyForm):
    """A vacancy that is there, with the version that was opened."""


def answers_of(details: OwnVacancyDetails) -> dict[str, Any]:
    """Return a vacancy as the answers of its form."""
    plain = ("start_on", "end_on", "publish_until", "places", "street", "postcode", "place")
    contact = ("directions", "minimum_age", "contact_name", "contact_email")
    listed = ("category", "engagement", "municipality", "practise_dutch", "allowance")
    hours = details.hours_per_week
    return (
        {name: getattr(details, name) for name in (*plain, *contact)}
        | {name: getattr(details, name) or "" for name in listed}
        | {name: _answer(getattr(details, name)) for name in ("wheelchair", "remote")}
        | {
            "support": _answer(details.support_offered),
            "contact_phone": say_phone(details.contact_phone),
            "hours_per_week": "" if hours is None else f"{hours:g}",
            "talents": [] if details.tasks else sorted(details.talents),
            "days": list(week.blocks_of(details.days)),
        }
        | text_answers(details.texts)
        | task_answers(details.tasks)
        | need_answers(details.languages)
    )


def _practice() -> dict[str, Any]:
    levels = [level for level in Level if level not in (Level.C2, Level.NATIVE)]
    yes = {level.value: _l("Yes, from level %(level)s", level=say_level(level)) for level in levels}
    return {"": _l("Not known"), NO_PRACTICE: _l("No")} | yes


def _truth(field: RadioField) -> bool | None:
    return {YES: True, NO: False}.get(field.data)


def _answer(truth: bool | None) -> str:
    return UNKNOWN if truth is None else (YES if truth else NO)
