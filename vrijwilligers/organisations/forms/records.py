"""The form of an organisation, new or changed: it checks the shape of the answers."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length
from wtforms.widgets import URLInput

from vrijwilligers.organisations.fields import ORGANISATION
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
from vrijwilligers.organisations.rules.details import (
    LANGUAGES,
    OrganisationDetails,
    OrganisationWords,
)
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.organisations.wording import KINDS, ROLES, say_kbo
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import safe_link
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Form,
    TickBoxes,
    choices,
)
from vrijwilligers.web.typed_fields import (
    MailField,
    ParsedField,
    PhoneField,
    WholeNumberField,
    YearField,
    one_of,
    yes_no,
)

FIRST_TRAINING = 2000  # year
LABELS = ORGANISATION.labels
LINE = [Length(max=LONGEST_LINE)]
TEXT = [Length(max=LONGEST_TEXT)]


def _kbo(typed: str) -> str:
    if not kbo_is_valid(typed):
        raise ValueError(_l("This is not a company number: look for a wrong digit."))
    return plain_kbo(typed)


def _vcode(typed: str) -> str:
    if not vcode_is_valid(typed):
        raise ValueError(_l("This is not a code of the register: V and seven digits."))
    return plain_vcode(typed)


def _link(typed: str) -> str:
    link = safe_link(typed if re.match(r"[a-z]+:", typed) else f"https://{typed}")
    if not link:
        raise ValueError(_l("This is not the address of a website."))
    return link


class OrganisationForm(Form):
    """Who an organisation is, what it does, and how it works with volunteers."""

    name = StringField(
        _l("Name in use"),
        description=_l("The name under which everybody knows it."),
        validators=[DataRequired(_l("Fill in a name.")), Length(max=LONGEST_LINE)],
    )
    name_nl = StringField(LABELS["name_nl"], validators=LINE)
    name_fr = StringField(LABELS["name_fr"], validators=LINE)
    kind = SelectField(
        LABELS["kind"],
        choices=choices({OrganisationKind.UNKNOWN: _l("not known")} | KINDS),
        coerce=one_of(OrganisationKind),
    )
    roles = TickBoxes(
        _l("What does it do with us?"), choices=choices(ROLES), coerce=one_of(OrganisationRole)
    )
    kbo = ParsedField(
        _l("Company number (KBO)"),
        read=_kbo,
        say=say_kbo,
        description=_l("Ten digits. May stay empty: not every organisation has one."),
    )
    vcode = ParsedField(
        _l("Code of the Verenigingsregister"),
        read=_vcode,
        description=_l("V and seven digits. May stay empty."),
    )
    phone = PhoneField(LABELS["phone"])
    email = MailField(LABELS["email"])
    url = ParsedField(LABELS["url"], read=_link, widget=URLInput())
    about_nl = TextAreaField(LABELS["about_nl"], validators=TEXT)
    about_fr = TextAreaField(LABELS["about_fr"], validators=TEXT)
    about_en = TextAreaField(LABELS["about_en"], validators=TEXT)
    sectors = TickBoxes(
        _l("What does it work on?"), choices=lambda: choices(sector_names(spoken()))
    )
    has_liability_insurance = yes_no(_l("Does it have liability insurance for its volunteers?"))
    has_staff = yes_no(_l("Does it have paid staff?"))
    youngest_age = WholeNumberField(
        _l("Youngest age, if it takes volunteers below 16"),
        description=_l("Empty means the usual rule: from the year in which somebody turns 16."),
        low=1,
        high=YOUNGEST - 1,
        refusal=_l("Enter an age below 16, or leave it empty."),
    )
    is_accessible = BooleanField(_l("Accessible organisation: it followed our training"))
    accessible_training = StringField(_l("Which training?"), validators=LINE)
    accessible_year = YearField(
        _l("In which year?"),
        is_possible=lambda year: FIRST_TRAINING <= year <= today().year,
        refusal=_l("This year cannot be right."),
    )

    def details(self) -> OrganisationDetails:
        """Hand over the answers, clean and typed."""
        return self.details_as(OrganisationDetails)

    def read_offers_tasks(self) -> bool:
        """Tell whether it offers volunteer work."""
        return OrganisationRole.OFFERS in self.roles.value

    def read_is_referrer(self) -> bool:
        """Tell whether it sends people to us."""
        return OrganisationRole.REFERS in self.roles.value

    def read_words(self) -> dict[str, OrganisationWords]:
        """Hand over its names and what it does, by language."""
        names = {"nl": self.name_nl.data, "fr": self.name_fr.data}
        words = {
            code: OrganisationWords(names.get(code), self[f"about_{code}"].data)
            for code in LANGUAGES
        }
        return {code: said for code, said in words.items() if any(said)}


class ChangeOrganisationForm(RecordForm, OrganisationForm):
    """An organisation that we know, with the version that was opened."""


NEW: dict[str, Any] = {"roles": [OrganisationRole.OFFERS], "kind": OrganisationKind.UNKNOWN}


def answers_of(organisation: Organisation) -> dict[str, Any]:
    """Return an organisation as the answers of its form."""
    answers = ORGANISATION.snapshot(organisation)
    for code, (name, about) in answers.pop("words").items():
        answers |= {f"name_{code}": name, f"about_{code}": about}
    roles = {OrganisationRole.OFFERS: "offers_tasks", OrganisationRole.REFERS: "is_referrer"}
    return answers | {"roles": [role for role, name in roles.items() if answers[name]]}
