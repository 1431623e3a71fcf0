"""Which vacancies a list asks for, and in which order."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from vrijwilligers.vocabulary.engagement import Engagement

UNCONFIRMED = timedelta(days=180)  # after this, a vacancy was not confirmed for long


class ListTab(StrEnum):
    """A part of all vacancies; that a vacancy is on one says what can be done with it."""

    OPEN = "open"
    WORK = "work"  # waits for a coordinator
    PAUSED = "paused"
    FILLED = "filled"  # also published and full
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ALL = "all"

    @property
    def is_work(self) -> bool:
        """Tell whether what lies on it waits for a coordinator."""
        return self == ListTab.WORK


class Gap(StrEnum):
    """What a coordinator can still improve of an open vacancy."""

    CATEGORY = "category"  # it has none
    TALENTS = "talents"  # nobody said which it asks
    TEXT_NL = "text_nl"  # it has no text in this language
    TEXT_FR = "text_fr"
    TEXT_EN = "text_en"
    UNCONFIRMED = "unconfirmed"  # nobody said for long that it is still so
    SOURCE = "source"  # its source says something else since ours was given
    DOUBLE = "double"  # its organisation offers another of the same title


class VacancyOrder(StrEnum):
    """In which order a list of vacancies stands."""

    NEWEST = "newest"
    TITLE = "title"
    ENDING = "ending"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, kw_only=True)
class VacancyFilter:
    """Which vacancies a list asks for, and in which order; ``None`` is all of them."""

    text: str | None = None
    category: str | None = None
    municipality: str | None = None  # NIS code
    talent: str | None = None
    engagement: Engagement | None = None
    days: int = 0  # mask of vocabulary.week: on one of these at least
    organisation_id: int | None = None
    practising: bool = False
    gap: Gap | None = None
    tab: ListTab = ListTab.OPEN
    order: VacancyOrder = VacancyOrder.NEWEST
