"""The pages of the files with organisations."""

from vrijwilligers.imports.views import add_import_pages
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.views.blueprint import bp

add_import_pages(bp, ORGANISATIONS)
