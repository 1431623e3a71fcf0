"""How many places a number of yeses fills, when not everybody can come to each shift.

Somebody who says yes takes one place, in one of the shifts for which they are free: a mask of
bits, bit 0 for the first shift. The most that can be seated is then, by the theorem of Kőnig, the
least over all sets of shifts of *the places in the set, and everybody who can come to a shift
outside it*.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST_SHIFTS = 8  # of one call: 256 sets to look at

Counts = dict[int, NDArray[np.int32]]  # by mask of shifts: how many said yes in each of D draws


def yeses_by_mask(said_yes: NDArray[np.bool_], masks: NDArray[np.int64]) -> Counts:
    """Count the yeses bool[n, D] of n people by the shifts (int64[n]) that they can do."""
    return {
        int(mask): said_yes[masks == mask].sum(axis=0, dtype=np.int32) for mask in np.unique(masks)
    }


def seated(counts: Counts, places: Sequence[int]) -> NDArray[np.int32]:
    """Return for each of D draws how many people at most can be seated in these shifts."""
    everything = (1 << len(places)) - 1
    bounds = [
        sum(places[shift] for shift in range(len(places)) if chosen & 1 << shift)
        + _who_can(counts, everything & ~chosen)
        for chosen in range(everything + 1)
    ]
    return np.minimum.reduce(
        [np.asarray(bound, dtype=np.int32) for bound in np.broadcast_arrays(*bounds)]
    )


def _who_can(counts: Counts, shifts: int) -> NDArray[np.int32] | int:
    return sum((amount for mask, amount in counts.items() if mask & shifts), start=0)
