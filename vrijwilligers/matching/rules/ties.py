"""What decides between equals: a draw that is fair, and the same each time it is made.

Who stands first among vacancies that fit somebody equally well differs from person to person, so
that no organisation is always first; the same person sees the same order each time.
"""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

GOLDEN = np.uint64(0x9E3779B97F4A7C15)  # the steps of splitmix64
FIRST_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
SECOND_FACTOR = np.uint64(0x94D049BB133111EB)


def seed_of(uid: str) -> int:
    """Return what stands for somebody in a draw: it follows from their ``uid``, not from a name."""
    return int.from_bytes(blake2b(uid.encode(), digest_size=8, person=b"suggestions").digest())


def drawn(seed: int | NDArray[np.uint64], ids: int | NDArray[np.int64]) -> NDArray[np.uint64]:
    """Draw a number for each pair of a person and a vacancy; the lowest stands first."""
    people = np.atleast_1d(np.asarray(seed, dtype=np.uint64))
    mixed = people ^ (np.asarray(ids).astype(np.int64).view(np.uint64) * GOLDEN)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * FIRST_FACTOR
    mixed = (mixed ^ (mixed >> np.uint64(27))) * SECOND_FACTOR
    return mixed ^ (mixed >> np.uint64(31))
