"""The blueprint of the pages that organisations open by link."""

from flask import Blueprint

bp = Blueprint("answers", __name__, url_prefix="/answers")
