"""The form of a fiche, new or changed: it checks the shape of the answers, not their truth."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.forms.consent import ConsentForm, LanguageForm
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import (
    CandidateDetails,
)
from vrijwilligers.candidates.wording import NO_CONSENT, NOT_REACHED
from vrijwilligers.exchange import cells
from vrijwilligers.vocabulary import places, week
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON, Level
from vrijwilligers.vocabulary.words import say_engagement, say_level, say_phone
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    CellField,
    TickBoxes,
    VersionField,
    blocks_of_the_week,
    choices,
    municipalities,
)

ALWAYS_ASKED = ("nl", "fr", "en")
OTHERS = ("other_1", "other_2", "other_3")
WISHES = (
    "practise_dutch",
    "talents",
    "categories",
    "engagement",
    "days",
    "available_from",
    "motivation",
    "notes",
)
LEVEL_QUESTIONS = (
    *(f"speaks_{code}" for code in ALWAYS_ASKED),
    *(f"{name}_level" for name in OTHERS),
)


class FicheForm(LanguageForm):
    """Who somebody is, how we reach them, and what they wish."""

    given_name = StringField(
        _l("First name"),
        validators=[DataRequired(_l("Fill in a first name.")), Length(max=LONGEST_LINE)],
    )
    family_name = StringField(
        _l("Family name"),
        validators=[DataRequired(_l("Fill in a family name.")), Length(max=LONGEST_LINE)],
    )
    birth_year = IntegerField(
        _l("Year of birth"),
        description=_l("Four digits. May stay empty."),
        validators=[Optional()],
    )
    phone = TelField(_l("Phone"), validators=[CellField(cells.phone), Length(max=LONGEST_LINE)])
    email = EmailField(_l("E-mail"), validators=[CellField(cells.email), Length(max=LONGEST_LINE)])
    comes_by = BooleanField(_l("Cannot be reached, comes by again"))
    postcode = StringField(
        _l("Postcode"), validators=[CellField(cells.postcode), Length(max=LONGEST_LINE)]
    )
    municipality = SelectField(_l("Municipality"), validators=[Optional()])
    speaks_nl = SelectField(_l("Dutch"))
    speaks_fr = SelectField(_l("French"))
    speaks_en = SelectField(_l("English"))
    other_1 = SelectField(_l("Another language"))
    other_1_level = SelectField(_l("How well?"))
    other_2 = SelectField(_l("A second other language"))
    other_2_level = SelectField(_l("How well is the second?"))
    other_3 = SelectField(_l("A third other language"))
    other_3_level = SelectField(_l("How well is the third?"))
    practise_dutch = BooleanField(_l("Wants to practise Dutch"))
    talents = TickBoxes(_l("What do you like to do and do well?"))
    categories = TickBoxes(_l("Which kind of volunteer work?"))
    engagement = RadioField(_l("For how long?"), validators=[Optional()])
    days = TickBoxes(_l("When are you free?"))
    available_from = DateField(_l("Free from"), validators=[Optional()])
    motivation = TextAreaField(
        _l("Why do you want to volunteer?"), validators=[Length(max=LONGEST_TEXT)]
    )
    notes = TextAreaField(
        _l("Notes for the team"),
        description=_l("Only what helps to find work. No illness, origin or status."),
        validators=[Length(max=LONGEST_TEXT)],
    )

    def ask(
        self,
        *,
        talents: Mapping[str, str],
        categories: Mapping[str, str],
        also_spoken: Mapping[str, Level | None] | None = None,
    ) -> None:
        """Put the choices in that depend on the code lists and on the language of the page.

        ``also_spoken`` are the languages of the fiche as it stands, with their levels: those for
        which the form has no place are handed over as they are.
        """
        spoken = also_spoken or {}
        beyond = [code for code in spoken if code not in ALWAYS_ASKED][len(OTHERS) :]
        self.beyond = {code: spoken[code] for code in beyond}
        levels = {"": "–"} | {level.value: say_level(level) for level in Level}
        for name in LEVEL_QUESTIONS:
            self[name].choices = choices(levels)
        known = {*COMMON, *spoken}
        others = sorted((language_name(code), code) for code in known - {*ALWAYS_ASKED, ""})
        for name in OTHERS:
            self[name].choices = choices({"": "–"} | {code: word for word, code in others})
        self.municipality.choices = municipalities()
        self.days.choices = blocks_of_the_week()
        self.talents.choices = choices(talents)
        self.categories.choices = choices(categories)
        every = {"": _l("All of these")} | {kind: say_engagement(kind) for kind in Engagement}
        self.engagement.choices = choices(every)
        if self.engagement.data is None:
            self.engagement.data = ""

    def validate_birth_year(self, field: IntegerField) -> None:
        """Refuse a year in which nobody at the desk can be born."""
        possible = rules.birth_year_is_possible(field.data, year=today().year)
        if not possible:
            raise ValidationError(_l("This year of birth cannot be right."))

    def identity(self) -> CandidateDetails:
        """Hand over who it is as far as it can be read, to look for doubles while one types."""
        return CandidateDetails(
            given_name=self.given_name.data or "",
            family_name=self.family_name.data or "",
            birth_year=self._possible_birth_year(),
            phone=_readable(cells.phone, self.phone.data),
            email=_readable(cells.email, self.email.data),
        )

    def details(self) -> CandidateDetails:
        """Hand over the answers, clean and typed; a postcode suggests the municipality."""
        postcode = cells.postcode(self.postcode.data or "")
        return CandidateDetails(
            given_name=self.given_name.data,
            family_name=self.family_name.data,
            birth_year=self.birth_year.data,
            phone=cells.phone(self.phone.data or ""),
            email=cells.email(self.email.data or ""),
            comes_by=self.comes_by.data,
            postcode=postcode,
            municipality=self.municipality.data or places.of_postcode(postcode),
            language=self.language.data,
            languages=self._languages(),
            practise_dutch=self.practise_dutch.data,
            categories=frozenset(self.categories.data or ()),
            talents=frozenset(self.talents.data or ()),
            days=week.mask_of(self.days.data or ()),
            engagement=Engagement(self.engagement.data) if self.engagement.data else None,
            available_from=self.available_from.data,
            motivation=self.motivation.data,
            notes=self.notes.data,
        )

    def _possible_birth_year(self) -> int | None:
        year = self.birth_year.data
        possible = year and rules.birth_year_is_possible(year, year=today().year)
        return year if possible else None

    def _languages(self) -> dict[str, Level | None]:
        spoken = {code: self[f"speaks_{code}"].data for code in ALWAYS_ASKED}
        levels: dict[str, Level | None] = {
            code: Level(level) for code, level in spoken.items() if level
        }
        for name in OTHERS:
            level = self[f"{name}_level"].data
            if self[name].data:
                levels[self[name].data] = Level(level) if level else None
        return levels | self.beyond


class RegisterForm(ConsentForm, FicheForm):
    """A new fiche: consent first, then who it is."""

    somebody_else = BooleanField(_l("This is somebody else: make a new fiche"))

    def __init__(self, **given: Any) -> None:
        """Make consent for the fiche a must, in its own place among the questions."""
        super().__init__(**given)
        self.fiche.validators = [InputRequired(NO_CONSENT)]

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask a way to reach the person in the same round as the rest."""
        is_valid = super().validate(extra_validators)
        ways = (self.phone, self.email, self.comes_by)
        if not any(way.data or way.errors for way in ways):
            self.phone.errors = [*self.phone.errors, NOT_REACHED]
            return False
        return is_valid

    def has_wishes(self) -> bool:
        """Tell whether something is filled in, or wrong, in the part that can wait."""
        names = (*LEVEL_QUESTIONS, *OTHERS, *WISHES)
        return self.is_submitted() and any(self[n].data or self[n].errors for n in names)


class ChangeForm(FicheForm):
    """An existing fiche, with the version that was opened."""

    version = VersionField()


def _readable(read: Callable[[str], str | None], text: str | None) -> str | None:
    try:
        return read(text or "")
    except cells.BadCell:
        return None


def answers_of(candidate: Candidate) -> dict[str, Any]:
    """Return a fiche as the answers of its form."""
    levels = {spoken.language: spoken.level for spoken in candidate.languages}
    others = [code for code in levels if code not in ALWAYS_ASKED]
    answers: dict[str, Any] = {
        name: getattr(candidate, name)
        for name in CandidateDetails.__dataclass_fields__
        if name not in ("languages", "talents", "categories", "days", "municipality")
    }
    answers |= {f"speaks_{code}": levels.get(code) or "" for code in ALWAYS_ASKED}
    for name, code in zip(OTHERS, others, strict=False):
        answers |= {name: code, f"{name}_level": levels[code] or ""}
    return answers | {
        "municipality": candidate.municipality or "",
        "engagement": candidate.engagement or "",
        "phone": say_phone(candidate.phone),
        "talents": [talent.code for talent in candidate.talents],
        "categories": [category.code for category in candidate.categories],
        "days": list(week.blocks_of(candidate.days)),
        "version": candidate.version,
    }
