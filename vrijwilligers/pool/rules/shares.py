"""Which share of the places was taken, of nobody who is few (STANDARDS P-28)."""

from collections.abc import Mapping
from typing import NamedTuple

from vrijwilligers.vocabulary.few import FEW, OTHER


class FilledShare(NamedTuple):
    """How many places were taken of how many."""

    taken: int
    places: int

    @property
    def percent(self) -> int:
        """Return the share in whole percents."""
        return round(100 * self.taken / self.places) if self.places else 0

    @property
    def is_few(self) -> bool:
        """Tell whether it could tell of single people."""
        return 0 < self.places < FEW or 0 < self.taken < FEW


def shares_without_few(
    places: Mapping[str, int], taken: Mapping[str, int], total: FilledShare
) -> dict[str, FilledShare]:
    """Return the share by value, the most places first; what is few is put together as *other*.

    What is unknown is among these. Where they are few together, the smallest of the rest joins
    them, as in ``vocabulary.few``: no difference with the total tells of anybody.
    """
    every = {
        code: FilledShare(taken.get(code, 0), amount)
        for code, amount in sorted(places.items(), key=lambda one: (-one[1], one[0]))
        if code != OTHER
    }
    shown = [(code, share) for code, share in every.items() if not share.is_few]
    others = _rest(total, shown)
    while shown and others.is_few:
        shown.pop()
        others = _rest(total, shown)
    is_shown = others.places > 0 and not others.is_few
    return dict(shown) | ({OTHER: others} if is_shown else {})


def _rest(total: FilledShare, shown: list[tuple[str, FilledShare]]) -> FilledShare:
    taken = total.taken - sum(share.taken for _code, share in shown)
    places = total.places - sum(share.places for _code, share in shown)
    return FilledShare(max(0, taken), max(0, places))
