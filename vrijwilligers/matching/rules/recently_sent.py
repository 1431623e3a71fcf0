"""From when on an organisation got many people from us in a short time."""

from datetime import timedelta

LATELY = timedelta(days=14)
MANY = 3


def is_many(people: int) -> bool:
    """Tell whether an organisation got so many people lately that it is said before one more."""
    return people >= MANY
