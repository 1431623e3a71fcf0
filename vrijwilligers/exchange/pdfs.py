"""PDF documents from outside: kept as they are, once we know that they can be opened."""

from dataclasses import replace

from vrijwilligers.exchange.sandbox import LIMITS, read

OPENING = replace(LIMITS, memory=256_000_000, cpu_seconds=5, seconds=15)


def count_pages(content: bytes) -> int:
    """Return how many pages a PDF has.

    Raise ``Unreadable`` where it is damaged, has no page, or asks a password.
    """
    (pages,) = read("pdf", content, list, limits=OPENING)
    return int(pages)
