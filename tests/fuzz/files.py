"""Reads spoiled files, in two processes."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from random import Random
from typing import Any

from tests.fuzz.cases import CASES
from vrijwilligers.exchange.tables import Unreadable

WORKERS = 2
AT_ONCE = 40  # cases


def outcomes(seed: int, seconds: float) -> Counter[str]:
    """Return how often each thing became of a file; a fault begins with ``case``."""
    return Counter(_outcomes(seed, time.monotonic() + seconds))


def one(seed: int, number: int) -> None:
    """Read one file alone, and let what is wrong be seen."""
    _judge(_reading(seed, number)().rows)


def _outcomes(seed: int, until: float) -> Iterator[str]:
    """Yield what became of each file, in order, until the time is over."""
    numbers = count()
    with ProcessPoolExecutor(WORKERS) as pool:
        while time.monotonic() < until:
            some = list(islice(numbers, AT_ONCE))
            yield from pool.map(_outcome, [seed] * len(some), some)


def _outcome(seed: int, number: int) -> str:
    """Tell what becomes of one file: read, refused in words, or a crash."""
    read = _reading(seed, number)
    try:
        rows = read().rows
        _judge(rows)
    except Unreadable as refusal:
        return "refused" if _is_said(refusal) else f"case {number}: a refusal without words"
    except Exception as error:  # whatever it is, we look for it
        return f"case {number}: {type(error).__name__}: {error}"
    return "read with a row" if any(row.details for row in rows) else "read without a row"


def _reading(seed: int, number: int) -> Callable[[], Any]:
    """Spoil a file, the same one for the same seed and number; return how to read it."""
    case = CASES[number % len(CASES)]
    chance = Random(f"{seed} {number}")
    content = case.spoil(chance)
    return lambda: case.read(chance, content)


def _judge(rows: Any) -> None:
    for row in rows:
        assert bool(row.details) != bool(row.reasons), "a row is taken or refused, and never both"
        assert all(map(_is_said, (*row.reasons, *row.notes))), "a reason has words"


def _is_said(words: object) -> bool:
    return bool(str(words)) and str(words).isprintable()
