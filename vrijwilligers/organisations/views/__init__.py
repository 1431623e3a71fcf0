"""What is done to organisations, page by page. Their list and page are the desk's."""

from vrijwilligers.imports.views import add_import_pages
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.views import (  # noqa: F401 - so that their pages are known
    addresses,
    agreements,
    contacts,
    doubles,
    exports,
    information,
    people,
    records,
)
from vrijwilligers.organisations.views.blueprint import bp

add_import_pages(bp, ORGANISATIONS)

__all__ = ["bp"]
