"""What is done to each call by itself: where one fails, the others go on."""

import logging
from collections.abc import Callable, Iterable

from vrijwilligers.records.db import transaction

log = logging.getLogger(__name__)


def each_in_turn(numbers: Iterable[int], deed: Callable[[int], None]) -> None:
    """Do something to each call, in a transaction of its own.

    What fails is logged by its number and raised once all others had their turn: so the command
    ends as one that failed, and nobody waits behind the call that does not go.
    """
    failed = [error for number in numbers if (error := _failure_of(deed, number))]
    if failed:
        raise failed[0]


def _failure_of(deed: Callable[[int], None], number: int) -> Exception | None:
    try:
        with transaction():
            deed(number)
    except Exception as error:
        log.error("%s of the pool failed: %s", number, type(error).__name__)
        return error
    return None
