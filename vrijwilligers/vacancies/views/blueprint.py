"""The blueprint that the pages of vacancies share."""

from flask import Blueprint

bp = Blueprint("vacancies", __name__, url_prefix="/vacancies")
