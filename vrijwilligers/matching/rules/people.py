"""The other way round: who of many people fits one vacancy. Support needs are left out.

Each answer of a person takes few values: a municipality, an engagement, a level of a language. So
the score of a vacancy is asked once for each value, from the same functions that rank vacancies
for one person, and read off for everybody. Nothing here names anybody: a number, and what was
answered.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from vrijwilligers.matching.rules.arrays import NEVER, NOT_SAID, area_of, shares_of
from vrijwilligers.matching.rules.conditions import lacking
from vrijwilligers.matching.rules.score import (
    IN_TIME,
    LATE,
    MIDDLE,
    SOON,
    STALE,
    VALUE,
    parts_of,
)
from vrijwilligers.matching.rules.sides import DUTCH, OUTSIDE, Criterion, Offer, Wishes
from vrijwilligers.matching.rules.ties import drawn, seed_of
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.rules.welcome import REFUSED
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import RANK, Level
from vrijwilligers.vocabulary.places import municipalities

ANOTHER = "mul"  # a language that nobody needs: who speaks it speaks something
RANKS: tuple[Level | None, ...] = (None, *RANK)  # 0 is a language that somebody does not speak
LANGUAGE_ANSWERS = tuple(  # what is known of one language: unknown or a rank, with us, practising
    (rank, with_us, practises)
    for practises in (False, True)
    for with_us in (False, True)
    for rank in (None, *range(len(RANKS)))
)
BY_ANSWER = {answer: place for place, answer in enumerate(LANGUAGE_ANSWERS)}
LENGTHS = (None, *Engagement)
DECIMALS = 6

Floats = NDArray[np.float32]
Table = NDArray[np.uint8]


class PersonAtRow(NamedTuple):
    """A person by number, and how well a vacancy fits them: 0 to 1."""

    id: int
    score: float


@dataclass(frozen=True, kw_only=True, eq=False)
class People:
    """n people in the order of their ids; 0 is an answer that was not given.

    ``talents``, ``categories`` bool[n] by code; ``languages`` uint8[n] by language, places in
    ``LANGUAGE_ANSWERS``; ``others`` the same for a language that nobody of them named.
    """

    ids: NDArray[np.int64]
    seeds: NDArray[np.uint64]
    birth_year: NDArray[np.int16]
    available: NDArray[np.int32]
    days: NDArray[np.int32]
    home: Table
    length: Table
    talents: Mapping[str, NDArray[np.bool_]]
    categories: Mapping[str, NDArray[np.bool_]]
    languages: Mapping[str, Table]
    others: Table

    @classmethod
    def of(cls, people: Iterable[tuple[int, Wishes]]) -> Self:
        """Lay people out, each with their number."""
        known = sorted(people, key=lambda one: one[0])
        every = [wishes for _id, wishes in known]
        spoken = {code for wishes in every for code in wishes.languages}
        spoken |= {wishes.spoken_with_us for wishes in every if wishes.spoken_with_us} | {DUTCH}
        return cls(
            ids=np.array([number for number, _wishes in known], dtype=np.int64),
            seeds=np.array([seed_of(wishes.uid) for wishes in every], dtype=np.uint64),
            birth_year=np.array([wishes.birth_year or 0 for wishes in every], dtype=np.int16),
            available=np.array([_day(wishes.available_from) for wishes in every], dtype=np.int32),
            days=np.array([wishes.days for wishes in every], dtype=np.int32),
            home=np.array([HOMES[_home(wishes)] for wishes in every], dtype=np.uint8),
            length=np.array([LENGTHS.index(wishes.engagement) for wishes in every], dtype=np.uint8),
            talents=_sets([wishes.talents for wishes in every]),
            categories=_sets([wishes.categories for wishes in every]),
            languages={code: _language(every, code) for code in spoken},
            others=_language(every, ANOTHER),
        )

    def __len__(self) -> int:
        """Count the people."""
        return len(self.ids)


Home = tuple[str | None, bool]  # where somebody lives, and whether they wish to work from there
HOMES: dict[Home, int] = {
    home: place
    for place, home in enumerate(
        (area, remote) for area in (None, OUTSIDE, *municipalities()) for remote in (False, True)
    )
}


def who_fits(
    people: People,
    offer: Offer,
    *,
    today: date,
    limit: int,
    weights: Weights,
    without: Collection[int] = (),
    unwilling: Collection[int] = (),
) -> tuple[list[PersonAtRow], int]:
    """Return whom a vacancy fits best, best first, and how many it may fit at all.

    Who is ``unwilling`` did not want its kind or its organisation before, and stands lower.
    """
    possible = is_possible_for(people, offer, today=today)
    if without:
        possible &= ~np.isin(people.ids, list(without))
    (rows,) = np.nonzero(possible)
    found = np.round(scores_of(people, offer, today=today, weights=weights)[rows], DECIMALS)
    height = found - REFUSED * np.isin(people.ids[rows], list(unwilling))
    if len(rows) > limit:
        least = np.partition(height, -limit)[-limit] if limit else np.inf
        among = height >= least
        rows, found, height = rows[among], found[among], height[among]
    order = np.lexsort((drawn(people.seeds[rows], offer.id), -height))[:limit]
    best = zip(people.ids[rows[order]].tolist(), found[order].tolist(), strict=True)
    return [PersonAtRow(number, score) for number, score in best], int(np.count_nonzero(possible))


def is_possible_for(people: People, offer: Offer, *, today: date) -> NDArray[np.bool_]:
    """Tell of each of n people whether an open vacancy meets every condition, as bool[n]."""
    last_day = offer.last_day.toordinal() if offer.last_day else NEVER
    possible = np.maximum(people.available, today.toordinal()) <= last_day
    possible &= (people.birth_year == 0) | (offer.lowest_age <= today.year - people.birth_year)
    for language in offer.languages:
        lacks = [language in lacking(offer, one) for one in _speakers(language)]
        possible &= ~np.array(lacks)[_answers(people, language)]
    return possible


def scores_of(people: People, offer: Offer, *, today: date, weights: Weights) -> Floats:
    """Score a vacancy for each of n people, as float32[n] from 0 to 1."""
    part = parts_of(Wishes(), weights)
    found = np.full(len(people), MIDDLE, dtype=np.float32)
    found += np.float32(_same_for_all(offer, today, part))
    for (criterion, code), share in shares_of(offer):
        weight = np.float32(part[criterion] * share)
        if criterion in ASKED:
            found += weight * ASKED[criterion](people, code)
    found += np.float32(part[Criterion.DAYS]) * _free(people, offer)
    if offer.start_on:
        found += np.float32(part[Criterion.START]) * _begins(people, offer.start_on, today)
    return found


def _of_set(own: Mapping[str, NDArray[np.bool_]], people: People, code: str) -> Floats:
    half = np.float32(MIDDLE)
    has = own.get(code)
    return own[""] * (-half if has is None else has - half)


def _of_home(people: People, place: str) -> Floats:
    homes = [Wishes(municipality=area, remote=remote) for area, remote in HOMES]
    return _read_off(Criterion.DISTANCE, place, homes)[people.home]


def _of_length(people: People, length: str) -> Floats:
    return _read_off(Criterion.ENGAGEMENT, length, [Wishes(engagement=one) for one in LENGTHS])[
        people.length
    ]


def _of_practice(people: People, level: str) -> Floats:
    return _read_off(Criterion.PRACTISE_DUTCH, level, _speakers(DUTCH))[_answers(people, DUTCH)]


def _of_language(people: People, asked: str) -> Floats:
    language = asked.split()[0]
    return _read_off(Criterion.LANGUAGES, asked, _speakers(language))[_answers(people, language)]


ASKED: dict[Criterion, Callable[[People, str], Floats]] = {
    Criterion.TALENTS: lambda people, code: _of_set(people.talents, people, code),
    Criterion.CATEGORY: lambda people, code: _of_set(people.categories, people, code),
    Criterion.DISTANCE: _of_home,
    Criterion.ENGAGEMENT: _of_length,
    Criterion.PRACTISE_DUTCH: _of_practice,
    Criterion.LANGUAGES: _of_language,
}


def _read_off(criterion: Criterion, code: str, answers: Sequence[Wishes]) -> Floats:
    """Ask for each answer how far it lifts a vacancy; an unknown one does not."""
    values = [VALUE[criterion](answer, code) for answer in answers]
    return np.array([0 if one is None else one - MIDDLE for one in values], dtype=np.float32)


def _same_for_all(offer: Offer, today: date, part: Mapping[Criterion, float]) -> float:
    lift = part[Criterion.ACCESSIBLE] * (1 - MIDDLE) if offer.is_accessible else 0.0
    if offer.fresh_on:
        left = 1 - (today - offer.fresh_on) / STALE
        lift += part[Criterion.FRESHNESS] * (min(1.0, max(0.0, left)) - MIDDLE)
    return lift


def _free(people: People, offer: Offer) -> Floats:
    if not offer.days:
        return np.zeros(len(people), dtype=np.float32)
    free = np.bitwise_count(people.days & offer.days) * np.float32(1 / offer.parts_needed)
    return (np.minimum(free, np.float32(1)) - np.float32(MIDDLE)) * (people.days != 0)


def _begins(people: People, start_on: date, today: date) -> Floats:
    free = np.maximum(people.available, today.toordinal())
    left = (free + LATE.days - start_on.toordinal()) / np.float32((LATE - SOON).days)
    value = np.clip(left.astype(np.float32) * np.float32(IN_TIME), 0, np.float32(IN_TIME))
    return value - np.float32(MIDDLE)


def _answers(people: People, language: str) -> Table:
    return people.languages.get(language, people.others)


def _speakers(language: str) -> list[Wishes]:
    """Return somebody for each answer about one language."""
    return [_speaker(language, *answer) for answer in LANGUAGE_ANSWERS]


def _speaker(language: str, rank: int | None, with_us: bool, practises: bool) -> Wishes:
    spoken: dict[str, Level | None] = {}
    if rank is not None:
        spoken = {language: RANKS[rank]} if rank else {ANOTHER: Level.NATIVE}
    known = None if not with_us else language
    return Wishes(languages=spoken, spoken_with_us=known, practise_dutch=practises)


def _language(every: Sequence[Wishes], language: str) -> Table:
    answers = (
        (one.rank_in(language), one.spoken_with_us == language, one.practise_dutch) for one in every
    )
    return np.array([BY_ANSWER[answer] for answer in answers], dtype=np.uint8)


def _sets(every: Sequence[frozenset[str]]) -> dict[str, NDArray[np.bool_]]:
    """Return who has each code, and under an empty code who named any."""
    codes = {code for own in every for code in own}
    found = {code: np.array([code in own for own in every], dtype=np.bool_) for code in codes}
    return found | {"": np.array([bool(own) for own in every], dtype=np.bool_)}


def _home(wishes: Wishes) -> Home:
    return area_of(wishes.municipality), wishes.remote


def _day(day: date | None) -> int:
    return day.toordinal() if day else NOT_SAID
