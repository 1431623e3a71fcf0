"""Why a suggestion is not what somebody looks for."""

from enum import StrEnum


class SetAsideReason(StrEnum):
    """Why not this one."""

    TOO_FAR = "too_far"
    DAYS = "days"
    LANGUAGE = "language"
    WORK = "work"
    ORGANISATION = "organisation"
    TOO_MUCH = "too_much"
    OTHER = "other"
