"""The blueprint of the pages of privacy."""

from flask import Blueprint

bp = Blueprint("privacy", __name__)
