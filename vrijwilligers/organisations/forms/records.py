"""The form of an organisation, new or changed: it checks the shape of the answers."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
    URLField,
    ValidationError,
)
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from vrijwilligers.exchange import cells
from vrijwilligers.organisations.forms.parts import ANSWERS, WORDS, yes_or_no
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules import (
    YOUNGEST,
    OrganisationKind,
    OrganisationRole,
    kbo_is_valid,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)
from vrijwilligers.organisations.rules.details import LANGUAGES, OrganisationDetails, Words
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.organisations.wording import KINDS, ROLES, say_kbo
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.vocabulary.words import say_phone
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    CellField,
    Form,
    TickBoxes,
    VersionField,
    choices,
)

FIRST_TRAINING = 2000  # year
SAME = (  # columns that are asked as they are
    *("name", "is_accessible", "accessible_training", "accessible_year", "email", "url"),
    *("youngest_age", "vcode", "version"),
)


class OrganisationForm(Form):
    """Who an organisation is, what it does, and how it works with volunteers."""

    name = StringField(
        _l("Name in use"),
        description=_l("The name under which everybody knows it."),
        validators=[DataRequired(_l("Fill in a name.")), Length(max=LONGEST_LINE)],
    )
    name_nl = StringField(_l("Name in Dutch"), validators=[Length(max=LONGEST_LINE)])
    name_fr = StringField(_l("Name in French"), validators=[Length(max=LONGEST_LINE)])
    kind = SelectField(
        _l("Kind"), choices=choices({OrganisationKind.UNKNOWN: _l("not known")} | KINDS)
    )
    roles = TickBoxes(_l("What does it do with us?"), choices=choices(ROLES))
    kbo = StringField(
        _l("Company number (KBO)"),
        description=_l("Ten digits. May stay empty: not every organisation has one."),
        validators=[Length(max=LONGEST_LINE)],
    )
    vcode = StringField(
        _l("Code of the Verenigingsregister"),
        description=_l("V and seven digits. May stay empty."),
        validators=[Length(max=LONGEST_LINE)],
    )
    phone = TelField(_l("Phone"), validators=[CellField(cells.phone), Length(max=LONGEST_LINE)])
    email = EmailField(_l("E-mail"), validators=[CellField(cells.email), Length(max=LONGEST_LINE)])
    url = URLField(_l("Website"), validators=[Length(max=LONGEST_LINE)])
    about_nl = TextAreaField(_l("What it does, in Dutch"), validators=[Length(max=LONGEST_TEXT)])
    about_fr = TextAreaField(_l("What it does, in French"), validators=[Length(max=LONGEST_TEXT)])
    about_en = TextAreaField(_l("What it does, in English"), validators=[Length(max=LONGEST_TEXT)])
    sectors = TickBoxes(_l("What does it work on?"))
    has_liability_insurance = RadioField(
        _l("Does it have liability insurance for its volunteers?"), choices=choices(ANSWERS)
    )
    has_staff = RadioField(_l("Does it have paid staff?"), choices=choices(ANSWERS))
    youngest_age = IntegerField(
        _l("Youngest age, if it takes volunteers below 16"),
        description=_l("Empty means the usual rule: from the year in which somebody turns 16."),
        validators=[
            Optional(),
            NumberRange(1, YOUNGEST - 1, _l("Enter an age below 16, or leave it empty.")),
        ],
    )
    is_accessible = BooleanField(_l("Accessible organisation: it followed our training"))
    accessible_training = StringField(_l("Which training?"), validators=[Length(max=LONGEST_LINE)])
    accessible_year = IntegerField(_l("In which year?"), validators=[Optional()])

    def __init__(self, **given: Any) -> None:
        """Put the sectors in, in the language of the page; nothing is decided beforehand."""
        super().__init__(**given)
        self.sectors.choices = choices(sector_names(spoken()))
        for question in (self.has_liability_insurance, self.has_staff):
            question.data = question.data or ""

    def validate_kbo(self, field: StringField) -> None:
        """Refuse a number that does not prove itself (mod 97)."""
        if field.data and not kbo_is_valid(field.data):
            raise ValidationError(_l("This is not a company number: look for a wrong digit."))

    def validate_vcode(self, field: StringField) -> None:
        """Refuse what the register cannot have given."""
        if field.data and not vcode_is_valid(field.data):
            raise ValidationError(_l("This is not a code of the register: V and seven digits."))

    def validate_url(self, field: URLField) -> None:
        """Refuse an address that is no website."""
        if field.data and not safe_link(_with_scheme(field.data)):
            raise ValidationError(_l("This is not the address of a website."))

    def validate_accessible_year(self, field: IntegerField) -> None:
        """Refuse a year in which there was no such training."""
        if not FIRST_TRAINING <= field.data <= today().year:
            raise ValidationError(_l("This year cannot be right."))

    def details(self) -> OrganisationDetails:
        """Hand over the answers, clean and typed."""
        roles = set(self.roles.data or ())
        return OrganisationDetails(
            name=self.name.data,
            words=self._words(),
            kind=OrganisationKind(self.kind.data),
            kbo=plain_kbo(self.kbo.data) if self.kbo.data else None,
            vcode=plain_vcode(self.vcode.data) if self.vcode.data else None,
            sectors=frozenset(self.sectors.data or ()),
            offers_tasks=OrganisationRole.OFFERS in roles,
            is_referrer=OrganisationRole.REFERS in roles,
            is_accessible=self.is_accessible.data,
            accessible_training=self.accessible_training.data,
            accessible_year=self.accessible_year.data,
            phone=cells.phone(self.phone.data or ""),
            email=cells.email(self.email.data or ""),
            url=safe_link(_with_scheme(self.url.data or "")),
            has_liability_insurance=yes_or_no(self.has_liability_insurance.data),
            has_staff=yes_or_no(self.has_staff.data),
            youngest_age=self.youngest_age.data,
        )

    def _words(self) -> dict[str, Words]:
        names = {"nl": self.name_nl.data, "fr": self.name_fr.data}
        return {
            language: Words(names.get(language), self[f"about_{language}"].data)
            for language in LANGUAGES
        }


class ChangeForm(OrganisationForm):
    """An organisation that we know, with the version that was opened."""

    version = VersionField()


NEW: dict[str, Any] = {"roles": [OrganisationRole.OFFERS], "kind": OrganisationKind.UNKNOWN}


def answers_of(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as the answers of its form."""
    texts = {text.language: text for text in organisation.texts}
    roles = {
        OrganisationRole.OFFERS: organisation.offers_tasks,
        OrganisationRole.REFERS: organisation.is_referrer,
    }
    answers: dict[str, Any] = {name: getattr(organisation, name) for name in SAME}
    answers |= {f"name_{code}": text.name for code, text in texts.items() if code != "en"}
    answers |= {f"about_{code}": text.about for code, text in texts.items()}
    return answers | {
        "kind": organisation.kind.value,
        "roles": [role.value for role, is_so in roles.items() if is_so],
        "kbo": say_kbo(organisation.kbo),
        "phone": say_phone(organisation.phone),
        "sectors": [sector.code for sector in organisation.sectors],
        "has_liability_insurance": WORDS[organisation.has_liability_insurance],
        "has_staff": WORDS[organisation.has_staff],
    }


def _with_scheme(address: str) -> str:
    return address if not address or re.match(r"[a-z]+:", address) else f"https://{address}"
