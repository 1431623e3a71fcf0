"""What is true of organisations, whatever the screen or the database looks like."""

from enum import StrEnum


class OrganisationKind(StrEnum):
    """The legal form: who may work with volunteers in Belgium."""

    VZW = "vzw"
    ASSOCIATION = "association"  # feitelijke vereniging, association de fait
    PUBLIC = "public"
    FOUNDATION = "foundation"
    CITIZENS = "citizens"
    UNKNOWN = "unknown"
