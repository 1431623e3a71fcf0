"""What is true of bundles whatever the screen or the paper looks like.

The year plan (WP 13.5) asks for "een overzicht van tijdelijke vrijwilligersvacatures tijdens de
zomer- en kerstvakantie". We read *temporary* as work for once or a short period, and *during the
holidays* as work whose period overlaps the season below. Work without a first or a last day is
open at that end, so it stays in: somebody at the desk can ask.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

WHOLE = "bundle"
ONE_CATEGORY = "category"
OTHER = "other"  # the last chapter: vacancies without a category


class Season(StrEnum):
    """The holidays for which a list of its own is made."""

    SUMMER = "summer"
    WINTER = "winter"


class Quarter(StrEnum):
    """The part of the year that names an edition (meteorological: spring begins on 1 March)."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


# First and last day as (month, day). Our choice: school holidays with two weeks around them.
DAYS = {Season.SUMMER: ((6, 15), (9, 15)), Season.WINTER: ((12, 1), (1, 15))}
QUARTERS = (Quarter.WINTER, Quarter.SPRING, Quarter.SUMMER, Quarter.AUTUMN)


class PaperSize(StrEnum):
    """The paper."""

    A4 = "a4"
    A5 = "a5"


MOST_IN_VOLUME = {  # by paper, and whether the letters are large
    (PaperSize.A4, False): 1_000,
    (PaperSize.A4, True): 400,
    (PaperSize.A5, False): 400,
    (PaperSize.A5, True): 250,
}


def most_in_volume(size: PaperSize, *, large: bool) -> int:
    """Return how many vacancies one carries at once: some 150 pages, whatever the letters."""
    return MOST_IN_VOLUME[size, large]


@dataclass(frozen=True, kw_only=True)
class BundleChoice:
    """What to print: in which language, for which season (or always), of which category (or all).

    Made by a form, a command or a test. ``category`` is a code; ``categories`` are the chapters in
    their order, where ``OTHER`` stands for vacancies without a category; empty is all of them.
    """

    language: str
    name: str = ""  # else the season or the quarter names it
    season: Season | None = None
    category: str | None = None
    categories: tuple[str, ...] = ()
    size: PaperSize = PaperSize.A4
    large: bool = False  # 18 pt, for who sees less well
    contact: bool = True  # phone, mail and site of the organisations
    marks_new: bool = False  # what was not in the last edition of the same list
    qr: bool = False  # on the front
    qr_each: bool = False  # beside each vacancy


def to_json(choice: BundleChoice) -> str:
    """Write a choice down as JSON."""
    return json.dumps(asdict(choice), sort_keys=True)


def from_json(text: str) -> BundleChoice:
    """Read a choice that ``to_json`` wrote."""
    kept = json.loads(text)
    season = Season(kept["season"]) if kept["season"] else None
    changes = {
        "season": season,
        "size": PaperSize(kept["size"]),
        "categories": tuple(kept["categories"]),
    }
    return BundleChoice(**kept | changes)


@dataclass(frozen=True)
class Period:
    """A season of one year, both days included."""

    first: date
    last: date


def period(season: Season, today: date) -> Period:
    """Return the days of the season that is going on, or else of the next one."""
    (first_month, first_day), (last_month, last_day) = DAYS[season]
    last = date(today.year, last_month, last_day)
    if last < today:
        last = last.replace(year=today.year + 1)
    first = date(last.year, first_month, first_day)
    return Period(first if first < last else first.replace(year=last.year - 1), last)


def quarter(today: date) -> tuple[Quarter, tuple[int, ...]]:
    """Return the part of the year, and its year; a winter has the two that it joins."""
    part = QUARTERS[today.month % 12 // 3]
    if part != Quarter.WINTER:
        return part, (today.year,)
    first = today.year if today.month == 12 else today.year - 1
    return part, (first, first + 1)


def years(days: Period) -> tuple[int, ...]:
    """Return the year of a season, or the two that it joins."""
    return tuple(sorted({days.first.year, days.last.year}))


def kind_of(choice: BundleChoice) -> str:
    """Return what the indicators count this print as: the bundle, a list, or one category.

    A print of one category alone is no edition of the bundle, nor of a list.
    """
    if choice.category:
        return ONE_CATEGORY
    return choice.season or WHOLE
