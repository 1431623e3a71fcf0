"""The pages on which files with vacancies are brought in."""

from vrijwilligers.imports.views import add_import_pages
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.views.blueprint import bp

add_import_pages(bp, VACANCIES)
