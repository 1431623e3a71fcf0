"""Suggested routes: who goes to which stand in which quarter, so that nobody waits for another.

Visitors and stands with a line for each wish are a bipartite graph, and a plan without clashes is a
colouring of its lines, where a colour is a quarter. Kőnig (1916): as many colours are enough as
the most lines that meet anywhere. So every wish can be kept as long as nobody has more wishes, and
no place at a stand more visitors, than there are quarters; of what is more, as many are kept as any
plan can. Whoever comes first goes first: the order of the visitors is that in which they come.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from vrijwilligers.markets.rules.colouring import coloured
from vrijwilligers.markets.rules.first_quarter import first_quarter
from vrijwilligers.markets.rules.kept_wishes import Line, kept_wishes

IsThere = Callable[[int, int], bool]
"""Whether a stand (by its number) has somebody in a quarter (from 0)."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """How many quarters a market has, and how many visitors a stand hears in each."""

    quarters: int
    places: int = 1


@dataclass(frozen=True, kw_only=True)
class Stop:
    """To be at a stand in a quarter of the day (from 0)."""

    quarter: int
    stand: int


@dataclass(frozen=True, kw_only=True)
class Routes:
    """The stops of each visitor, in the order of the day, and the wishes that found no place."""

    stops: Mapping[int, tuple[Stop, ...]]
    left_over: frozenset[Line] = frozenset()

    def taken(self) -> Counter[Line]:
        """Count who comes, by stand and quarter."""
        return Counter((stop.stand, stop.quarter) for all in self.stops.values() for stop in all)


def _always(_stand: int, _quarter: int) -> bool:
    return True


def plan_routes(
    wishes: Mapping[int, Sequence[int]], day: Day, *, is_there: IsThere = _always
) -> Routes:
    """Plan the stops of all visitors: as many wishes as can be, and no clash.

    As many stands as can be have somebody in the first quarter. A stand that is not there all day
    gets what fell outside its hours where there is room, and the rest is left over.
    """
    kept = kept_wishes(wishes, most_each=day.quarters, most_there=day.quarters * day.places)
    planned: dict[Line, int] = {}
    begins = 0
    for wave in _waves(kept, day):
        colours, length = _colours(wave, day.places)
        planned |= {line: begins + colour for line, colour in colours.items()}
        begins += length
    inside = {line: quarter for line, quarter in planned.items() if is_there(line[1], quarter)}
    room = _Room(inside, day, is_there)
    near = {visitor: quarter for (visitor, _stand), quarter in inside.items()}
    asked = [(visitor, stand) for visitor, stands in wishes.items() for stand in stands]
    more = [line for line in asked if line not in inside]
    over = [line for line in more if not room.add(line, near=near.get(line[0], 0))]
    return _routes(room.planned, over, visitors=wishes)


def without_stand(
    routes: Routes,
    stand: int,
    instead: Mapping[int, Sequence[int]],
    day: Day,
    *,
    is_there: IsThere = _always,
) -> Routes:
    """Take a stand out. All other stops stay, as they stand on paper that people hold.

    Who loses a stop gets the first of the stands that they may have ``instead`` where there is
    room, in the same quarter if that is free.
    """
    left = {
        (visitor, stop.stand): stop.quarter
        for visitor, stops in routes.stops.items()
        for stop in stops
        if stop.stand != stand
    }
    found = _Room(left, day, lambda there, quarter: there != stand and is_there(there, quarter))
    for visitor, stops in routes.stops.items():
        lost = [stop.quarter for stop in stops if stop.stand == stand]
        for quarter in lost:
            found.add_one(visitor, instead.get(visitor, ()), near=quarter)
    over = {line for line in routes.left_over if line[1] != stand and line not in found.planned}
    return _routes(found.planned, over, visitors=routes.stops)


def _waves(kept: Sequence[Line], day: Day) -> list[list[Line]]:
    """Part the visitors in as many groups one after the other as cost nobody a wish.

    In a group all stops lie near each other, so that nobody waits an hour between two of them.
    """
    if not kept:
        return []
    visitors = list(dict.fromkeys(visitor for visitor, _stand in kept))
    begin_together = _begins(kept, day)
    for count in range(day.quarters // _most_wishes(kept), 1, -1):
        waves = _parted(kept, visitors, count)
        is_short = sum(_length(wave, day.places) for wave in waves) <= day.quarters
        if is_short and _begins(waves[0], day) == begin_together:
            return waves
    return [list(kept)]


def _begins(lines: Sequence[Line], day: Day) -> int:
    """Return how many stands have somebody in the first quarter of these."""
    first = first_quarter(lines, length=_length(lines, day.places), places=day.places)
    return len({stand for _visitor, stand in first})


def _parted(kept: Sequence[Line], visitors: Sequence[int], count: int) -> list[list[Line]]:
    size = -(-len(visitors) // count)
    wave_of = {visitor: nth // size for nth, visitor in enumerate(visitors)}
    waves: list[list[Line]] = [[] for _ in range(wave_of[visitors[-1]] + 1)]
    for line in kept:
        waves[wave_of[line[0]]].append(line)
    return waves


def _most_wishes(lines: Sequence[Line]) -> int:
    return max(Counter(visitor for visitor, _stand in lines).values())


def _length(lines: Sequence[Line], places: int) -> int:
    """Return how many quarters these wishes need: what meets in the busiest visitor or place."""
    if not lines:
        return 0
    busiest = max(Counter(stand for _visitor, stand in lines).values())
    return max(_most_wishes(lines), -(-busiest // places))


def _colours(lines: Sequence[Line], places: int) -> tuple[dict[Line, int], int]:
    """Give each line a quarter (from 0), and say how many are used."""
    length = _length(lines, places)
    first = first_quarter(lines, length=length, places=places)
    seats: Counter[int] = Counter()
    seated: list[tuple[Line, int, tuple[int, int]]] = []
    for line in lines:
        if line in first:
            continue
        visitor, stand = line
        seated.append((line, visitor, (stand, seats[stand] % places)))
        seats[stand] += 1
    colours = coloured([(visitor, seat) for _line, visitor, seat in seated], length - 1)
    later = {line: colour + 1 for (line, _v, _s), colour in zip(seated, colours, strict=True)}
    return dict.fromkeys(first, 0) | later, length


class _Room:
    """What is planned, and where there is room for more."""

    def __init__(self, planned: Mapping[Line, int], day: Day, is_there: IsThere) -> None:
        self.planned = dict(planned)
        self.day, self.is_there = day, is_there
        self.there = Counter((stand, quarter) for (_v, stand), quarter in planned.items())
        self.busy = {(visitor, quarter) for (visitor, _s), quarter in planned.items()}

    def add(self, line: Line, *, near: int) -> bool:
        """Plan a wish in the free quarter that is nearest to another, if there is one."""
        visitor, stand = line
        quarters = sorted(range(self.day.quarters), key=lambda one: (abs(one - near), one))
        free = (one for one in quarters if self._is_free(visitor, stand, one))
        for quarter in islice(free, 1):
            self.planned[line] = quarter
            self.there[stand, quarter] += 1
            self.busy.add((visitor, quarter))
            return True
        return False

    def add_one(self, visitor: int, stands: Sequence[int], *, near: int) -> None:
        """Plan the first of some stands for which there is room."""
        new = (stand for stand in stands if (visitor, stand) not in self.planned)
        next((stand for stand in new if self.add((visitor, stand), near=near)), None)

    def _is_free(self, visitor: int, stand: int, quarter: int) -> bool:
        return (
            (visitor, quarter) not in self.busy
            and self.there[stand, quarter] < self.day.places
            and self.is_there(stand, quarter)
        )


def _routes(
    planned: Mapping[Line, int], over: Sequence[Line] | set[Line], *, visitors: Mapping[int, object]
) -> Routes:
    stops: dict[int, list[Stop]] = {visitor: [] for visitor in visitors}
    for (visitor, stand), quarter in planned.items():
        stops[visitor].append(Stop(quarter=quarter, stand=stand))
    in_order = {
        visitor: tuple(sorted(all, key=lambda stop: stop.quarter)) for visitor, all in stops.items()
    }
    return Routes(stops=in_order, left_over=frozenset(over))
