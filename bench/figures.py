"""One figure of the table, and how a time is taken."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

Figures = list[dict[str, Any]]


def figure(
    name: str, size: int, value: float, unit: str = "ms", floor: float | None = None
) -> dict[str, Any]:
    """Return one row of the table."""
    figures = {"value": value, "unit": unit, "floor": floor, "peer": None}
    return {"name": name, "size": size, **figures}


def p95(times: Sequence[float]) -> float:
    """Return what nineteen of twenty stay under."""
    return statistics.quantiles(times, n=20)[-1]


def milliseconds(deed: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000
