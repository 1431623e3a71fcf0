"""An organisation as a file lists it; ``None`` and what is empty mean that the file is silent."""

from dataclasses import dataclass, field, fields

from vrijwilligers.organisations.rules.details import LANGUAGES, AddressDetails, PersonDetails
from vrijwilligers.organisations.rules.kinds import OrganisationKind


@dataclass(frozen=True, kw_only=True)
class ListedOrganisation:
    """What a file says of an organisation. ``words`` holds name_nl … and about_nl …."""

    name: str
    kind: OrganisationKind | None = None
    kbo: str | None = None  # ten digits
    vcode: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    offers_tasks: bool | None = None
    is_referrer: bool | None = None
    is_accessible: bool | None = None
    accessible_training: str | None = None
    accessible_year: int | None = None
    has_liability_insurance: bool | None = None
    has_staff: bool | None = None
    words: dict[str, str] = field(default_factory=dict)
    sectors: frozenset[str] = frozenset()
    addresses: tuple[AddressDetails, ...] = ()  # the main one first
    person: PersonDetails | None = None


PLAIN = tuple(  # what is one column of the organisation itself
    each.name
    for each in fields(ListedOrganisation)
    if each.name not in ("words", "sectors", "addresses", "person")
)
WORDS = tuple(f"{what}_{language}" for what in ("name", "about") for language in LANGUAGES)
PERSON = tuple(each.name for each in fields(PersonDetails))
ADDRESS = ("street", "postcode", "municipality", "place")
