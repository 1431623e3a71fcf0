"""What a desk contact may say: all of it can stay empty, none of it says who it was."""

from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

from vrijwilligers.matching.rules.events import FicheEventKind


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


class Explained(StrEnum):
    """What is explained to a visitor, on a page that is turned to them."""

    WELCOME = "welcome"
    DUTCH = "dutch"
    ACCESSIBLE = "accessible"


EVENT_OF = {
    Explained.WELCOME: FicheEventKind.WELCOMED,
    Explained.DUTCH: FicheEventKind.DUTCH_EXPLAINED,
    Explained.ACCESSIBLE: FicheEventKind.ACCESSIBLE_EXPLAINED,
}


@dataclass(frozen=True)
class ExplainedIn:
    """Something that was explained, and in which language."""

    what: Explained
    language: str


def explained_in(codes: str | None) -> list[ExplainedIn]:
    """Read what was explained from its codes, such as ``welcome:fr dutch:nl``, in their order."""
    pairs = (code.partition(":") for code in (codes or "").split())
    return [ExplainedIn(Explained(what), language) for what, _, language in pairs]


def with_explained(codes: str | None, one: ExplainedIn) -> str:
    """Return the codes with one more; what was said twice stands there once, as the last."""
    said = [*(each for each in explained_in(codes) if each != one), one]
    return " ".join(f"{each.what}:{each.language}" for each in said)


def mark_of(text: str) -> int:
    """Return a number that says which text a page showed, without the text."""
    return crc32("\n".join(text.split()).encode())


def text_over(stands: str, typed: str, *, over: int) -> str:
    """Return the note after it was written again over what a page showed of it.

    Where it says more since, in another tab, both stay.
    """
    if mark_of(stands) == over or stands in typed:
        return typed
    return stands if typed in stands else f"{stands}\n\n{typed}"


def added_since(stood: str, typed: str, *, over: int) -> str:
    """Return what a page adds that was opened on a note of an earlier day: that note stays.

    Where something else was typed than what stood there, all of it is a note of today.
    """
    is_over_it = bool(stood) and mark_of(stood) == over
    return typed.removeprefix(stood).strip() if is_over_it else typed


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
