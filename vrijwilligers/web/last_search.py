"""What somebody looked for last, kept encrypted in the session: a name stands in no address."""

from flask import session

PLACE = "find"


def remember_search(text: str) -> None:
    """Keep what is looked for, to come back to what was found."""
    session[PLACE] = text


def last_search() -> str:
    """Return what was looked for last, or nothing."""
    return session.get(PLACE) or ""
