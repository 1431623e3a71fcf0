"""What a print, a route and a choice of stands need to know of an edition of the market.

The queries make these of the tables; no print reads a table itself. Texts are held by language:
what a language lacks is not there, and whoever shows it falls back and marks that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from vrijwilligers.vocabulary.levels import Level

Texts = Mapping[str, str]
"""The same words by language: ``{"nl": "Soep koken", "fr": "Faire de la soupe"}``."""


@dataclass(frozen=True, kw_only=True)
class FloorTable:
    """Where a table stands on the floor plan, in hundredths of its width and its depth."""

    number: int
    x: int
    y: int


@dataclass(frozen=True, kw_only=True)
class FloorPlan:
    """The hall: its tables, the places of the door and the welcome desk, and its shape."""

    tables: tuple[FloorTable, ...]
    width: int = 118  # the shape alone counts: width and depth in any unit
    depth: int = 92
    door: tuple[int, int] = (50, 100)


@dataclass(frozen=True, kw_only=True)
class StandHours:
    """From when until when somebody is at the stand; without them all day."""

    opens_at: time
    closes_at: time


@dataclass(frozen=True, kw_only=True)
class PrintedTask:
    """A task of a stand in plain language: what, with whom, when, which talents, which Dutch.

    ``title`` is at most 40 letters, ``what`` 120, ``whom`` and ``when`` 60 in each language; longer
    is refused where it is typed. ``talents`` are codes, the one that it asks most comes first.
    """

    number: int  # the key of the row
    title: Texts
    what: Texts
    whom: Texts
    when: Texts
    talents: tuple[str, ...] = ()
    dutch: Level | None = None  # the Dutch that it asks; none: no Dutch is needed
    practises_from: Level | None = None  # the Dutch from which one may practise; none: no practice
    days: int = 0  # a mask of ``vocabulary.week``; 0 is not said
    is_checked: bool = False  # somebody else than the writer read it
    category: str | None = None  # whom it is for: the code of a category of the vacancies


@dataclass(frozen=True, kw_only=True)
class PrintedStand:
    """An organisation at the market, with what a visitor must know of it."""

    number: int  # the key of the row
    organisation: str
    table: int | None = None  # none: it has no table yet
    tasks: tuple[PrintedTask, ...] = ()
    languages: tuple[str, ...] = ()  # ISO 639-1 codes spoken at the stand and on the work floor
    support: Texts | None = None  # support that it offers, in its own words
    contact_name: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None
    hours: StandHours | None = None
    is_accessible: bool = False  # followed the training: so it is called until a year after
    is_wheelchair_accessible: bool | None = None  # none: not said


@dataclass(frozen=True, kw_only=True)
class PrintedMarket:
    """An edition of the market with its stands, in the order of their tables."""

    number: int  # the key of the row
    name: Texts
    on: date
    opens_at: time
    closes_at: time
    place: str  # the name of the hall
    street: str
    town: str
    plan: FloorPlan
    stands: tuple[PrintedStand, ...] = ()
    languages: tuple[str, ...] = ("nl", "fr", "en")  # of the market's booklets
    slot_minutes: int = 15  # how long a talk at a stand is planned
    places: int = 3  # visitors with whom a stand talks at once
    visitors: int | None = None  # how many at once fit in the hall


@dataclass(frozen=True, kw_only=True)
class PrintedAppointment:
    """An appointment of the day: a visitor's code, never a name."""

    visitor_code: str
    stand: int
    task: int | None
    on: date
    at: time
    language: str | None = None
