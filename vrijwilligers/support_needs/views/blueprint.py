"""The blueprint of the pages of support needs."""

from flask import Blueprint

bp = Blueprint("support_needs", __name__)
