"""The blueprints of the pages of the pool: of who is in it, and of calls to them."""

from flask import Blueprint

bp = Blueprint("pool", __name__, url_prefix="/pool")
calls_bp = Blueprint("calls", __name__, url_prefix="/pool/calls")
