"""The form of a fiche, new or changed: it checks the shape of the answers, not their truth."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import Length, Optional

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.forms.consent import (
    ConsentForm,
    LanguageForm,
    WayField,
    parent_question,
)
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import CandidateDetails, ConsentPurpose
from vrijwilligers.candidates.rules.doubles import GROWING, TEXTS, added_to
from vrijwilligers.candidates.wording import NO_CONSENT, NO_NAME, NOT_REACHED
from vrijwilligers.sensitive_words.questions import CandidateTextForm
from vrijwilligers.vocabulary import places
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON, HEARD, Level
from vrijwilligers.vocabulary.words import say_engagement, say_level
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Form,
    TickBoxes,
    choices,
    municipalities,
)
from vrijwilligers.web.typed_fields import (
    DayField,
    MailField,
    PhoneField,
    PostcodeField,
    WeekField,
    YearField,
    one_of,
    or_nothing,
)

ALWAYS_ASKED = ("nl", "fr", "en")
OTHERS = ("other_1", "other_2", "other_3")
LABELS = FICHE.labels


def _levels() -> list[SelectChoice]:
    return choices({"": "–"} | {level.value: say_level(level) for level in Level})


def _engagements() -> list[SelectChoice]:
    return choices(
        {"": _l("All of these")} | {kind.value: say_engagement(kind) for kind in Engagement}
    )


def _level(label: Any) -> SelectField:
    return SelectField(label, choices=_levels, coerce=one_of(Level))


class WhoForm(LanguageForm):
    """Who somebody is, and how we reach them."""

    given_name = StringField(LABELS["given_name"], validators=[Length(max=LONGEST_LINE)])
    family_name = StringField(LABELS["family_name"], validators=[Length(max=LONGEST_LINE)])
    birth_year = YearField(
        LABELS["birth_year"],
        is_possible=lambda born: rules.birth_year_is_possible(born, year=today().year),
        refusal=_l("This year of birth cannot be right."),
        description=_l("Four digits. May stay empty: then ask whether this person is 16."),
    )
    by_parent = parent_question()
    phone = PhoneField(LABELS["phone"])
    email = MailField(LABELS["email"])
    comes_by = BooleanField(LABELS["comes_by"])
    whatsapp = BooleanField(LABELS["whatsapp"], description=_l("Only who asks for it themselves."))
    postcode = PostcodeField(LABELS["postcode"])
    municipality = SelectField(
        LABELS["municipality"], choices=municipalities, coerce=or_nothing, validators=[Optional()]
    )

    def read_given_name(self) -> str:
        """Hand over the first name; who has one name may have no other."""
        return self.given_name.data or ""

    def read_family_name(self) -> str:
        """Hand over the family name."""
        return self.family_name.data or ""

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask a name in the same round as the rest."""
        is_valid = super().validate(extra_validators)
        names = (self.given_name, self.family_name)
        if any(name.data or name.errors for name in names):
            return is_valid
        self.given_name.errors = [*self.given_name.errors, NO_NAME]
        return False

    def read_municipality(self) -> str | None:
        """Hand over the municipality; where nobody chose, the postcode does."""
        return self.municipality.data or places.of_postcode(self.postcode.data)

    def asks_parent(self) -> bool:
        """Tell whether this person is under 16, or may be."""
        year, answer = self.birth_year.data, self.by_parent
        may_be = rules.may_need_parent(year, year=today().year)
        return bool(may_be or answer.data or answer.errors)

    def identity(self) -> CandidateDetails:
        """Hand over who it is as far as it can be read, to look for doubles while one types."""
        return CandidateDetails(
            given_name=self.given_name.data or "",
            family_name=self.family_name.data or "",
            birth_year=self.birth_year.data,
            phone=self.phone.data,
            email=self.email.data,
            postcode=self.postcode.data,
            municipality=self.read_municipality(),
        )


class WishesForm(Form):
    """What somebody speaks and wishes: all of it can wait."""

    speaks_nl = _level(_l("Dutch"))
    speaks_fr = _level(_l("French"))
    speaks_en = _level(_l("English"))
    other_1 = SelectField(_l("Another language"), coerce=or_nothing)
    other_1_level = _level(_l("How well?"))
    other_2 = SelectField(_l("A second other language"), coerce=or_nothing)
    other_2_level = _level(_l("How well is the second?"))
    other_3 = SelectField(_l("A third other language"), coerce=or_nothing)
    other_3_level = _level(_l("How well is the third?"))
    other_languages = StringField(LABELS["other_languages"], validators=[Length(max=LONGEST_LINE)])
    practise_dutch = BooleanField(_l("Wants to practise Dutch"))
    talents = TickBoxes(_l("What do you like to do and do well?"))
    categories = TickBoxes(_l("Which kind of volunteer work?"))
    engagement = RadioField(
        _l("For how long?"),
        choices=_engagements,
        coerce=one_of(Engagement),
        validators=[Optional()],
    )
    days = WeekField(_l("When are you free?"))
    available_from = DayField(_l("Free from"))
    from_home = BooleanField(LABELS["from_home"])
    motivation = TextAreaField(
        _l("Why do you want to volunteer?"), validators=[Length(max=LONGEST_TEXT)]
    )
    notes = TextAreaField(
        _l("Notes for the team"),
        description=_l("Only what helps to find work. No illness, origin or status."),
        validators=[Length(max=LONGEST_TEXT)],
    )
    beyond: Mapping[str, Level | None] = {}  # languages for which the form has no place

    def ask(
        self,
        *,
        talents: Mapping[str, str],
        categories: Mapping[str, str],
        spoken: Mapping[str, Level | None],
    ) -> None:
        """Put in the choices of the code lists, and the languages of the fiche as it stands."""
        self.talents.choices, self.categories.choices = choices(talents), choices(categories)
        self.beyond = {code: spoken[code] for code in _others(spoken)[len(OTHERS) :]}
        codes = {*COMMON, *HEARD, *spoken} - {*ALWAYS_ASKED, ""}
        by_name = {code: name for name, code in sorted((language_name(c), c) for c in codes)}
        for question in OTHERS:
            self[question].choices = choices({"": "–"} | by_name)

    def read_languages(self) -> dict[str, Level | None]:
        """Put the languages together; those without a place in the form stay as they are."""
        always = {code: self[f"speaks_{code}"].data for code in ALWAYS_ASKED}
        others = {self[name].data: self[f"{name}_level"].data for name in OTHERS if self[name].data}
        return {code: level for code, level in always.items() if level} | others | {**self.beyond}

    def has_wishes(self) -> bool:
        """Tell whether something is filled in, or wrong, in the part that can wait."""
        wishes = [question for question in self if hasattr(WishesForm, question.short_name)]
        return self.is_submitted() and any(wish.data or wish.errors for wish in wishes)


class FicheForm(WhoForm, WishesForm, CandidateTextForm):
    """Everything we ask of a candidate."""

    NO_TEXTS = frozenset({"given_name", "family_name"})

    def details(self) -> CandidateDetails:
        """Hand over the answers, clean and typed."""
        return self.details_as(CandidateDetails)


def _is_given(_form: Form, question: WayField) -> None:
    if not question.way:
        raise ValidationError(NO_CONSENT)


class RegisterForm(ConsentForm, FicheForm):
    """A new fiche: consent first, then who it is."""

    somebody_else = BooleanField(_l("This is somebody else: make a new fiche"))

    def __init__(self, **given: Any) -> None:
        """Make consent for the fiche a must, in its own place among the questions."""
        super().__init__(**given)
        self[ConsentPurpose.FICHE].validators = [_is_given]

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask a way to reach the person in the same round as the rest."""
        is_valid = super().validate(extra_validators)
        ways = (self.phone, self.email, self.comes_by)
        if not any(way.data or way.errors for way in ways):
            self.phone.errors = [*self.phone.errors, NOT_REACHED]
            return False
        return is_valid


class ChangeFicheForm(RecordForm, FicheForm):
    """An existing fiche, with the version that was opened."""

    STAY_TOGETHER = frozenset(GROWING | TEXTS)

    def lay_beside(self, theirs: Any) -> None:
        """Let a language that both have stand in the same place, and each other in a free one."""
        levels = {theirs[name].data: theirs[f"{name}_level"].data for name in OTHERS}
        levels.pop(None, None)
        mine = {name: self[name].data for name in OTHERS}
        placed = {name: code for name, code in mine.items() if code in levels}
        others = iter([code for code in levels if code not in placed.values()])
        for name in sorted(OTHERS, key=lambda one: (mine[one] is not None, one)):
            if name not in placed and (code := next(others, None)):
                placed[name] = code
        for name in OTHERS:
            theirs[name].data = placed.get(name)
            theirs[f"{name}_level"].data = levels.get(placed.get(name))


def answers_of(candidate: Candidate, typed: CandidateDetails | None = None) -> dict[str, Any]:
    """Return a fiche as the answers of its form, with what somebody typed besides."""
    answers = FICHE.snapshot(candidate)
    answers |= added_to(answers, typed) if typed else {}
    levels = answers.pop("languages")
    answers["by_parent"] = candidate.has_parents_yes
    answers |= {f"speaks_{code}": levels.get(code) for code in ALWAYS_ASKED}
    for name, code in zip(OTHERS, _others(levels), strict=False):
        answers |= {name: code, f"{name}_level": levels[code]}
    return answers


def _others(spoken: Mapping[str, Level | None]) -> list[str]:
    return [code for code in spoken if code not in ALWAYS_ASKED]
