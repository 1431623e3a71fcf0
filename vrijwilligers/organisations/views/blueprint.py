"""The blueprint that the pages of organisations share."""

from flask import Blueprint

bp = Blueprint("organisations", __name__, url_prefix="/organisations")
