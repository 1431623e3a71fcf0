"""An organisation as a file lists it; ``None`` and what is empty mean that the file is silent."""

from dataclasses import dataclass, field, fields

from vrijwilligers.organisations.rules import OrganisationKind

LANGUAGES = ("nl", "fr", "en")


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where it is; ``municipality`` is a NIS code, ``place`` a town elsewhere as written."""

    street: str | None = None
    postcode: str | None = None
    municipality: str | None = None
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    """Whom to reach there."""

    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None  # E.164


@dataclass(frozen=True, kw_only=True)
class Listed:
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
    addresses: tuple[Address, ...] = ()  # the main one first
    person: Person | None = None


PLAIN = tuple(  # what is one column of the organisation itself
    each.name
    for each in fields(Listed)
    if each.name not in ("words", "sectors", "addresses", "person")
)
WORDS = tuple(f"{what}_{language}" for what in ("name", "about") for language in LANGUAGES)
PERSON = tuple(each.name for each in fields(Person))
