"""Who may open support needs, and when; what stands on the list."""

from dataclasses import dataclass
from enum import StrEnum


class SupportObstacle(StrEnum):
    """Why support needs stay shut for a colleague."""

    NOT_SIGNED = "not signed"
    NO_CONVERSATION = "no conversation"


@dataclass(frozen=True, kw_only=True)
class SupportNeedDetails:
    """How something that helps is called in three languages, and whether it is offered."""

    name_nl: str
    name_fr: str
    name_en: str
    is_used: bool


def obstacle_to_open(
    *, has_signed: bool, opens_always: bool, is_in_conversation: bool
) -> SupportObstacle | None:
    """Tell what keeps the support needs of somebody shut: no signature, or no conversation."""
    if not has_signed:
        return SupportObstacle.NOT_SIGNED
    if not (opens_always or is_in_conversation):
        return SupportObstacle.NO_CONVERSATION
    return None
