"""What the domain may refuse."""


class Problem(Exception):
    """A refusal the user can do something about."""

    message: object = ""  # a lazy translation, meant for the user
    field: str | None = None  # the form field it belongs to, if any


class Stale(Exception):
    """Somebody else saved this record after the user opened it (becomes a 409)."""
