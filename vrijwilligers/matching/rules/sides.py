"""The two sides of a suggestion: what a candidate wishes and what a vacancy offers.

Empty always means *not known*: an empty set, an empty week (0), ``None``. Nobody is punished for
it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypedDict

from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import NO_LEVEL, Level, rank_of
from vrijwilligers.vocabulary.week import UNKNOWN

DUTCH = "nl"
NO_PRACTICE = "no"
IN_CONVERSATION = rank_of(Level.B1)  # the language of a conversation at our desk
DEFAULT_MINIMUM_AGE = 16  # reached in the course of the year; STANDARDS V-08


class Criterion(StrEnum):
    """What speaks for or against a vacancy, in the order in which people read it."""

    TALENTS = "talents"
    PRACTISE_DUTCH = "practise_dutch"
    CATEGORY = "category"
    DISTANCE = "distance"
    DAYS = "days"
    ENGAGEMENT = "engagement"
    SUPPORT = "support"
    ACCESSIBLE = "accessible"
    LANGUAGES = "languages"
    AGE = "age"
    PERIOD = "period"


class Respondent(StrEnum):
    """Whom to ask about something that is not known."""

    CANDIDATE = "candidate"
    VACANCY = "vacancy"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What one candidate brings and looks for.

    ``days`` is a mask of ``vocabulary.week``, ``municipality`` a NIS code; a language whose level
    is not known has ``None``; ``birth_year`` is all we ask of an age. ``spoken_with_us`` is the
    language in which we speak with each other: at least a conversation is possible in it.
    ``remote`` says that somebody wishes to work from home.
    """

    talents: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    days: int = UNKNOWN
    municipality: str | None = None
    languages: Mapping[str, Level | None] = field(default_factory=dict)
    practise_dutch: bool = False
    engagement: Engagement | None = None
    available_from: date | None = None
    birth_year: int | None = None
    spoken_with_us: str | None = None
    remote: bool = False

    def rank_in(self, language: str) -> int | None:
        """Return 1 (A1) to 7 (native), 0 where it is not spoken, ``None`` where nobody asked."""
        if language in self.languages:
            return rank_of(self.languages[language]) or None
        return NO_LEVEL if self.languages and language != self.spoken_with_us else None

    def sure_rank_in(self, language: str) -> int:
        """Return the least that somebody speaks, 0 where nobody knows."""
        known = self.rank_in(language) or NO_LEVEL
        return known or (IN_CONVERSATION if language == self.spoken_with_us else NO_LEVEL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """What one vacancy asks and offers.

    All ``languages`` are needed, each at its level or above (``None``: any level).
    ``practise_dutch`` is ``no`` or the level from which somebody who practises is welcome.
    ``is_open`` has been decided: published, not expired, places left. ``paused_until`` is set while
    the organisation takes nobody new.
    """

    id: int
    talents: frozenset[str] = frozenset()
    category: str | None = None
    days: int = UNKNOWN
    municipality: str | None = None
    remote: bool | None = None
    languages: Mapping[str, Level | None] = field(default_factory=dict)
    practise_dutch: str | None = None
    engagement: Engagement | None = None
    start_on: date | None = None
    end_on: date | None = None
    minimum_age: int | None = None
    is_open: bool = True
    paused_until: date | None = None
    organisation_id: int | None = None
    support_offered: bool | None = None
    is_accessible: bool = False

    @property
    def last_day(self) -> date | None:
        """Return the day after which it is over; what happens once ends on the day it starts."""
        if self.end_on is None and self.engagement == Engagement.ONCE:
            return self.start_on
        return self.end_on

    @property
    def lowest_age(self) -> int:
        """Return the age, in years, that somebody reaches this year at the latest."""
        return DEFAULT_MINIMUM_AGE if self.minimum_age is None else self.minimum_age

    @property
    def practise_from(self) -> int:
        """Return the rank (1 to 7) from which one may come to practise Dutch, 0 if one may not."""
        return NO_LEVEL if self.practise_dutch == NO_PRACTICE else rank_of(self.practise_dutch)

    def needed_rank(self, language: str) -> int:
        """Return the rank (1 to 7) needed in a language, 0 when it is not asked."""
        return max(1, rank_of(self.languages[language])) if language in self.languages else NO_LEVEL


def is_welcome_to_practise(offer: Offer, wishes: Wishes) -> bool | None:
    """Tell whether somebody may come to practise Dutch; ``None`` when their level is not known."""
    rank = wishes.rank_in(DUTCH)
    if not (wishes.practise_dutch and offer.practise_from):
        return False
    return None if rank is None else offer.practise_from <= rank


ReasonFacts = TypedDict(  # what is known of one criterion; *from* is no name of Python
    "ReasonFacts",
    {
        "missing": tuple[Respondent, ...],
        "shared": tuple[str, ...],
        "lacked": tuple[str, ...],
        "from": str | None,
        "has": Level | None,
        "category": str | None,
        "remote": bool,
        "municipality": str | None,
        "km": int,
        "free": tuple[str, ...],
        "not_free": tuple[str, ...],
        "engagement": Engagement | None,
        "language": str,
        "needed": Level | None,
        "minimum_age": int,
        "start_on": date,
        "available_from": date,
    },
    total=False,
)


def missing(*, candidate: bool, vacancy: bool) -> ReasonFacts:
    """Name who can be asked, as the fact of an unknown; empty when both sides are known."""
    sides = ((Respondent.CANDIDATE, candidate), (Respondent.VACANCY, vacancy))
    asked = tuple(side for side, is_missing in sides if is_missing)
    return ReasonFacts(missing=asked) if asked else ReasonFacts()
