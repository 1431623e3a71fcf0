"""The route of one visitor who comes in now, beside all who are on their way already."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations

from vrijwilligers.markets.rules.prints import FloorPlan, FloorTable
from vrijwilligers.markets.rules.routes import Day, IsThere, Stop

MOST = 5  # stands of one visitor: their orders are all looked at
Steps = Callable[[int | None, int], float]
"""How far it is from a stand (none: the door) to another."""


def route_of_one(
    stands: Sequence[int],
    day: Day,
    *,
    begins: int,
    taken: Mapping[tuple[int, int], int],
    is_there: IsThere,
    steps: Steps,
) -> tuple[Stop, ...]:
    """Return the stops of a visitor from a quarter on: most stands, then done first, then near.

    ``taken`` counts who is expected, by stand and quarter. Between ways that are done as early, one
    begins where the fewest are expected, so that no stand begins with an empty quarter; after that
    the shortest goes first, and then the order of the stands as they were given.
    """

    def is_free(stand: int, quarter: int) -> bool:
        return taken.get((stand, quarter), 0) < day.places and is_there(stand, quarter)

    orders = permutations(list(dict.fromkeys(stands))[:MOST])
    ways = [tuple(_way(order, begins, day.quarters, is_free)) for order in orders]
    return min(
        ways,
        key=lambda way: (-len(way), _ends(way), _company(way, taken), _walked(way, steps)),
        default=(),
    )


def _way(order: Sequence[int], begins: int, quarters: int, is_free: IsThere) -> Iterator[Stop]:
    """Yield each stand of an order at the first quarter after the last in which it is free."""
    quarter = begins
    for stand in order:
        found = next((one for one in range(quarter, quarters) if is_free(stand, one)), None)
        if found is not None:
            yield Stop(quarter=found, stand=stand)
            quarter = found + 1


def _ends(way: Sequence[Stop]) -> int:
    return way[-1].quarter if way else 0


def _company(way: Sequence[Stop], taken: Mapping[tuple[int, int], int]) -> int:
    """Return how many are expected at the first stop already."""
    return taken.get((way[0].stand, way[0].quarter), 0) if way else 0


def _walked(way: Sequence[Stop], steps: Steps) -> float:
    places = (None, *(stop.stand for stop in way))
    return sum(steps(one, other.stand) for one, other in zip(places, way, strict=False))


def steps_on(plan: FloorPlan, tables: Mapping[int, int]) -> Steps:
    """Return how far it is between stands (with their tables) on a floor plan, along its sides."""
    places = {table.number: table for table in plan.tables}

    def steps(one: int | None, other: int) -> float:
        there = places.get(tables.get(other, 0))
        here = plan.door if one is None else _place(places.get(tables.get(one, 0)))
        if there is None or here is None:
            return 0
        across, down = abs(here[0] - there.x), abs(here[1] - there.y)
        return (across * plan.width + down * plan.depth) / 100

    return steps


def _place(table: FloorTable | None) -> tuple[int, int] | None:
    return (table.x, table.y) if table else None
