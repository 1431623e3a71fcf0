"""What is done to organisations, page by page. Their list and page are the desk's."""

from vrijwilligers.organisations.views import (  # noqa: F401 - so that their pages are known
    addresses,
    agreements,
    contacts,
    doubles,
    exports,
    imports,
    information,
    people,
    records,
)
from vrijwilligers.organisations.views.blueprint import bp

__all__ = ["bp"]
