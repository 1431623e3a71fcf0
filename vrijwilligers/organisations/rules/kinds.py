"""What an organisation can be, what can be agreed with it, and what follows by law."""

from enum import StrEnum

YOUNGEST = 16  # years; below it an organisation needs a rule of its own (STANDARDS V-08)


class OrganisationKind(StrEnum):
    """The legal form: who may work with volunteers in Belgium."""

    VZW = "vzw"
    ASBL = "asbl"
    IVZW = "ivzw"
    ASSOCIATION = "association"  # feitelijke vereniging, association de fait
    PUBLIC = "public"
    FOUNDATION = "foundation"
    CITIZENS = "citizens"
    COMPANY = "company"  # may not organise volunteer work; it can still refer or support
    UNKNOWN = "unknown"


class OrganisationRole(StrEnum):
    """What an organisation does with us; it may do both."""

    OFFERS = "offers"
    REFERS = "refers"


class AgreementKind(StrEnum):
    """What we agreed with an organisation (GDPR articles 26 and 28; STANDARDS P-19)."""

    PARTNERSHIP = "partnership"
    SHARING = "sharing"  # data of candidates go to them, each responsible for its own part
    JOINT = "joint"  # article 26
    PROCESSOR = "processor"  # article 28
    OTHER = "other"


class ContactChannel(StrEnum):
    """How we spoke with an organisation."""

    PHONE = "phone"
    MAIL = "mail"
    VISIT = "visit"
    OTHER = "other"


WITHOUT_A_LAW_OF_THEIR_OWN = frozenset({OrganisationKind.ASSOCIATION, OrganisationKind.CITIZENS})


def may_offer_tasks(kind: OrganisationKind) -> bool:
    """Tell whether the law lets this kind of organisation work with volunteers."""
    return kind != OrganisationKind.COMPANY


def needs_family_insurance(kind: OrganisationKind, has_staff: bool | None) -> bool:
    """Tell whether a volunteer here is covered by no more than their own family insurance.

    That is so for de facto associations and citizens' initiatives without staff: the law does not
    make them liable for their volunteers (STANDARDS 2.1, Liability).
    """
    return kind in WITHOUT_A_LAW_OF_THEIR_OWN and has_staff is False
