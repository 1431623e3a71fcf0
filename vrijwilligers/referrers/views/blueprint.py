"""The blueprint of the pages of referrers."""

from flask import Blueprint

bp = Blueprint("referrers", __name__, url_prefix="/referrers")
