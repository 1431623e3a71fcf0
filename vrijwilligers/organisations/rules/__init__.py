"""What is true of organisations, whatever the screen or the database looks like."""

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
