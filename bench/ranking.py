"""How long it takes to rank vacancies for a candidate, beside the least that could be done.

The floor is the float32 product of the same shares with one vector and its best twenty, timed in
the same run; both take one thread. The other way round, whom of many people a vacancy fits, has
no floor but its aim. Run as ``python -m bench.ranking``.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.people import People, who_fits
from vrijwilligers.matching.rules.ranking import best, rank
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.week import WHOLE_WEEK

SIZES = (200, 2_000, 20_000)
LIMIT = 20
PEOPLE = 5  # people for a vacancy
ROUNDS = 60
TODAY = date(2026, 11, 16)
TALENTS = tuple(f"talent {number}" for number in range(24))
CATEGORIES = tuple(f"category {number}" for number in range(15))


def measure(sizes: tuple[int, ...] = SIZES) -> list[dict[str, object]]:
    """Return the figures, each with ``name, size, value, unit, floor, peer``; times are medians."""
    return [figure for size in sizes for figure in _figures(size)]


def _figures(size: int) -> list[dict[str, object]]:
    dice = random.Random(size)  # noqa: S311 - made-up offers, no secrets
    made = [_offer(number, dice) for number in range(size)]
    start = time.perf_counter()
    offers = Offers.of(made)
    laid_out = (time.perf_counter() - start) * 1000
    wishes = [_wishes(dice) for _ in range(10)]
    floor = _floor(offers)
    alone = _milliseconds(lambda one: best(offers, one, today=TODAY, limit=LIMIT), wishes)
    whole = _milliseconds(lambda one: rank(offers, one, today=TODAY, limit=LIMIT), wishes)
    new = _milliseconds(
        lambda one: rank(offers, one, today=TODAY, limit=LIMIT), [Wishes(spoken_with_us="fr")]
    )
    return [
        _figure("rank vacancies, score alone", size, alone, floor),
        _figure("rank vacancies, with reasons for 20", size, whole, floor),
        _figure("rank vacancies, an empty fiche", size, new, floor),
        _figure("lay vacancies out as arrays", size, laid_out, None),
        _figure("lay a changed vacancy in again", size, _laid_in(offers, dice), None),
        _figure("who of many fits a vacancy", size * PEOPLE, _who_fits(size * PEOPLE, dice), None),
    ]


def _figure(name: str, size: int, value: float, floor: float | None) -> dict[str, object]:
    return {"name": name, "size": size, "value": value, "unit": "ms", "floor": floor, "peer": None}


def _floor(offers: Offers) -> float:
    numbers = np.random.default_rng(len(offers))
    vectors = list(numbers.random((10, len(offers.columns)), dtype=np.float32))
    return _milliseconds(lambda one: np.argpartition(offers.shares @ one, -LIMIT)[-LIMIT:], vectors)


def _laid_in(offers: Offers, dice: random.Random) -> float:
    """Time one vacancy that says what others say already: no column is new."""
    again = [replace(dice.choice(offers.offers), id=dice.choice(offers.offers).id)]
    return _milliseconds(lambda one: offers.with_changed([one], [one.id]), again)


def _who_fits(size: int, dice: random.Random) -> float:
    people = People.of((number, _wishes(dice)) for number in range(size))
    offers = [_offer(number, dice) for number in range(10)]
    weights = Weights()
    return _milliseconds(
        lambda one: who_fits(people, one, today=TODAY, limit=LIMIT, weights=weights), offers
    )


def _milliseconds(deed: Callable, askers: list) -> float:
    for asker in askers:
        deed(asker)
    times = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        deed(askers[number % len(askers)])
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def _some(dice: random.Random, codes: tuple[str, ...], most: int) -> frozenset[str]:
    return frozenset(dice.sample(codes, dice.randint(0, most)))


def _languages(dice: random.Random, most: int) -> dict[str, Level | None]:
    codes = dice.sample(("nl", "fr", "en", "ar", "tr"), dice.randint(0, most))
    return {code: dice.choice(list(Level)) for code in codes}


def _week(dice: random.Random) -> int:
    return dice.getrandbits(21) & dice.getrandbits(21) & WHOLE_WEEK


def _offer(number: int, dice: random.Random) -> Offer:
    return Offer(
        id=number,
        organisation_id=dice.randrange(500),
        support_offered=dice.random() < 0.5,
        is_accessible=dice.random() < 0.1,
        talents=_some(dice, TALENTS, 4),
        category=dice.choice(CATEGORIES),
        days=_week(dice),
        municipality=dice.choice(list(municipalities())),
        remote=dice.random() < 0.05,
        languages=_languages(dice, 1),
        practise_dutch=dice.choice((None, "no", "A1", "A2", "B1")),
        engagement=dice.choice(list(Engagement)),
        hours_per_week=dice.choice((None, 3.0, 6.0)),
        wheelchair=dice.choice((None, True, False)),
        fresh_on=date(2026, dice.randint(1, 11), 1),
    )


def _wishes(dice: random.Random) -> Wishes:
    return Wishes(
        talents=_some(dice, TALENTS, 6),
        categories=_some(dice, CATEGORIES, 3),
        days=_week(dice),
        municipality=dice.choice(list(municipalities())),
        languages=_languages(dice, 3),
        practise_dutch=dice.random() < 0.4,
        engagement=dice.choice(list(Engagement)),
        birth_year=1985,
        uid=str(dice.random()),
    )


def _line(figure: dict[str, Any]) -> str:
    floor = figure["floor"]
    beside = f"   floor {floor:.3f}, {figure['value'] / floor:.1f} x" if floor else ""
    return f"{figure['name']:<38}{figure['size']:>7}{figure['value']:>10.3f} ms{beside}\n"


if __name__ == "__main__":
    sys.stdout.writelines(_line(figure) for figure in measure())
