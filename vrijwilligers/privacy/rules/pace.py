"""How many rows go in one transaction, so that no desk waits for it."""

SECONDS = 0.02  # that one transaction may take
FIRST = 5
MOST = 500
SHORTEST_BREATH, LONGEST_BREATH = 0.01, 0.1


class Pace:
    """Fewer rows after a transaction that took long, more after one that did not."""

    def __init__(self) -> None:
        self.at_once = FIRST

    def took(self, seconds: float) -> None:
        """Reckon from what so many rows took how many go the next time."""
        fitting = min(self.at_once * SECONDS / max(seconds, SECONDS / 4), MOST)
        self.at_once = max(int(fitting), 1)


def breath_after(seconds: float) -> float:
    """Return how long the writers' place stays free after it was held so long.

    As long again, so that others get half of the time; at least as long as SQLite lets between two
    times that a writer asks for it (``records.db``).
    """
    return min(max(seconds, SHORTEST_BREATH), LONGEST_BREATH)
