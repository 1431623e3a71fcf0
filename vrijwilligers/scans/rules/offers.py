"""Which of many open vacancies are shown beside the talents of somebody."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

SHOWN = 8


class AskedTalent(NamedTuple):
    """A talent that an open vacancy of an organisation asks."""

    vacancy_id: int
    organisation_id: int
    code: str


def varied(rows: Iterable[AskedTalent], *, most: int = SHOWN) -> dict[int, frozenset[str]]:
    """Return a few vacancies with what each asks: all talents come by, and no organisation twice.

    First comes what asks most that no vacancy before it asks, then what asks most at all, then what
    is newest.
    """
    alike = _newest_by_what_they_ask(rows)
    shown: dict[int, frozenset[str]] = {}
    used: set[int] = set()
    seen: Counter[str] = Counter()
    while alike and len(shown) < most:
        best = max(alike, key=lambda codes: (_newness(codes, seen), len(codes), alike[codes][-1]))
        vacancy_id, owner = alike[best].pop()
        if not alike[best]:
            del alike[best]
        if owner not in used:
            used.add(owner)
            shown[vacancy_id] = best
            seen.update(best)
    return shown


def _newest_by_what_they_ask(
    rows: Iterable[AskedTalent],
) -> dict[frozenset[str], list[tuple[int, int]]]:
    """Return number and organisation of the vacancies that ask the same, the newest last."""
    asked: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in rows:
        asked[row.vacancy_id, row.organisation_id].add(row.code)
    alike: dict[frozenset[str], list[tuple[int, int]]] = defaultdict(list)
    for keys in sorted(asked):
        alike[frozenset(asked[keys])].append(keys)
    return alike


def _newness(codes: Iterable[str], seen: Mapping[str, int]) -> float:
    """Say how much of this was not shown before: less with each time that it was."""
    return sum(1 / (1 + seen.get(code, 0)) for code in codes)
