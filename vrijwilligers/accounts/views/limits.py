"""How often somebody may try. Only what is sent counts, not looking at a page.

Guessing is counted by account, from wherever it comes: the next try waits longer each time, and a
mail tells the owner. A browser in which that account was signed in before has a count of its own,
so that what others try keeps nobody out of it; whoever has none chooses a new password by mail.
"""

from collections.abc import Callable
from functools import partial, wraps
from math import ceil
from typing import Any, NamedTuple

from flask import Response, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import guessing as actions
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import guessing
from vrijwilligers.accounts.rules.guessing import COUNTED_FOR, GuessPace
from vrijwilligers.accounts.views import sessions
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.views.sessions import is_fetch, known_browser, pending
from vrijwilligers.records import limit_counters
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web import errors
from vrijwilligers.web.extensions import limiter
from vrijwilligers.web.places import place
from vrijwilligers.web.writing import write_after_answer

View = Callable[..., ResponseReturnValue]
Teller = Callable[[StaffMember | None, int], None]


class GuessedAccount(NamedTuple):
    """Whose account is tried, at which door, and the browser if that is known."""

    name: str
    email: str
    browser: str | None

    @property
    def key(self) -> str:
        """Return by what the tries are counted."""
        return f"{self.name} {self.email} {self.browser or ''}"


def _typed() -> GuessedAccount:
    email = request.form.get("email", "").strip().lower()
    return GuessedAccount("sign-in", email, known_browser(email))


def _awaited() -> GuessedAccount | None:
    member = pending()
    return GuessedAccount("code", member.email, known_browser(member.email)) if member else None


def _is_known() -> bool:
    return _typed().browser is not None


def _session() -> str:
    return f"session {sessions.state().token_hash}" if current_user.is_authenticated else place()


sign_in_by_place = limiter.limit("50 per hour", methods=["POST"], exempt_when=_is_known)
forgot_by_place = limiter.limit("60 per hour", methods=["POST"], exempt_when=_is_known)
password_again = limiter.shared_limit(
    "10 per 10 minutes", scope="password again", key_func=_session, methods=["POST"]
)


def _slower(
    pace: GuessPace, whose: Callable[[], GuessedAccount | None], tell: Teller
) -> Callable[[View], View]:
    """Let a view wait longer after each try for one account, until the right one."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**values: Any) -> ResponseReturnValue:
            is_counted = request.method == "POST" and current_app.config["RATELIMIT_ENABLED"]
            account = whose() if is_counted else None
            if account is None:
                return view(**values)
            return _try(account, pace, tell, partial(view, **values))

        return wrapper

    return decorate


slower_sign_in = _slower(guessing.PASSWORDS, _typed, actions.tell_of_passwords)
slower_code = _slower(guessing.CODES, _awaited, actions.tell_of_codes)


def _try(
    account: GuessedAccount, pace: GuessPace, tell: Teller, view: Callable[[], ResponseReturnValue]
) -> Response:
    tried = limit_counters.begin_try(account.key, pace.wait_after, lasts=COUNTED_FOR, at=now())
    if tried.wait:
        return _too_soon(ceil(tried.wait.total_seconds()))
    response = make_response(view())
    if response.status_code < 400:
        limit_counters.forget(account.key)
    elif tried.number in pace.told_at:
        write_after_answer(lambda: tell(queries.by_email(account.email), tried.number))
    return response


def _too_soon(seconds: int) -> Response:
    if is_fetch():
        response = make_response(_("For safety you have to wait a few minutes. Then try again."))
    else:
        response = make_response(render_template("accounts/too_soon.html", seconds=seconds))
    response.status_code = 429
    response.headers["Retry-After"] = str(seconds)
    return response


@bp.errorhandler(429)
def too_often(_error: Exception) -> ResponseReturnValue:
    """Ask for patience: in words to a script, else with the page of the house."""
    if is_fetch():
        return _("For safety you have to wait a few minutes. Then try again."), 429
    return errors.page(429)
