"""Where the pages of accounts are hung up."""

from flask import Blueprint

bp = Blueprint("accounts", __name__, url_prefix="/accounts")
