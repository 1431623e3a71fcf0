"""What we ask about a vacancy that is written or proposed here, in words of our own."""

from dataclasses import dataclass, field
from datetime import date

from vrijwilligers.vacancies.rules import LANGUAGES, Allowance, Text
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level

MOST_TASKS = 6


@dataclass(frozen=True, kw_only=True)
class TaskDetails:
    """One thing that a volunteer does, by language (nl, fr, en), with the talents it asks."""

    texts: dict[str, str]
    talents: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class OwnVacancyDetails:
    """A vacancy as a coordinator writes it or an organisation proposes it; ``None`` is unknown.

    With tasks its talents are those of the tasks; ``talents`` counts for one without tasks.
    """

    organisation_id: int
    texts: dict[str, Text]  # by language: nl, fr, en; at least one
    category: str | None = None
    tasks: tuple[TaskDetails, ...] = ()
    talents: frozenset[str] = frozenset()
    engagement: Engagement | None = None
    start_on: date | None = None
    end_on: date | None = None
    publish_until: date | None = None
    days: int = 0  # mask of vocabulary.week; 0 is unknown
    hours_per_week: float | None = None
    places: int | None = None  # 0 is full
    postcode: str | None = None
    municipality: str | None = None  # NIS code of one of the nineteen
    place: str | None = None  # town outside Brussels
    street: str | None = None
    directions: str | None = None
    wheelchair: bool | None = None
    remote: bool | None = None
    support_offered: bool | None = None
    languages: dict[str, Level] = field(default_factory=dict)
    practise_dutch: str | None = None  # "no", or the level from which who practises is welcome
    minimum_age: int | None = 16
    allowance: Allowance | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None  # E.164


def talents_of(details: OwnVacancyDetails) -> frozenset[str]:
    """Return the talents that the work asks: those of its tasks, or its own without tasks."""
    if details.tasks:
        return frozenset().union(*(task.talents for task in details.tasks))
    return details.talents


def language_of(texts: dict[str, Text], before: str | None = None) -> str:
    """Return a vacancy's own language: as it was while it has that text, else the first it has."""
    if before in texts:
        return str(before)
    return next(language for language in LANGUAGES if language in texts)
