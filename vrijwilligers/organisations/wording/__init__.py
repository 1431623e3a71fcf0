"""Organisations said in words, in the language we speak now. An empty text is *not said*."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.organisations.models import Agreement, Organisation, OrganisationAddress
from vrijwilligers.organisations.rules import (
    AgreementKind,
    ContactChannel,
    OrganisationKind,
    OrganisationRole,
)
from vrijwilligers.organisations.rules.details import ELEMENTS, LANGUAGES, AddressDetails
from vrijwilligers.organisations.rules.sectors import sector_names
from vrijwilligers.organisations.rules.terms import AgreementState, standing
from vrijwilligers.vocabulary.languages import say_day, spoken
from vrijwilligers.vocabulary.words import say_municipality

KINDS = {
    OrganisationKind.VZW: _l("non-profit association (vzw)"),
    OrganisationKind.ASBL: _l("non-profit association (asbl)"),
    OrganisationKind.IVZW: _l("international non-profit association (ivzw)"),
    OrganisationKind.ASSOCIATION: _l("de facto association"),
    OrganisationKind.PUBLIC: _l("public body"),
    OrganisationKind.FOUNDATION: _l("foundation"),
    OrganisationKind.CITIZENS: _l("citizens' initiative"),
    OrganisationKind.COMPANY: _l("company"),
}
ROLES = {
    OrganisationRole.OFFERS: _l("offers volunteer work"),
    OrganisationRole.REFERS: _l("refers people to us"),
}
AGREEMENTS = {
    AgreementKind.PARTNERSHIP: _l("partnership"),
    AgreementKind.SHARING: _l("sharing data of candidates"),
    AgreementKind.JOINT: _l("joint controllers (GDPR article 26)"),
    AgreementKind.PROCESSOR: _l("processor (GDPR article 28)"),
    AgreementKind.OTHER: _l("something else"),
}
CHANNELS = {
    ContactChannel.PHONE: _l("Phone call"),
    ContactChannel.MAIL: _l("Mail"),
    ContactChannel.VISIT: _l("Visit"),
    ContactChannel.OTHER: _l("Something else"),
}
INFORMATION = {
    "says_aim": _l("What the organisation is for, and its legal form"),
    "says_liability": _l("Which liability insurance it has for volunteers"),
    "says_other_insurance": _l("Which other insurance it has, or that there is none"),
    "says_allowance": _l("Whether costs are paid back, and how"),
    "says_secrecy": _l("The duty of secrecy (article 458 of the Criminal Code)"),
}
STANDINGS = {
    AgreementState.RUNNING: _l("runs"),
    AgreementState.ENDING: _l("ends soon"),
    AgreementState.OVER: _l("is over"),
}
TAGS = {AgreementState.RUNNING: "good", AgreementState.ENDING: "due", AgreementState.OVER: ""}


@dataclass(frozen=True, kw_only=True)
class AgreementLine:
    """An agreement in words; ``tag`` colours where it stands."""

    id: int
    organisation_id: int
    kind: str
    about: str
    signed_on: date
    ends_on: date | None
    standing: str
    tag: str
    has_file: bool


@dataclass(frozen=True, kw_only=True)
class OrganisationInWords:
    """What a record says of an organisation, in words; an empty text is *not said*."""

    kind: str
    roles: list[str]
    sectors: list[str]
    kbo: str
    has_liability_insurance: str
    has_staff: str
    label: str
    addresses: dict[int, str]  # by key


def organisation_words(organisation: Organisation) -> OrganisationInWords:
    """Put a record into words, for pages."""
    return OrganisationInWords(
        kind=say_kind(organisation.kind),
        roles=say_roles(organisation),
        sectors=say_sectors(organisation),
        kbo=say_kbo(organisation.kbo),
        has_liability_insurance=say_answer(organisation.has_liability_insurance),
        has_staff=say_answer(organisation.has_staff),
        label=say_label(organisation),
        addresses={address.id: say_address(address) for address in organisation.addresses},
    )


def agreement_line(agreement: Agreement, today: date) -> AgreementLine:
    """Say what was agreed and where it stands."""
    where = standing(agreement.ends_on, today)
    return AgreementLine(
        id=agreement.id,
        organisation_id=agreement.organisation_id,
        kind=str(AGREEMENTS[agreement.kind]),
        about=agreement.about or "",
        signed_on=agreement.signed_on,
        ends_on=agreement.ends_on,
        standing=_standing(where, agreement.ends_on),
        tag=TAGS[where],
        has_file=agreement.file_name is not None,
    )


def say_kind(kind: OrganisationKind) -> str:
    """Say what an organisation is by law; empty when that is unknown."""
    return str(KINDS.get(kind, ""))


def say_kbo(number: str | None) -> str:
    """Write a company number of ten digits with its dots."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}" if number else ""


def say_roles(organisation: Organisation) -> list[str]:
    """Say what an organisation does with us."""
    does = {
        OrganisationRole.OFFERS: organisation.offers_tasks,
        OrganisationRole.REFERS: organisation.is_referrer,
    }
    return [str(ROLES[role]) for role, is_so in does.items() if is_so]


def say_sectors(organisation: Organisation) -> list[str]:
    """Say on what an organisation works."""
    names = sector_names(spoken())
    return [names.get(sector.code, sector.code) for sector in organisation.sectors]


def say_label(organisation: Organisation) -> str:
    """Say where the label *accessible* comes from: the training and its year."""
    training, year = organisation.accessible_training, organisation.accessible_year
    if training and year:
        return _("%(training)s, %(year)s", training=training, year=year)
    return training or (str(year) if year else "")


def say_answer(answer: bool | None) -> str:
    """Say *yes* or *no*; empty when nobody asked."""
    if answer is None:
        return ""
    return _("yes") if answer else _("no")


def about(organisation: Organisation) -> tuple[str, str] | None:
    """Return language and text of what it does: the reader's language first, then nl, fr, en."""
    texts = {text.language: text.about for text in organisation.texts if text.about}
    for language in (spoken(), *LANGUAGES):
        if language in texts:
            return language, texts[language]
    return None


def other_names(organisation: Organisation) -> list[tuple[str, str]]:
    """Return its names in nl and fr that are not the one in use, each with its language."""
    written = [(text.language, text.name) for text in organisation.texts if text.name]
    return sorted((code, name) for code, name in written if name != organisation.name)


def say_address(address: OrganisationAddress | AddressDetails) -> str:
    """Say an address on one line."""
    town = say_municipality(address.municipality) or address.place or ""
    return ", ".join(
        filter(None, (address.street, " ".join(filter(None, (address.postcode, town)))))
    )


def main_town(organisation: Organisation) -> str:
    """Say where it is: the town of its main address."""
    main = next((address for address in organisation.addresses if address.is_main), None)
    address = main or next(iter(organisation.addresses), None)
    return (say_municipality(address.municipality) or address.place or "") if address else ""


def missing_elements(organisation: Organisation) -> list[str]:
    """Name what the information note does not say yet; all of it when there is no note."""
    note = organisation.information_note
    return [str(INFORMATION[name]) for name in ELEMENTS if not getattr(note, name, False)]


def _standing(where: AgreementState, ends_on: date | None) -> str:
    if ends_on is None:
        return str(STANDINGS[where])
    if where == AgreementState.OVER:
        return _("ended on %(day)s", day=say_day(ends_on))
    return _("ends on %(day)s", day=say_day(ends_on))
