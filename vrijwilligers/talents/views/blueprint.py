"""Where the pages of the code lists stand."""

from flask import Blueprint

bp = Blueprint("talents", __name__, url_prefix="/code-lists")
