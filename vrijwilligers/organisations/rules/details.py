"""What we ask about an organisation. Made by a form, an import or a test; ``None`` is unknown."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from vrijwilligers.organisations.rules.kinds import AgreementKind, ContactChannel, OrganisationKind

LANGUAGES = ("nl", "fr", "en")


class OrganisationWords(NamedTuple):
    """Its name and what it does, in one language."""

    name: str | None = None
    about: str | None = None


@dataclass(frozen=True, kw_only=True)
class OrganisationFields:
    """All that can be said of an organisation, by us or by a file; ``None`` is not said."""

    name: str
    words: dict[str, OrganisationWords] = field(default_factory=dict)  # by language: nl, fr, en
    kind: OrganisationKind | None = None
    kbo: str | None = None  # ten digits
    vcode: str | None = None
    sectors: frozenset[str] = frozenset()
    phone: str | None = None  # E.164
    email: str | None = None
    url: str | None = None
    offers_tasks: bool | None = None
    is_referrer: bool | None = None
    is_accessible: bool | None = None
    accessible_training: str | None = None
    accessible_year: int | None = None
    has_liability_insurance: bool | None = None
    has_staff: bool | None = None
    youngest_age: int | None = None  # years, below 16


@dataclass(frozen=True, kw_only=True)
class OrganisationDetails(OrganisationFields):
    """Who an organisation is, and what it does with us."""

    kind: OrganisationKind = OrganisationKind.UNKNOWN
    offers_tasks: bool = True
    is_referrer: bool = False
    is_accessible: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """Whom we phone or write at an organisation."""

    name: str
    role: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddressDetails:
    """A house of an organisation; of all of them one is the main one."""

    street: str | None = None
    postcode: str | None = None
    municipality: str | None = None  # NIS code of one of the nineteen
    place: str | None = None  # town outside Brussels
    is_main: bool = False


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that was handed over, with the name it had there."""

    name: str
    content: bytes
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class AgreementDetails:
    """What we agreed on paper; without ``file`` the one that is there stays."""

    kind: AgreementKind
    signed_on: date
    about: str | None = None
    ends_on: date | None = None
    file: File | None = None


@dataclass(frozen=True, kw_only=True)
class InformationDetails:
    """What its information note tells volunteers; without ``file`` the one that is there stays."""

    says_aim: bool = False
    says_liability: bool = False
    says_other_insurance: bool = False
    says_allowance: bool = False
    says_secrecy: bool = False
    dated_on: date | None = None
    file: File | None = None


@dataclass(frozen=True, kw_only=True)
class OrganisationContactDetails:
    """One call, mail or visit, with what was said."""

    channel: ContactChannel
    note: str
    at: datetime
    contact_person_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class LimitDetails:
    """How many people an organisation takes: nobody new until a day, so many a vacancy at once.

    ``ended_on`` is the last day on which we worked together: from then on its data has a term.
    """

    paused_until: date | None = None
    cap_per_vacancy: int | None = None
    ended_on: date | None = None


ELEMENTS = ("says_aim", "says_liability", "says_other_insurance", "says_allowance", "says_secrecy")
