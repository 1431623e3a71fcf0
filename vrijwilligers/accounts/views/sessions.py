"""What the cookies remember: who is in, since when, and which browser proved it twice."""

from datetime import UTC, datetime, timedelta

from flask import Response, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import second_factor
from vrijwilligers.registry import registry
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.addresses import local_path
from vrijwilligers.web.extensions import login_manager


@login_manager.user_loader
def load(session_id: str) -> StaffMember | None:
    """Find the member of staff of this session, if it was not ended."""
    return queries.of_session(session_id, signed_in_at())


@login_manager.unauthorized_handler
def ask_who_is_there() -> ResponseReturnValue:
    """Lead whoever is not signed in to the door, and remember where they were going."""
    if is_fetch():
        return "", 401
    return redirect(url_for("accounts.sign_in", next=way_back()))


def signed_in_at() -> datetime | None:
    """Return when this session began."""
    moment = session.get("signed_in_at")
    return datetime.fromtimestamp(moment, UTC) if moment else None


def lasts() -> timedelta:
    """Return how long a session may last."""
    return timedelta(hours=current_app.config["SESSION_HOURS"])


def is_fetch() -> bool:
    """Tell whether a script asks, and not somebody who goes to a page."""
    return "X-Requested-With" in request.headers or "X-Background" in request.headers


def way_back() -> str | None:
    """Return the address to come back to: this one, if it can be opened as a page."""
    methods = (request.url_rule.methods if request.url_rule else None) or set()
    return request.full_path.rstrip("?") if "GET" in methods else None


def first_page(member: StaffMember) -> str:
    """Return where somebody begins who was not on the way to a page."""
    entries = [entry.endpoint for entry in registry().menu if member.may(entry.permission)]
    return url_for(entries[0] if entries else "accounts.me")


def let_in(member: StaffMember, *, target: str | None) -> ResponseReturnValue:
    """Go on after the password: to the code, or in, if there is none or it was given today."""
    if member.totp_secret and not _is_trusted_browser(member):
        _start_anew()
        session["pending"] = {"id": member.get_id(), "at": now().timestamp(), "next": target}
        return redirect(url_for("accounts.second_factor"), 303)
    return begin(member, target=target)


def pending() -> StaffMember | None:
    """Return who gave the password and still has to give the code, for some minutes."""
    waiting = session.get("pending") or {}
    since = datetime.fromtimestamp(waiting.get("at", 0), UTC)
    if now() - since > second_factor.PATIENCE:
        return None
    return queries.of_session(waiting.get("id"), None)


def begin(member: StaffMember, *, target: str | None) -> Response:
    """Open a session, a new one, and go to the page that was asked for."""
    entrance.enter(member, at=now())
    renew(member)
    return redirect(local_path(target, first_page(member)), 303)  # type: ignore[return-value]


def renew(member: StaffMember) -> None:
    """Put somebody in a session that begins now; only the language stays of what was."""
    _start_anew()
    login_user(member)
    session["signed_in_at"] = session["active_at"] = now().timestamp()


def forget() -> None:
    """Empty the session: nobody is signed in."""
    logout_user()
    _start_anew()


def trust_browser(response: Response, member: StaffMember) -> Response:
    """Let this browser remember, for a day, that this person gave a code here."""
    response.set_cookie(
        _cookie_of(member),
        _sealer().dumps(_proof_of(member)),
        max_age=second_factor.BROWSER_IS_TRUSTED,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _is_trusted_browser(member: StaffMember) -> bool:
    seconds = int(second_factor.BROWSER_IS_TRUSTED.total_seconds())
    try:
        proof = _sealer().loads(request.cookies.get(_cookie_of(member), ""), max_age=seconds)
    except BadSignature:
        return False
    return bool(proof == _proof_of(member))


def _proof_of(member: StaffMember) -> list[str]:
    return [member.get_id(), second_factor.mark_of(member.totp_secret or "")]


def _cookie_of(member: StaffMember) -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-proof-{member.id}"


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="second factor")


def _start_anew() -> None:
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
