"""What is known of a vacancy: each field is declared here once, whoever says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.text import fold

LANGUAGES = ("nl", "fr", "en")
FULL = 0
NO_PRACTICE = "no"
MOST_TASKS = 6


class Allowance(StrEnum):
    """What is paid back to a volunteer: nothing, a flat rate, real costs, or kilometres."""

    NONE = "none"
    FLAT = "flat"
    REAL = "real"
    KM = "km"


class TextOrigin(StrEnum):
    """Whose words they are: the source's, or our own, which are shown."""

    SOURCE = "source"
    OURS = "ours"


class Text(NamedTuple):
    """Title and description in one language; they are shown together or not at all."""

    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class TaskDetails:
    """One thing that a volunteer does, by language (nl, fr, en), with the talents it asks."""

    texts: dict[str, str]
    talents: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class VacancyDetails:
    """All that can be said of a vacancy; ``None`` and what is empty is unknown.

    With tasks its talents are those of the tasks; ``talents`` counts for one without tasks.
    """

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
    place: str | None = None  # town outside Brussels, or what we do not know, as written
    street: str | None = None  # with number
    directions: str | None = None  # how to get there: tram, stop, which bell
    wheelchair: bool | None = None
    remote: bool | None = None
    languages: dict[str, Level] = field(default_factory=dict)  # all needed, at this level or above
    practise_dutch: str | None = None  # "no", or the level from which who practises is welcome
    support_offered: bool | None = None
    minimum_age: int | None = None  # years
    allowance: Allowance | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None  # E.164


@dataclass(frozen=True, kw_only=True)
class OwnVacancyDetails(VacancyDetails):
    """A vacancy as a coordinator writes it or an organisation proposes it."""

    organisation_id: int
    minimum_age: int | None = 16  # of the law, until something else is said


@dataclass(frozen=True, kw_only=True)
class SourceDetails(VacancyDetails):
    """A vacancy as its source offers it, in a file or a feed."""

    source_id: str
    source_url: str | None = None
    organisation: str
    organisation_kbo: str | None = None  # ten digits


def text_columns(text: Text) -> dict[str, str]:
    """Return a text with what follows from it, by column."""
    return text._asdict() | {"folded": fold(text.title)}


def text_in(texts: Mapping[str, Text], wanted: str, own: str | None) -> tuple[str, Text]:
    """Return language and text: as asked, else the vacancy's own, nl, fr, en (DESIGN section 10).

    Without any text it raises ``LookupError``.
    """
    for language in (wanted, own, *LANGUAGES):
        if language and language in texts:
            return language, texts[language]
    raise LookupError("a vacancy without a text")


def same_address(one: str | None, other: str | None) -> bool:
    """Tell whether two mail addresses, or the lack of one, are the same to who gets mail there."""
    return (one or "").lower() == (other or "").lower()


def talents_of(details: VacancyDetails) -> frozenset[str]:
    """Return the talents that the work asks: those of its tasks, or its own without tasks."""
    if details.tasks:
        return frozenset().union(*(task.talents for task in details.tasks))
    return details.talents


def language_of(texts: dict[str, Text], before: str | None = None) -> str:
    """Return a vacancy's own language: as it was while it has that text, else the first it has."""
    if before in texts:
        return str(before)
    return next(language for language in LANGUAGES if language in texts)
