"""What a desk contact may say: all of it can stay empty, none of it says who it was."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """How somebody reached us."""

    WALK_IN = "walk_in"
    PHONE = "phone"
    MAIL = "mail"


class Visit(StrEnum):
    """Whether we saw this person before."""

    FIRST = "first"
    LATER = "later"


class Asker(StrEnum):
    """Who asks."""

    CANDIDATE = "candidate"
    ORGANISATION = "organisation"
    REFERRER = "referrer"
    OTHER = "other"


class Subject(StrEnum):
    """What it was about."""

    FINDING = "finding"
    LAW = "law"
    INSURANCE = "insurance"
    POSTING = "posting"
    ABOUT_US = "about_us"
    OTHER = "other"


class FirstDayStep(StrEnum):
    """What a desk does before its first visitor, in this order."""

    DESK = "desk"
    TEAM = "team"
    VACANCIES = "vacancies"
    PEOPLE = "people"
    PRINT = "print"


@dataclass(frozen=True, kw_only=True)
class DeskContactDetails:
    """What can be added to a counted contact in a second."""

    channel: Channel
    language: str | None = None
    municipality: str | None = None
    age_band: str | None = None
    visit: Visit | None = None
    asker: Asker | None = None
    subject: Subject | None = None
