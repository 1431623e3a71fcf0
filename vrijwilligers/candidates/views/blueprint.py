"""The pages of candidates stand under one name."""

from flask import Blueprint

from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.imports.views import add_import_pages

bp = Blueprint("candidates", __name__, url_prefix="/candidates")
add_import_pages(bp, CANDIDATES)
