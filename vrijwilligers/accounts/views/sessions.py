"""What the cookies hold: the token of a session, and which browser proved it twice."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from flask import (
    Response,
    after_this_request,
    current_app,
    g,
    redirect,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import logout_user
from itsdangerous import BadSignature

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance
from vrijwilligers.accounts.actions import sessions as actions
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import second_factor
from vrijwilligers.accounts.rules.sessions import (
    SessionState,
    hash_of,
    new_token,
)
from vrijwilligers.registry import registry
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm
from vrijwilligers.web import access
from vrijwilligers.web.addresses import local_path
from vrijwilligers.web.extensions import login_manager
from vrijwilligers.web.public_requests import EncryptedSerializer

SHOWN = "_user_id"  # the token of the session, where Flask-Login looks
PENDING = "pending"  # the token of a session that awaits its code


@login_manager.user_loader
def load(token: str) -> StaffMember | None:
    """Find the member of staff of this session, if it was not ended."""
    found = queries.of_session(token)
    if found is None:
        return None
    member, g.desk_session = found
    return member


@login_manager.unauthorized_handler
def ask_who_is_there() -> ResponseReturnValue:
    """Lead whoever is not signed in to the door, and remember where they were going."""
    if is_fetch():
        return "", 401
    return redirect(url_for("accounts.sign_in", next=way_back()))


def state() -> SessionState:
    """Return how the session of whoever is signed in stands."""
    return g.desk_session  # type: ignore[no-any-return]


def change_state(**changes: Any) -> None:
    """Let the rest of this request know what was changed in its session."""
    g.desk_session = replace(state(), **changes)


def lasts() -> timedelta:
    """Return how long a session may last."""
    return timedelta(hours=current_app.config["SESSION_HOURS"])


def idle() -> timedelta:
    """Return after how long without a sign of life the screen locks."""
    return timedelta(minutes=current_app.config["IDLE_MINUTES"])


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
        session[PENDING] = actions.start(member, at=now(), awaits_code=True)
        return redirect(url_for("accounts.second_factor", next=target), 303)
    return begin(member, target=target)


def pending() -> StaffMember | None:
    """Return who gave the password and still has to give the code, for some minutes."""
    token = session.get(PENDING)
    return queries.awaiting_code(token, since=now() - second_factor.PATIENCE) if token else None


def begin(member: StaffMember, *, target: str | None) -> Response:
    """Open a session, a new one, and go to the page that was asked for."""
    entrance.enter(member, at=now())
    if PENDING in session:
        actions.end(hash_of(session[PENDING]), at=now())
    renew(member)
    return redirect(local_path(target, first_page(member)), 303)  # type: ignore[return-value]


def renew(member: StaffMember) -> None:
    """Put somebody in a session that begins now; only the language stays of what was."""
    _start_anew()
    session[SHOWN] = actions.start(member, at=now())
    _know_browser(member)


def known_browser(email: str | None) -> str | None:
    """Return by what we know this browser, if the account of an address was signed in here."""
    token_hash = hash_of(request.cookies.get(_browser_cookie(), ""))
    return token_hash if queries.knows_browser(token_hash, email) else None


def _know_browser(member: StaffMember) -> None:
    """Know this browser again; a cookie that we did not give is not taken."""
    token = request.cookies.get(_browser_cookie(), "")
    if not queries.knows_browser(hash_of(token)):
        token = new_token()
    actions.know_browser(member, hash_of(token), at=now())
    after_this_request(partial(_keep_browser, token))


def _keep_browser(token: str, response: Response) -> Response:
    response.set_cookie(
        _browser_cookie(),
        token,
        max_age=length_of(RetentionTerm.BROWSER).span,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _browser_cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-browser"


def forget() -> None:
    """Empty the session: nobody is signed in."""
    left = access.senders()
    logout_user()
    _start_anew()
    session[access.LEFT] = left[0] if left else None


def trust_browser(response: Response, member: StaffMember) -> Response:
    """Let this browser remember, for a day, that this person gave a code here."""
    response.set_cookie(
        proof_cookie_of(member),
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
        proof = _sealer().loads(request.cookies.get(proof_cookie_of(member), ""), max_age=seconds)
    except BadSignature:
        return False
    return bool(proof == _proof_of(member))


def _proof_of(member: StaffMember) -> list[str]:
    own = f"{member.id}.{member.session_epoch}"
    return [own, second_factor.mark_of(member.totp_secret or "")]


def proof_cookie_of(member: StaffMember) -> str:
    """Return what the cookie is called in which a browser remembers a code; it names nobody."""
    return f"{current_app.config['SESSION_COOKIE_NAME']}-proof-{hash_of(member.uid)[:16]}"


def _sealer() -> EncryptedSerializer:
    return EncryptedSerializer(current_app.config["SECRET_KEY"], salt="second factor")


def _start_anew() -> None:
    stays = {name: session[name] for name in ("language", access.LEFT) if session.get(name)}
    session.clear()
    session.update(stays)
