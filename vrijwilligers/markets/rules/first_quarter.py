"""Who goes where in the first quarter, so that no stand waits for its first visitor.

Whatever is busiest must be used in each quarter, or the day grows longer; then each stand that
still waits gets somebody, as long as visitors are left or another stand has more than it needs.
What one pairing covers at one side and another at the other, some pairing covers at both
(Mendelsohn and Dulmage), so neither takes anything from the other.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from vrijwilligers.markets.rules.kept_wishes import Line


def first_quarter(lines: Sequence[Line], *, length: int, places: int) -> list[Line]:
    """Return which lines come first, so that the quarters that are left are enough for the rest."""
    first = _FirstQuarter(lines, places)
    for visitor, stands in first.stands.items():
        if len(stands) == length:
            first.seat(visitor)
    least = {
        stand: max(0, len(visitors) - places * (length - 1))
        for stand, visitors in first.visitors.items()
    }
    for stand, needs in least.items():
        first.fetch_until(needs, stand, least)
    least = {stand: max(needs, min(1, len(first.there[stand]))) for stand, needs in least.items()}
    for stand in least:
        first.fetch_until(1, stand, least)
        least[stand] = max(least[stand], min(1, len(first.there[stand])))
    return [(visitor, stand) for visitor, stand in lines if first.at.get(visitor) == stand]


class _FirstQuarter:
    """Where each visitor is, and who is at each stand."""

    def __init__(self, lines: Sequence[Line], places: int) -> None:
        self.places = places
        self.stands: dict[int, list[int]] = {}
        self.visitors: dict[int, list[int]] = {}
        for visitor, stand in lines:
            self.stands.setdefault(visitor, []).append(stand)
            self.visitors.setdefault(stand, []).append(visitor)
        self.at: dict[int, int] = {}
        self.there: dict[int, dict[int, None]] = {stand: {} for stand in self.visitors}

    def _go(self, visitor: int, stand: int) -> None:
        if visitor in self.at:
            del self.there[self.at[visitor]][visitor]
        self.at[visitor] = stand
        self.there[stand][visitor] = None

    def seat(self, visitor: int) -> None:
        """Let a visitor in somewhere, where others may move on to another stand."""
        came_by: dict[int, int] = {}  # stand: who would go there
        waiting = deque([visitor])
        while waiting:
            who = waiting.popleft()
            for stand in self.stands[who]:
                if stand in came_by:
                    continue
                came_by[stand] = who
                if len(self.there[stand]) < self.places:
                    return self._seat_along(came_by, stand, visitor)
                waiting.extend(self.there[stand])
        return None

    def _seat_along(self, came_by: Mapping[int, int], room_at: int, visitor: int) -> None:
        stand = room_at
        while True:
            who = came_by[stand]
            leaves = self.at.get(who)
            self._go(who, stand)
            if who == visitor or leaves is None:
                return
            stand = leaves

    def fetch_until(self, needs: int, stand: int, least: Mapping[int, int]) -> None:
        """Bring visitors to a stand that are free, or that others can miss, until it has enough."""
        while len(self.there[stand]) < needs and self._fetch(stand, least):
            pass

    def _fetch(self, stand: int, least: Mapping[int, int]) -> bool:
        goes_to: dict[int, int] = {}  # visitor: the stand that calls them
        called_for: dict[int, int] = {}  # stand: the visitor for whom it calls another
        waiting = deque([stand])
        while waiting:
            to = waiting.popleft()
            for visitor in self.visitors[to]:
                home = self.at.get(visitor)
                if visitor in goes_to or home in (to, stand):
                    continue
                goes_to[visitor] = to
                if home is None or len(self.there[home]) > least[home]:
                    self._fetch_along(goes_to, called_for, visitor)
                    return True
                if home not in called_for:
                    called_for[home] = visitor
                    waiting.append(home)
        return False

    def _fetch_along(
        self, goes_to: Mapping[int, int], called_for: Mapping[int, int], found: int
    ) -> None:
        visitor: int | None = found
        while visitor is not None:
            to = goes_to[visitor]
            self._go(visitor, to)
            visitor = called_for.get(to)
