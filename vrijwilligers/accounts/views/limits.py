"""How often somebody may try. Only what is sent counts, not looking at a page.

Guessing is counted by account, from wherever it comes: the next try waits longer each time, and a
mail tells the owner. A browser in which that account was signed in before has a count of its own,
so that what others try keeps nobody out of it; whoever has none chooses a new password by mail.
"""

from collections.abc import Callable
from functools import wraps
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
from vrijwilligers.accounts.views import ahead, sessions
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.views.sessions import is_fetch, known_browser, pending
from vrijwilligers.records import limit_counters
from vrijwilligers.records.limit_counters import LimitedTry
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web import errors
from vrijwilligers.web.extensions import limiter
from vrijwilligers.web.writing import write_after_answer

View = Callable[..., ResponseReturnValue]
Tell = Callable[[StaffMember | None, int], None]
AGAIN = "password again"
PASSWORDS_AGAIN = ("password", "_unlock_password")  # of a page, and of the lock on the way to it


class GuessedAccount(NamedTuple):
    """Whose account is tried, at which door, and the browser or session if that is known."""

    name: str
    email: str
    browser: str | None

    @property
    def key(self) -> str:
        """Return by what the tries are counted."""
        return f"{self.name} {self.email} {self.browser or ''}"


class CountedTry(NamedTuple):
    """A try that was counted before it is made; without an account none is."""

    account: GuessedAccount | None = None
    tried: LimitedTry = LimitedTry(0)
    tell: Tell | None = None

    @property
    def may_go_on(self) -> bool:
        """Tell whether it came late enough after the others."""
        return self.tried.wait is None

    @property
    def is_inside(self) -> bool:
        """Tell whether somebody tries who is signed in."""
        return self.account is not None and self.account.name == AGAIN

    @property
    def seconds(self) -> int:
        """Return how long it has to wait."""
        return ceil(self.tried.wait.total_seconds()) if self.tried.wait else 0

    def end(self, *, is_right: bool) -> None:
        """Begin anew after the right one; after many wrong ones let the owner know."""
        if self.account is None:
            return
        if is_right:
            limit_counters.forget(self.account.key)
        elif self.tell:
            tell, email, number = self.tell, self.account.email, self.tried.number
            write_after_answer(lambda: tell(queries.by_email(email), number))


def _typed_by_stranger() -> GuessedAccount | None:
    """Return whose password is tried: nobody's by who is in, and only led on."""
    return None if current_user.is_authenticated else _typed()


def _typed() -> GuessedAccount:
    email = request.form.get("email", "").strip().lower()
    return GuessedAccount("sign-in", email, known_browser(email))


def _awaited() -> GuessedAccount | None:
    member = pending()
    return GuessedAccount("code", member.email, known_browser(member.email)) if member else None


def _is_known() -> bool:
    return _typed().browser is not None


def _asked_again() -> GuessedAccount | None:
    """Return who gives the password again: counted by session, so that no other one waits for it.

    At the door it counts for nothing: whoever waits here may sign out, and in again.
    """
    if not any(name in request.form for name in PASSWORDS_AGAIN):
        return None
    return GuessedAccount(AGAIN, current_user.email, sessions.state().token_hash)


sign_in_by_place = limiter.limit("50 per hour", methods=["POST"], exempt_when=_is_known)
forgot_by_place = limiter.limit("60 per hour", methods=["POST"], exempt_when=_is_known)


def _slower(
    pace: GuessPace, whose: Callable[[], GuessedAccount | None], tell: Tell
) -> Callable[[View], View]:
    """Let a view wait longer after each try for one account, until the right one."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**values: Any) -> ResponseReturnValue:
            tried = _begin(pace, whose, tell)
            return _end(tried, view(**values)) if tried.may_go_on else _too_soon(tried)

        return wrapper

    return decorate


slower_sign_in = _slower(guessing.PASSWORDS, _typed_by_stranger, actions.tell_of_passwords)
slower_code = _slower(guessing.CODES, _awaited, actions.tell_of_codes)
slower_again = _slower(guessing.PASSWORDS, _asked_again, actions.tell_of_passwords)


def begin_again() -> CountedTry:
    """Count that the password is given again, by whoever a page asks it on the way."""
    return _begin(guessing.PASSWORDS, _asked_again, actions.tell_of_passwords)


def _begin(pace: GuessPace, whose: Callable[[], GuessedAccount | None], tell: Tell) -> CountedTry:
    is_counted = request.method == "POST" and current_app.config["RATELIMIT_ENABLED"]
    account = whose() if is_counted else None
    if account is None:
        return CountedTry()
    tried = limit_counters.begin_try(account.key, pace.wait_after, lasts=COUNTED_FOR, at=now())
    return CountedTry(account, tried, tell if tried.number in pace.told_at else None)


def _end(tried: CountedTry, answer: ResponseReturnValue) -> Response:
    response = make_response(answer)
    is_proven = tried.is_inside and ahead.was_right()  # what was refused was something else
    tried.end(is_right=response.status_code < 400 or is_proven)
    return response


def _too_soon(tried: CountedTry) -> Response:
    if is_fetch():
        response = make_response(_("For safety you have to wait a few minutes. Then try again."))
    else:
        response = make_response(
            render_template(
                "accounts/too_soon.html", seconds=tried.seconds, is_inside=tried.is_inside
            )
        )
    response.status_code = 429
    response.headers["Retry-After"] = str(tried.seconds)
    return response


@bp.errorhandler(429)
def too_often(_error: Exception) -> ResponseReturnValue:
    """Ask for patience: in words to a script, else with the page of the house."""
    if is_fetch():
        return _("For safety you have to wait a few minutes. Then try again."), 429
    return errors.page(429)
