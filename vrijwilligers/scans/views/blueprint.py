"""The blueprint of the pages of talent scans at the desk."""

from flask import Blueprint

bp = Blueprint("scans", __name__)
