"""Short turns at the writers' place, with a breath after each, so that no desk waits long."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

from vrijwilligers.privacy.rules.pace import breath_after
from vrijwilligers.records.db import transaction


class Turns:
    """Turns of one who works at night; ``held`` is how long the last kept others from writing."""

    def __init__(self) -> None:
        self.held = 0.0

    @contextmanager
    def turn(self, begin: Callable[[], object]) -> Iterator[None]:
        """Write in a transaction, and note for how long others could not."""
        start = perf_counter()
        try:
            with transaction():
                begin()  # on SQLite it waits here for others, who come first
                start = perf_counter()
                gc.disable()  # collecting garbage takes longer than all the rest
                yield
        finally:
            gc.enable()
            self.held = perf_counter() - start

    def rest(self) -> None:
        """Let others write for as long as they could not."""
        sleep(breath_after(self.held))
