"""Many things, some at a time: what goes into one statement of the database."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

MANY = 500  # values in one statement

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int = MANY) -> Iterator[list[Thing]]:
    """Hand over things in their order, at most ``size`` at a time; nothing when there are none."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
