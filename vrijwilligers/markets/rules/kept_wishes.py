"""Which wishes can be kept: as many as fit in the day of each visitor and of each stand."""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import chain, zip_longest

Line = tuple[int, int]
"""A visitor and a stand, by their numbers."""


def kept_wishes(
    wishes: Mapping[int, Sequence[int]], *, most_each: int, most_there: int
) -> list[Line]:
    """Return as many wishes as any plan can keep: everybody's first before anybody's second.

    Each wish that found no room looks for some by letting others go to another stand that they
    wished too (an augmenting path). Where there is none, no plan has more (Berge).
    """
    lines = {who: [(who, at) for at in dict.fromkeys(all)] for who, all in wishes.items()}
    kept = _Kept(wishes, most_there)
    for line in (one for one in chain.from_iterable(zip_longest(*lines.values())) if one):
        if len(kept.stands[line[0]]) < most_each and kept.has_room(line[1]):
            kept.add(*line)
    for visitor in wishes:
        while len(kept.stands[visitor]) < most_each and kept.find_more(visitor):
            pass
    return [line for all in lines.values() for line in all if line[1] in kept.stands[line[0]]]


class _Kept:
    """Whose wishes are kept where."""

    def __init__(self, wishes: Mapping[int, Sequence[int]], most_there: int) -> None:
        self.wishes, self.most_there = wishes, most_there
        self.stands: dict[int, set[int]] = {visitor: set() for visitor in wishes}
        self.visitors: dict[int, dict[int, None]] = {}
        self.full_for_good: set[int] = set()  # from which no way leads to room

    def has_room(self, stand: int) -> bool:
        return len(self.visitors.get(stand, ())) < self.most_there

    def add(self, visitor: int, stand: int) -> None:
        self.stands[visitor].add(stand)
        self.visitors.setdefault(stand, {})[visitor] = None

    def remove(self, visitor: int, stand: int) -> None:
        self.stands[visitor].discard(stand)
        del self.visitors[stand][visitor]

    def find_more(self, visitor: int) -> bool:
        """Keep one wish more of a visitor, if others can go elsewhere for it."""
        came_by: dict[int, tuple[int, int | None]] = {}  # stand: who would go there, and from where
        waiting: deque[tuple[int, int | None]] = deque([(visitor, None)])
        while waiting:
            who, leaves = waiting.popleft()
            for stand in self.wishes[who]:
                if stand in came_by or stand in self.full_for_good or stand in self.stands[who]:
                    continue
                came_by[stand] = (who, leaves)
                if self.has_room(stand):
                    self._move_along(came_by, stand)
                    return True
                waiting.extend((other, stand) for other in self.visitors[stand])
        self.full_for_good |= came_by.keys()
        return False

    def _move_along(self, came_by: Mapping[int, tuple[int, int | None]], room_at: int) -> None:
        stand: int | None = room_at
        while stand is not None:
            who, leaves = came_by[stand]
            if leaves is not None:
                self.remove(who, leaves)
            self.add(who, stand)
            stand = leaves
