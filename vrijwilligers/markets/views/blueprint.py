"""The blueprint of the pages of the market."""

from flask import Blueprint

bp = Blueprint("markets", __name__, url_prefix="/markets")
