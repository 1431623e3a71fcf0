"""The names of the code lists, read at most once a request."""

from flask import g

from vrijwilligers.talents import queries
from vrijwilligers.talents.models import Category, CodeList, Talent
from vrijwilligers.vocabulary.languages import spoken

Names = dict[str, str]


def talent_names() -> Names:
    """Return the names of all talents in the language we speak, by code."""
    return _once()[Talent]


def category_names() -> Names:
    """Return the names of all kinds of work in the language we speak, by code."""
    return _once()[Category]


def _once() -> dict[type[CodeList], Names]:
    known: dict[str, dict[type[CodeList], Names]] = g.setdefault("names_of_codes", {})
    language = spoken()
    if language not in known:
        known[language] = queries.names_by_list(language)
    return known[language]
