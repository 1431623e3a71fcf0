"""What an organisation may hear of somebody, in which way it hears it, and when it is recalled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256

TELL_WITHIN = timedelta(days=3)


class DisclosedField(StrEnum):
    """What of a fiche goes to an organisation, in the order in which it is said."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    COMES_BY = "comes_by"


class DisclosureChannel(StrEnum):
    """How an organisation was told."""

    PHONE = "phone"
    EMAIL = "email"
    IN_PERSON = "in_person"
    LETTER = "letter"


class RecallKind(StrEnum):
    """What an organisation that was told must hear."""

    ERASE = "erase"
    CORRECT = "correct"

    @property
    def is_correction(self) -> bool:
        """Tell whether what was told goes on, with other data."""
        return self == RecallKind.CORRECT


@dataclass(frozen=True, kw_only=True)
class RecalledPerson:
    """Whom a recall is about: the name, which titles they were told for, and what is so now."""

    name: str
    short_name: str
    told: tuple[tuple[str, str, str], ...] = ()  # code, title of the vacancy, day
    now: Mapping[str, str] = field(default_factory=dict)  # by code of the field


def digest_of(texts: Iterable[str]) -> str:
    """Return what tells whether the texts that were shown are those that are kept."""
    return sha256("\n".join(texts).encode()).hexdigest()[:32]
