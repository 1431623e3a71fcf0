"""What is filled in: an edition and its steps, a stand and its tasks."""

from dataclasses import dataclass
from datetime import date, time

from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.vocabulary.levels import Level


@dataclass(frozen=True, kw_only=True)
class MarketDetails:
    """An edition as it is typed; ``languages`` are those of its booklets, ``plan`` its tables.

    A stand talks with so many visitors at once as there are ``places``.
    """

    name_nl: str
    name_fr: str | None = None
    name_en: str | None = None
    held_on: date
    opens_at: time
    closes_at: time
    place: str
    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    languages: tuple[str, ...]
    capacity: int | None = None
    slot_minutes: int
    places: int
    plan: str | None = None


@dataclass(frozen=True, kw_only=True)
class MarketStepDetails:
    """By when a step of an edition is to be done, by whom, and when it was."""

    due_on: date | None = None
    staff_id: int | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class StandDetails:
    """What an organisation says of its stand; ``support`` in the ``language`` it writes."""

    language: str
    coming: str | None = None
    languages: tuple[str, ...] = ()
    practises_from: Level | None = None
    support: str | None = None
    is_wheelchair_accessible: bool | None = None
    opens_at: time | None = None
    closes_at: time | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    contact_email: str | None = None


@dataclass(frozen=True, kw_only=True)
class StandPlaceDetails:
    """How far a stand is, at which table, and since when somebody of it followed the training."""

    state: StandState
    table_number: int | None = None
    trained_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class StandTaskDetails:
    """A task of a stand in plain language, in up to three languages."""

    title_nl: str | None = None
    title_fr: str | None = None
    title_en: str | None = None
    what_nl: str | None = None
    what_fr: str | None = None
    what_en: str | None = None
    whom_nl: str | None = None
    whom_fr: str | None = None
    whom_en: str | None = None
    when_nl: str | None = None
    when_fr: str | None = None
    when_en: str | None = None
    talents: tuple[str, ...] = ()
    category: str | None = None
    days: int = 0
    dutch: Level | None = None
    practises_from: Level | None = None
