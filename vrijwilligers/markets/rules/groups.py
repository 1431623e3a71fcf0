"""A workshop for a group of a referrer, or a guided tour past organisations: how many, no names."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_PEOPLE = 500


class GroupKind(StrEnum):
    """What a group came for."""

    WORKSHOP = "workshop"  # with a referrer, about volunteer work and the market
    TOUR = "tour"  # past some organisations, between two markets


@dataclass(frozen=True, kw_only=True)
class MarketGroupDetails:
    """What is noted of a group: when, where, how many people, in which languages, with whom."""

    kind: GroupKind
    held_on: date
    place: str | None = None
    people: int
    languages: tuple[str, ...] = ()
    referrer_id: int | None = None
    organisations: frozenset[int] = frozenset()
