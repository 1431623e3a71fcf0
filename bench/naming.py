"""How well likely doubles are known by name alone: ``make bench NAMES=FILE``.

The file is a table of pairs (``name1``, ``name2``, ``is_match``), such as ``cases.csv`` of the
public name_bench of nomenklatura; it is not ours, and not in the repository.
"""

import csv
import statistics
import time
from functools import partial
from pathlib import Path

from bench.figures import Figures, figure
from vrijwilligers.vocabulary.names.likeness import likeness

ROUNDS = 5


def measure(file: Path) -> Figures:
    """Return how well the best limit tells pairs apart, and how long it takes."""
    with file.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row.get("schema", "Person") == "Person"]
    pairs = [(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]
    start = time.process_time()
    for _ in range(ROUNDS):
        judged = [(likeness(one, other), same) for one, other, same in pairs]
    taken = (time.process_time() - start) / ROUNDS / len(pairs) * 1e6
    best = max({much for much, _ in judged}, key=partial(_f1, judged))
    return [
        figure("doubles by name alone, F1", len(pairs), 100 * _f1(judged, best), "%"),
        figure("doubles by name alone, best limit", len(pairs), 100 * best, "%"),
        figure("doubles by name alone, a pair", len(pairs), taken, "µs"),
    ]


def _f1(judged: list[tuple[float, bool]], limit: float) -> float:
    right = sum(same for much, same in judged if much >= limit)
    said, there = sum(much >= limit for much, _ in judged), sum(same for _, same in judged)
    return statistics.harmonic_mean([right / said, right / there]) if right else 0.0
