"""What a referrer tells of somebody whom it sends: a first name and one way to reach them."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class LeadDetails:
    """A first name, one way to reach this person (a phone in E.164, or an address), a language."""

    name: str
    reach: str
    language: str


class LeadOutcome(StrEnum):
    """What became of somebody who was announced; a fiche has no outcome, as the lead goes."""

    ABSENT = "absent"


def is_mail(reach: str) -> bool:
    """Tell whether a way to reach somebody is a mail address."""
    return "@" in reach
