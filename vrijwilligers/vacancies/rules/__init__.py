"""What is true of vacancies whatever the screen, the file or the database looks like."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level

LANGUAGES = ("nl", "fr", "en")
FULL = 0
NO_PRACTICE = "no"


class Allowance(StrEnum):
    """What is paid back to a volunteer: nothing, a flat rate, real costs, or kilometres."""

    NONE = "none"
    FLAT = "flat"
    REAL = "real"
    KM = "km"


class Status(StrEnum):
    """Where a vacancy stands; that it is expired follows from its dates."""

    DRAFT = "draft"
    TO_CHECK = "to_check"
    PUBLISHED = "published"
    PAUSED = "paused"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"


class StatusReport(StrEnum):
    """What an organisation told us of a vacancy; it waits until a coordinator has looked."""

    FILLED = "filled"
    CHANGED = "changed"


class TextOrigin(StrEnum):
    """Whose words they are: the source's, or our own, which are shown."""

    SOURCE = "source"
    OURS = "ours"


class Text(NamedTuple):
    """Title and description in one language; they are shown together or not at all."""

    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class VacancyDetails:
    """What we know of a vacancy. Made by a form, an import or a test; ``None`` is unknown."""

    source_id: str
    source_url: str | None = None
    organisation: str
    organisation_kbo: str | None = None  # ten digits
    texts: dict[str, Text]  # by language: nl, fr, en
    category: str | None = None
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
    wheelchair: bool | None = None
    remote: bool | None = None
    support_offered: bool | None = None
    languages: dict[str, Level] = field(default_factory=dict)  # all needed, at this level or above
    practise_dutch: str | None = None  # "no", or the level from which who practises is welcome
    minimum_age: int | None = None  # years
    allowance: Allowance | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None  # E.164


def is_expired(publish_until: date | None, end_on: date | None, today: date) -> bool:
    """Tell whether the last day to show it, or the last day of the work, is over."""
    return any(day is not None and day < today for day in (publish_until, end_on))


def is_open(
    status: Status,
    publish_until: date | None,
    end_on: date | None,
    places: int | None,
    today: date,
) -> bool:
    """Tell whether somebody can still be sent: published, not expired and not full."""
    is_shown = status == Status.PUBLISHED and places != FULL
    return is_shown and not is_expired(publish_until, end_on, today)


def text_in(texts: Mapping[str, Text], wanted: str, own: str | None) -> tuple[str, Text]:
    """Return language and text: as asked, else the vacancy's own, nl, fr, en (DESIGN section 10).

    Without any text it raises ``LookupError``.
    """
    for language in (wanted, own, *LANGUAGES):
        if language and language in texts:
            return language, texts[language]
    raise LookupError("a vacancy without a text")


def fingerprint(details: VacancyDetails) -> str:
    """Return a SHA-256 in hexadecimal that is the same for the same details, on any machine."""
    written = json.dumps(vars(details), sort_keys=True, default=_written, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _written(value: date | frozenset[str]) -> object:
    return value.isoformat() if isinstance(value, date) else sorted(value)


def is_drastic(withdrawn: int, shown: int) -> bool:
    """Tell whether more than a fifth of what was shown goes (DESIGN section 10: it asks first)."""
    return withdrawn * 5 > shown


class Shelf(StrEnum):
    """A part of all vacancies; that a vacancy is on one says what can be done with it."""

    OPEN = "open"
    WORK = "work"  # waits for a coordinator
    PAUSED = "paused"
    FILLED = "filled"  # also published and full
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ALL = "all"


class Order(StrEnum):
    """In which order a list of vacancies stands."""

    NEWEST = "newest"
    TITLE = "title"
    ENDING = "ending"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which vacancies a list asks for, and in which order; ``None`` is all of them."""

    text: str | None = None
    category: str | None = None
    municipality: str | None = None  # NIS code
    talent: str | None = None
    engagement: Engagement | None = None
    days: int = 0  # mask of vocabulary.week: on one of these at least
    organisation_id: int | None = None
    practising: bool = False
    shelf: Shelf = Shelf.OPEN
    order: Order = Order.NEWEST


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that somebody hands over, for a source of which it holds everything or a part."""

    content: bytes
    file_name: str
    source_name: str
    is_complete: bool = False
