"""How often somebody may try. Only what is sent counts, not looking at a page.

The keys hold no address that was typed, only its hash: they may stand in a shared store and a log.
"""

from hashlib import sha256

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_limiter.util import get_remote_address
from flask_login import current_user

from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.views.sessions import is_fetch, pending
from vrijwilligers.web import errors
from vrijwilligers.web.extensions import limiter


def _typed_address() -> str:
    email = request.form.get("email", "").strip().lower()
    return sha256(email.encode()).hexdigest()


def _place_and_address() -> str:
    return f"{get_remote_address()} {_typed_address()}"


def _whose_turn() -> str:
    member = pending()
    return f"code of {member.id}" if member else get_remote_address()


def _who() -> str:
    return f"account {current_user.id}" if current_user.is_authenticated else get_remote_address()


sign_in_by_address = limiter.limit(
    "10 per 15 minutes", key_func=_place_and_address, methods=["POST"]
)
sign_in_by_place = limiter.limit("50 per hour", methods=["POST"])
second_factor = limiter.limit("5 per 5 minutes", key_func=_whose_turn, methods=["POST"])
forgot_by_place = limiter.limit("5 per hour", methods=["POST"])
forgot_by_address = limiter.limit("5 per hour", key_func=_typed_address, methods=["POST"])
password_again = limiter.shared_limit(
    "10 per 10 minutes", scope="password again", key_func=_who, methods=["POST"]
)


@bp.errorhandler(429)
def too_often(_error: Exception) -> ResponseReturnValue:
    """Ask for patience: in words to a script, else with the page of the house."""
    if is_fetch():
        return _("For safety you have to wait a few minutes. Then try again."), 429
    return errors.page(429)
