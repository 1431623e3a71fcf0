"""Read spoiled files until the time is over, and count: ``python -m tests.fuzz --seed 7``."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from random import Random
from typing import Any

import click

from tests.fuzz.cases import CASES
from vrijwilligers.exchange.tables import Unreadable

WORKERS = 2
AT_ONCE = 40  # cases
SHOWN = 10  # crashes


@click.command()
@click.option("--seconds", default=120, show_default=True, help="How long, at most.")
@click.option("--seed", default=7, show_default=True, help="Which files.")
@click.option("--case", "number", type=int, help="One file alone, as a crash names it.")
def main(seconds: int, seed: int, number: int | None) -> None:
    """Spoil a file, read it, count what became of it; a crash is an error."""
    if number is not None:
        _judge(_reading(seed, number)().rows)
        return
    start = time.monotonic()
    outcomes = Counter()
    for outcome in _outcomes(seed, start + seconds):
        outcomes[outcome] += 1
    sys.exit(_report(outcomes, seed, time.monotonic() - start))


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


def _report(outcomes: Counter[str], seed: int, seconds: float) -> int:
    """Print each crash, then the figures; one crash is an error."""
    crashes = [outcome for outcome in outcomes if outcome.startswith("case ")]
    for crash in crashes[:SHOWN]:
        click.echo(f"{crash} (again: --seed {seed} --case, with its number)")
    kinds = [f"{outcomes[name]} {name}" for name in sorted({*outcomes} - {*crashes})]
    said = ", ".join([*kinds, f"{len(crashes)} crashed"])
    click.echo(f"seed {seed}: {outcomes.total()} files in {seconds:.0f} s: {said}")
    return 1 if crashes else 0


if __name__ == "__main__":
    main()
