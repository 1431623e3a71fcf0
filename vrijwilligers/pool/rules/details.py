"""What is filled in: the wishes of somebody in the pool, and a call with its shifts.

What somebody sends who wants to join is written down as one text, which is sealed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.states import PoolChannel


@dataclass(frozen=True, kw_only=True)
class MembershipDetails:
    """What somebody wishes who is in the pool; what is empty is not said.

    ``days`` is a mask of ``vocabulary.week``; ``categories`` are codes, ``places`` NIS codes.
    """

    channel: PoolChannel
    notice: Notice
    days: int = 0
    most_a_month: int | None = None
    categories: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ApplicationDetails:
    """What somebody fills in on the public page who wants to join; ``phone`` is in E.164.

    ``shown`` tells by purpose which text of consent was read and agreed, by its digest.
    """

    given_name: str = ""
    family_name: str = ""
    email: str | None = None
    phone: str | None = None
    language: str
    shown: Mapping[str, str]
    wishes: MembershipDetails


@dataclass(frozen=True, kw_only=True)
class ShiftDetails:
    """A shift as it is typed."""

    on: date
    begins_at: time
    ends_at: time
    places: int
    minimum: int = 0
    own_people: int = 0
    what_nl: str | None = None
    what_fr: str | None = None
    what_en: str | None = None


@dataclass(frozen=True, kw_only=True)
class CallDetails:
    """A call as it is typed: its shifts, and until when one may answer."""

    answer_until: datetime
    shifts: tuple[ShiftDetails, ...]
