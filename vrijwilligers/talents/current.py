"""The names of the code lists, read at most once a request."""

from collections.abc import Callable

from flask import g

from vrijwilligers.talents import queries
from vrijwilligers.vocabulary.languages import spoken

Names = dict[str, str]


def talent_names() -> Names:
    """Return the names of all talents in the language we speak, by code."""
    return _once(queries.talent_names)


def category_names() -> Names:
    """Return the names of all kinds of work in the language we speak, by code."""
    return _once(queries.category_names)


def _once(read: Callable[[str], Names]) -> Names:
    known: dict[tuple[str, str], Names] = g.setdefault("names_of_codes", {})
    key = read.__name__, spoken()
    if key not in known:
        known[key] = read(key[1])
    return known[key]
