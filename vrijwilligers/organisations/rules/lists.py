"""What a list of organisations can ask for."""

from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.organisations.rules.kinds import OrganisationKind, OrganisationRole


class OrganisationOrder(StrEnum):
    """In which order a list of organisations stands."""

    NAME = "name"
    NEWEST = "newest"
    QUIET = "quiet"  # of whom we heard nothing for the longest time


@dataclass(frozen=True, kw_only=True)
class OrganisationFilter:
    """Which organisations a list asks for, and in which order; ``None`` is all of them."""

    text: str | None = None
    kind: OrganisationKind | None = None
    sector: str | None = None
    role: OrganisationRole | None = None
    municipality: str | None = None  # NIS code
    accessible: bool = False
    paused: bool = False
    agreement_ending: bool = False
    order: OrganisationOrder = OrganisationOrder.NAME
