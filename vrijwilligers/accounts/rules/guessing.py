"""Who guesses has to wait: longer each time, and never for good."""

from dataclasses import dataclass
from datetime import timedelta

COUNTED_FOR = timedelta(days=1)  # since the last try


@dataclass(frozen=True, kw_only=True)
class GuessPace:
    """How long one has to wait after so many tries, and when the owner of the account hears it."""

    free: int  # tries without waiting
    first: timedelta
    longest: timedelta
    told_at: frozenset[int]  # after how many tries a mail goes to the owner

    def wait_after(self, tries: int) -> timedelta:
        """Return how long the next try has to wait: twice as long each time, up to the longest."""
        if tries < self.free:
            return timedelta()
        doublings = min(tries - self.free, 30)
        return min(self.first * 2**doublings, self.longest)


PASSWORDS = GuessPace(
    free=10,
    first=timedelta(seconds=10),
    longest=timedelta(minutes=15),
    told_at=frozenset({10, 30, 100, 300, 1000}),
)
CODES = GuessPace(
    free=5,
    first=timedelta(minutes=1),
    longest=timedelta(hours=1),
    told_at=frozenset({5, 30, 100, 300, 1000}),
)
