"""Which sources gave contact data that may be public, read at most once a request."""

from flask import g

from vrijwilligers.vacancies.queries.sources import public_sources


def sources_with_public_contact() -> frozenset[str]:
    """Return the names of the sources of which everybody may read the contact data."""
    if "public_sources" not in g:
        g.public_sources = public_sources()
    names: frozenset[str] = g.public_sources
    return names


def forget() -> None:
    """Read them again when they are asked for next: they changed."""
    g.pop("public_sources", None)
