"""What an organisation is asked that proposes a vacancy, and who gets the link to do so."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

from vrijwilligers.answers.forms.answers import LINE, TEXT, LinkContactForm, VacancyDatesForm
from vrijwilligers.answers.rules import LegalAnswers, plain_lines
from vrijwilligers.organisations.rules import YOUNGEST, OrganisationKind
from vrijwilligers.organisations.wording import KINDS
from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.rules import (
    MOST_TASKS,
    NO_PRACTICE,
    Allowance,
    OwnVacancyDetails,
    TaskDetails,
    Text,
)
from vrijwilligers.vacancies.rules.law import BY_FAMILY_INSURANCE
from vrijwilligers.vacancies.wording import ALLOWANCES
from vrijwilligers.vocabulary import places
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.words import say_engagement
from vrijwilligers.web.forms import LONGEST_LINE, Form, choices
from vrijwilligers.web.typed_fields import (
    LanguageField,
    PostcodeField,
    WholeNumberField,
    one_of,
    or_nothing,
)

UNKNOWN = ""
NEEDED = {
    "": _l("not needed"),
    Level.A2: _l("a little"),
    Level.B1: _l("enough to talk"),
    Level.B2: _l("well"),
}
PRACTICE = {
    Level.A1: _l("Yes, from the first words"),
    Level.A2: _l("Yes, with a little Dutch"),
    Level.B1: _l("Yes, with enough Dutch to talk"),
    NO_PRACTICE: _l("No"),
    UNKNOWN: _l("I do not know"),
}
YES_OR_NO = {"yes": _l("Yes"), "no": _l("No"), UNKNOWN: _l("I do not know")}
ANSWERS = {"yes": True, "no": False}
NOT_ASKED = (  # a coordinator adds these
    *("talents", "publish_until", "hours_per_week"),
    *("directions", "remote"),
)
ORDER = (
    *("language", "title", "description", "tasks", "category"),
    *("engagement", "days", "start_on", "end_on", "places", "street", "postcode", "place"),
    *("needs_nl", "needs_fr", "needs_en", "practise_dutch", "minimum_age"),
    *("support_offered", "wheelchair", "allowance", "kind", "has_staff", "insured"),
    *("contact_name", "contact_email", "contact_phone"),
)


class Answered:
    """Ask a choice, which may be that one does not know: the law asks it before we publish."""

    field_flags: Mapping[str, Any] = {}

    def __init__(self, message: object) -> None:
        self.message = message

    def __call__(self, form: Form, field: RadioField) -> None:
        """Refuse a question that was passed over."""
        if not field.raw_data:
            field.errors = []
            raise StopValidation(str(self.message))


class ProposalForm(LinkContactForm, VacancyDatesForm):
    """The short set of questions that an organisation can answer by itself."""

    language = LanguageField(_l("In which language do you write?"))
    title = StringField(
        _l("What do you look for?"),
        description=_l("A short title, such as: Cook for the neighbourhood."),
        validators=[DataRequired(_l("Enter a title.")), LINE],
    )
    description = TextAreaField(
        _l("Tell about the work"),
        description=_l("Write short sentences and easy words. What does somebody do? With whom?"),
        validators=[DataRequired(_l("Tell something about the work.")), TEXT],
    )
    tasks = TextAreaField(
        _l("Which tasks are there?"),
        description=_l("One task on each line, at most six. Such as: Cut vegetables."),
        validators=[TEXT],
    )
    category = SelectField(
        _l("What kind of work is it?"), validators=[InputRequired(_l("Choose the kind of work."))]
    )
    engagement = RadioField(
        _l("For how long?"),
        coerce=one_of(Engagement),
        validators=[InputRequired(_l("Choose for how long."))],
    )
    street = StringField(LABELS["street"], validators=[LINE])
    postcode = PostcodeField(LABELS["postcode"], validators=[LINE])
    place = StringField(
        _l("Town"), description=_l("Only when it is outside Brussels."), validators=[LINE]
    )
    needs_nl = SelectField(_l("Dutch"), choices=choices(NEEDED))
    needs_fr = SelectField(_l("French"), choices=choices(NEEDED))
    needs_en = SelectField(_l("English"), choices=choices(NEEDED))
    practise_dutch = RadioField(
        _l("Can somebody who learns Dutch practise it with you?"),
        choices=choices(PRACTICE),
        coerce=or_nothing,
        default=UNKNOWN,
        validators=[Optional()],
    )
    allowance = RadioField(
        _l("Do you pay something back to volunteers?"),
        choices=choices({kind.value: words for kind, words in ALLOWANCES.items()})
        + choices({UNKNOWN: _l("I do not know yet")}),
        validators=[
            Answered(_l("Say what you pay back, or that you do not know yet.")),
            Optional(),
        ],
    )
    minimum_age = WholeNumberField(
        _l("How old must a volunteer be at least?"),
        description=_l("Mostly 16."),
        default=YOUNGEST,
        low=1,
        high=120,
        refusal=_l("Enter an age from 1 to 120."),
    )
    support_offered = RadioField(
        _l("Does somebody help a volunteer at the start?"),
        choices=choices(YES_OR_NO),
        default=UNKNOWN,
        validators=[Optional()],
    )
    wheelchair = RadioField(
        _l("Can somebody in a wheelchair enter?"),
        choices=choices(YES_OR_NO),
        default=UNKNOWN,
        validators=[Optional()],
    )
    kind = SelectField(
        _l("What kind of organisation are you?"),
        validators=[InputRequired(_l("Choose what kind of organisation you are."))],
    )
    has_staff = RadioField(
        _l("Does your organisation have paid staff?"),
        choices=choices(YES_OR_NO),
        validators=[
            Answered(_l("Say whether you have paid staff, or that you do not know.")),
            Optional(),
        ],
    )
    insured = RadioField(
        _l("Does your organisation insure its volunteers?"),
        description=_l("Most organisations must do so by law. We help you if you do not know."),
        choices=choices(YES_OR_NO),
        validators=[
            Answered(_l("Say whether you insure volunteers, or that you do not know.")),
            Optional(),
        ],
    )
    website = StringField(
        _l("Leave this question empty"), validators=[Length(max=0, message=_l("Leave it empty."))]
    )

    def ask(self, *, categories: Mapping[str, str], known: LegalAnswers) -> None:
        """Put the choices in; what the law asks is left out when we know its answer."""
        self.put_in_order(ORDER)
        self.category.choices = choices({"": _l("Choose")} | dict(categories))
        self.engagement.choices = choices({kind.value: say_engagement(kind) for kind in Engagement})
        kinds = {kind.value: words for kind, words in KINDS.items()}
        unknown = {OrganisationKind.UNKNOWN.value: _l("I do not know")}
        self.kind.choices = choices({"": _l("Choose")} | kinds | unknown)
        if known.kind:
            del self.kind
        if known.has_staff is not None or known.kind not in (None, *BY_FAMILY_INSURANCE):
            del self.has_staff
        if known.is_insured is not None:
            del self.insured

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask a name and a way to reach somebody."""
        is_valid = super().validate(extra_validators)
        ways = (self.contact_email, self.contact_phone)
        if not any(way.data or way.errors for way in ways):
            missing = _l("Enter an e-mail address or a phone number.")
            self.contact_email.errors = [*self.contact_email.errors, missing]
            return False
        return is_valid

    def validate_contact_name(self, field: StringField) -> None:
        """Ask who it is: somebody has to be phoned."""
        if not field.data:
            raise ValidationError(_l("Enter the name of the contact person."))

    def validate_tasks(self, field: TextAreaField) -> None:
        """Refuse more tasks than a page can show, and tasks that are a whole text."""
        lines = self._task_lines()
        if len(lines) > MOST_TASKS:
            raise ValidationError(_l("Write six tasks at most."))
        if any(len(line) > LONGEST_LINE for line in lines):
            raise ValidationError(_l("Write each task in one short line."))

    def legal_answers(self) -> LegalAnswers:
        """Hand over what the organisation said of itself."""
        kind = OrganisationKind(self.kind.data) if "kind" in self else None
        return LegalAnswers(
            kind=None if kind == OrganisationKind.UNKNOWN else kind,
            has_staff=self._yes("has_staff"),
            is_insured=self._yes("insured"),
        )

    def read_allowance(self) -> Allowance | None:
        """Hand over what is paid back."""
        return Allowance(self.allowance.data) if self.allowance.data else None

    def read_wheelchair(self) -> bool | None:
        """Hand over whether a wheelchair can enter."""
        return self._yes("wheelchair")

    def read_support_offered(self) -> bool | None:
        """Hand over whether somebody helps at the start."""
        return self._yes("support_offered")

    def _yes(self, name: str) -> bool | None:
        """Return an answer; ``None`` is unknown, or not asked."""
        return ANSWERS.get(self[name].data) if name in self else None

    def details(self, organisation_id: int) -> OwnVacancyDetails:
        """Hand over the answers, clean and typed."""
        not_asked = {name: getattr(OwnVacancyDetails, name) for name in NOT_ASKED}
        return self.details_as(OwnVacancyDetails, organisation_id=organisation_id, **not_asked)

    def read_texts(self) -> dict[str, Text]:
        """Hand over the one text, in the language in which it was written."""
        return {self.language.data: Text(self.title.data, plain_lines(self.description.data))}

    def read_tasks(self) -> tuple[TaskDetails, ...]:
        """Hand over the tasks, one of each line."""
        language = self.language.data
        return tuple(TaskDetails(texts={language: line}) for line in self._task_lines())

    def read_municipality(self) -> str | None:
        """Hand over the municipality: the postcode says it."""
        return places.of_postcode(self.postcode.data)

    def read_languages(self) -> dict[str, Level]:
        """Hand over the languages that are needed."""
        levels = {code: self[f"needs_{code}"].data for code in LANGUAGES}
        return {code: Level(level) for code, level in levels.items() if level}

    def _task_lines(self) -> list[str]:
        lines = (line.strip(" \t-•*") for line in (self.tasks.data or "").splitlines())
        return [line for line in lines if line]


SHOW = "show"


class LinkForm(Form):
    """To whom the link goes."""

    to = RadioField(
        _l("Who gets the link?"), validators=[InputRequired(_l("Choose who gets the link."))]
    )

    def offer(self, recipients: Mapping[str, str]) -> None:
        """Put in who has a mail address there; the link can also be handed over."""
        mine = {SHOW: _l("Nobody yet: show it to me, I hand it over myself")}
        self.to.choices = choices(dict(recipients) | mine)
        if not self.is_submitted() and not recipients:
            self.to.data = SHOW
