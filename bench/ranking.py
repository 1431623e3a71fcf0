"""How long it takes to rank vacancies for a candidate, beside the least that could be done.

The floor is a float32 product of n x 80 and its best twenty, timed in the same run. Run as
``python -m bench.ranking``.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.ranking import best, rank
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.week import WHOLE_WEEK

SIZES = (200, 2_000, 20_000)
LIMIT = 20
FLOOR_COLUMNS = 80
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
    floor = _floor(size)
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
    ]


def _figure(name: str, size: int, value: float, floor: float | None) -> dict[str, object]:
    return {"name": name, "size": size, "value": value, "unit": "ms", "floor": floor, "peer": None}


def _floor(size: int) -> float:
    numbers = np.random.default_rng(size)
    table = numbers.random((size, FLOOR_COLUMNS), dtype=np.float32)
    vectors = list(numbers.random((10, FLOOR_COLUMNS), dtype=np.float32))
    return _milliseconds(lambda one: np.argpartition(table @ one, -LIMIT)[-LIMIT:], vectors)


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
    )


def _line(figure: dict[str, Any]) -> str:
    floor = figure["floor"]
    beside = f"   floor {floor:.3f}, {figure['value'] / floor:.1f} x" if floor else ""
    return f"{figure['name']:<38}{figure['size']:>7}{figure['value']:>10.3f} ms{beside}\n"


if __name__ == "__main__":
    sys.stdout.writelines(_line(figure) for figure in measure())
