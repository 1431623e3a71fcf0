"""The week as 7 x 3 blocks, kept as one number of 21 bits (bit 0 is Monday morning).

The grid is that of the Volunteering and Social Action Ontology (weekday + morning, afternoon,
evening); see docs/exchange.md for how it is written in a file.
"""

from collections.abc import Iterable

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("morning", "afternoon", "evening")
BLOCKS = tuple(f"{day}-{part}" for day in WEEKDAYS for part in PARTS)
WHOLE_WEEK = (1 << len(BLOCKS)) - 1
UNKNOWN = 0

_BIT = {block: 1 << place for place, block in enumerate(BLOCKS)}


def mask_of(blocks: Iterable[str]) -> int:
    """Put blocks such as ``mon-morning`` together as one number; an unknown block is a KeyError."""
    mask = UNKNOWN
    for block in blocks:
        mask |= _BIT[block]
    return mask


def blocks_of(mask: int) -> tuple[str, ...]:
    """Return the blocks of a number, in the order of the week."""
    return tuple(block for block in BLOCKS if mask & _BIT[block])


def parts_by_day(mask: int) -> dict[str, tuple[str, ...]]:
    """Return the parts of the day that are in the number, by weekday; days without any are out."""
    by_day: dict[str, list[str]] = {}
    for block in blocks_of(mask):
        day, part = block.split("-")
        by_day.setdefault(day, []).append(part)
    return {day: tuple(parts) for day, parts in by_day.items()}
