"""What is true of candidates whatever the screen or the database looks like."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from vrijwilligers.candidates.rules.consent import (
    AT_THE_DESK,
    PLACE_OF_TERM,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
    DeclaredConsent,
    ResolvedText,
    resolve,
)
from vrijwilligers.vocabulary.clock import months_after
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.names.numbers import LARGEST, LONGEST, SIGN
from vrijwilligers.vocabulary.terms import RetentionTerm

RETENTION_MONTHS = RetentionTerm.FICHE.default.amount  # after the last contact: STANDARDS P-10
UNDO_WITHIN = timedelta(minutes=10)
WITHDRAWN_RETENTION = timedelta(days=RetentionTerm.WITHDRAWN.default.amount)  # DESIGN section 10
__all__ = [
    "AT_THE_DESK",
    "PLACE_OF_TERM",
    "ConsentDetails",
    "ConsentPurpose",
    "ConsentWay",
    "DeclaredConsent",
    "ResolvedText",
    "resolve",
]
OLDEST = 110
FICHE_NUMBER = re.compile(
    rf"(?P<named>(?:fiche|dossier|record|file)(?:nummer)?\s*)?{SIGN}"
    r"(?:(?P<year>(?:20)?[0-9]{2})\s*[-–/]\s*|(?P<year_glued>20[0-9]{2})(?=[0-9]{4}$))?"
    r"(?P<number>[0-9]{1,10})"
)
CENTURY = 2000
OWN_CONSENT_FROM = 16  # who is younger comes to the desk, with the yes of a parent or guardian


@dataclass(frozen=True, kw_only=True)
class CandidateDetails:
    """What we ask of a candidate. Made by a form, an import or a test. One name is enough.

    ``days`` is a mask of ``vocabulary.week``, ``municipality`` a NIS code, ``phone`` in E.164.
    """

    given_name: str = ""
    family_name: str = ""
    birth_year: int | None = None
    phone: str | None = None
    email: str | None = None
    comes_by: bool = False
    whatsapp: bool = False
    postcode: str | None = None
    municipality: str | None = None
    language: str = "nl"
    languages: dict[str, Level | None] = field(default_factory=dict)
    other_languages: str | None = None
    practise_dutch: bool = False
    categories: frozenset[str] = frozenset()
    talents: frozenset[str] = frozenset()
    days: int = 0
    engagement: Engagement | None = None
    available_from: date | None = None
    from_home: bool = False
    motivation: str | None = None
    notes: str | None = None


class ListedDoubt(StrEnum):
    """Why somebody on a list comes in only when that is confirmed."""

    OVERDUE = "overdue"
    ERASED = "erased"


@dataclass(frozen=True, kw_only=True)
class ListedCandidate:
    """Somebody on a list that was kept before."""

    details: CandidateDetails
    consent: DeclaredConsent


def needs_parent(birth_year: int | None, *, year: int) -> bool:
    """Tell whether a parent or guardian must agree too (P-09); where the year is unknown we ask.

    Who turns 16 this calendar year counts as 16: we keep a year of birth and no day.
    """
    return birth_year is not None and year - birth_year < OWN_CONSENT_FROM


def may_need_parent(birth_year: int | None, *, year: int) -> bool:
    """Tell whether somebody is under 16, or may be."""
    return birth_year is None or needs_parent(birth_year, year=year)


def is_overdue(consent: DeclaredConsent, *, today: date, chosen: int | None = None) -> bool:
    """Tell whether nobody was in touch within the term of a fiche."""
    return erase_after(consent.last_contact_on, chosen=chosen) <= today


def erase_listed_after(consent: DeclaredConsent, *, today: date, chosen: int | None = None) -> date:
    """Return the day on which a fiche from a list goes; who is overdue is asked again first."""
    kept_until = erase_after(consent.last_contact_on, chosen=chosen)
    return max(kept_until, today + WITHDRAWN_RETENTION)


def whole_name(given_name: str, family_name: str) -> str:
    """Return the name as the person says it; many people have one."""
    return f"{given_name} {family_name}".strip()


def short_name(given_name: str, family_name: str) -> str:
    """Return the name for a list that others may see on the screen: Samira E."""
    if not given_name:
        return family_name
    return f"{given_name} {family_name[:1]}." if family_name else given_name


def can_be_reached(details: CandidateDetails) -> bool:
    """Tell whether there is at least one way to reach this person."""
    return bool(details.phone or details.email or details.comes_by)


def months_kept(promised: int | None = None, chosen: int | None = None) -> int:
    """Return how many months after the last contact we may keep a fiche.

    That is the term of the desk (``chosen``, else ours), or the months promised in the text of
    consent when those are less: a longer term binds nobody who consented under a shorter one, nor
    who consented to a text that we do not know.
    """
    return min(chosen or RETENTION_MONTHS, promised or RETENTION_MONTHS)


def erase_after(last_contact: date, promised: int | None = None, chosen: int | None = None) -> date:
    """Return the day from which we may no longer keep the fiche."""
    return months_after(last_contact, months_kept(promised, chosen))


def erase_after_withdrawal(day: date, erase_on: date) -> date:
    """Return the day on which a fiche goes whose consent is withdrawn: never later than it went."""
    return min(erase_on, day + WITHDRAWN_RETENTION)


def withdrawal_can_be_undone(withdrawn_at: datetime, *, at: datetime) -> bool:
    """Tell whether it is so short ago that a withdrawal was a slip of the hand.

    At exactly ten minutes it is not: from then on organisations are told (``Recall.begins_at``).
    """
    return at - withdrawn_at < UNDO_WITHIN


def birth_year_is_possible(birth_year: int, *, year: int) -> bool:
    """Tell whether somebody born then can stand at the desk in this year."""
    return year - OLDEST <= birth_year <= year


def number_of(candidate_id: int, year: int) -> str:
    """Return the number on the fiche, such as ``2026-0418``: it names nobody."""
    return f"{year}-{candidate_id:04d}"


class NumberMeant(NamedTuple):
    """What somebody types as the number of a fiche; a bare number may be another one."""

    candidate_id: int
    year: int | None = None
    is_bare: bool = False


def number_meant(text: str) -> NumberMeant | None:
    """Read what somebody types as the number of a fiche, with or without its year and the word."""
    said = FICHE_NUMBER.fullmatch(text.strip().lower()) if len(text) <= LONGEST else None
    if not said or int(said["number"]) > LARGEST:
        return None
    written = said["year"] or said["year_glued"]
    year = CENTURY + int(written[-2:]) if written else None
    return NumberMeant(int(said["number"]), year, is_bare=not (year or said["named"]))
