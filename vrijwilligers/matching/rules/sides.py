"""The two sides of a suggestion: what a candidate wishes and what a vacancy offers.

Empty always means *not known*: an empty set, an empty week (0), ``None``. Nobody is punished for
it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import ceil
from typing import TypedDict

from vrijwilligers.vocabulary.engagement import TEMPORARY, Engagement
from vrijwilligers.vocabulary.levels import NO_LEVEL, Level, rank_of
from vrijwilligers.vocabulary.week import UNKNOWN

DUTCH = "nl"
NO_PRACTICE = "no"
OUTSIDE = "outside"  # the place of what is not in Brussels
IN_CONVERSATION = rank_of(Level.B1)  # the language of a conversation at our desk
MOST_OF_A_LEARNER = rank_of(Level.B2)  # who practises a language speaks it no better
HOURS_OF_A_PART = 4.0  # of a morning, an afternoon or an evening
USUAL_PARTS = 2  # of a week, where regular work does not say for how many hours
ROOM = "wheelchair"  # a support need: where it is said that none can enter, nobody is sent
STEPS = frozenset({ROOM, "step_free"})  # the needs that the entrance answers
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
    START = "start"
    FRESHNESS = "freshness"
    FAIRNESS = "fairness"
    BEFORE = "before"


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
    ``remote`` says that somebody wishes to work from home. ``needs`` are support needs, given
    alone where they were opened for just this, with consent. ``uid`` decides between equals.
    ``refused_kinds`` and ``refused_homes`` are of vacancies that somebody did not want because of
    the kind of work (categories) or the organisation (ids); ``former_homes`` are organisations to
    which they were introduced before.
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
    needs: frozenset[str] = field(default=frozenset(), repr=False)
    uid: str = field(default="", repr=False)
    refused_kinds: frozenset[str] = frozenset()
    refused_homes: frozenset[int] = frozenset()
    former_homes: frozenset[int] = frozenset()

    def rank_in(self, language: str) -> int | None:
        """Return 1 (A1) to 7 (native), 0 where it is not spoken, ``None`` where nobody asked."""
        if language in self.languages:
            return rank_of(self.languages[language]) or None
        return NO_LEVEL if self.languages and language != self.spoken_with_us else None

    def sure_rank_in(self, language: str) -> int:
        """Return the least that somebody speaks, 0 where nobody knows."""
        known = self.rank_in(language) or NO_LEVEL
        return known or (IN_CONVERSATION if language == self.spoken_with_us else NO_LEVEL)

    def highest_rank_in(self, language: str) -> int | None:
        """Return the most that somebody may speak, ``None`` where that can be anything.

        Who practises Dutch speaks no C1, also where nobody asked how much.
        """
        rank = self.rank_in(language)
        if rank is None and language == DUTCH and self.practise_dutch:
            return MOST_OF_A_LEARNER
        return rank


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
    wheelchair: bool | None = None
    hours_per_week: float | None = None
    fresh_on: date | None = None  # the last day on which it was surely so

    @property
    def parts_needed(self) -> int:
        """Return how many parts of the week, of those it offers, somebody comes.

        What is regular and does not say its hours takes two at most; a week of camp takes them all.
        """
        offered = self.days.bit_count()
        if self.hours_per_week:
            return max(1, min(offered, ceil(self.hours_per_week / HOURS_OF_A_PART)))
        return offered if self.engagement in TEMPORARY else min(offered, USUAL_PARTS)

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
    if rank is None:
        return None if offer.practise_from <= MOST_OF_A_LEARNER else False
    return offer.practise_from <= rank


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
        "outside": bool,
        "free": tuple[str, ...],
        "not_free": tuple[str, ...],
        "engagement": Engagement | None,
        "language": str,
        "needed": Level | None,
        "minimum_age": int,
        "start_on": date,
        "available_from": date,
        "fresh_on": date,
        "enters": bool,
        "sent": int,
        "refused": bool,
    },
    total=False,
)


def missing(*, candidate: bool, vacancy: bool) -> ReasonFacts:
    """Name who can be asked, as the fact of an unknown; empty when both sides are known."""
    sides = ((Respondent.CANDIDATE, candidate), (Respondent.VACANCY, vacancy))
    asked = tuple(side for side, is_missing in sides if is_missing)
    return ReasonFacts(missing=asked) if asked else ReasonFacts()
