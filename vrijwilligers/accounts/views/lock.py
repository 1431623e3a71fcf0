"""The guard at every page: is the day over, the screen locked, the second step still missing.

A form that is sent to a locked screen is not lost: the lock page carries all that was typed,
sealed; when the password is right the request goes on to its own page as if nothing had happened.
"""

from flask import (
    current_app,
    flash,
    has_request_context,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import AnonymousUserMixin, current_user

from vrijwilligers.accounts.actions import entrance
from vrijwilligers.accounts.actions import sessions as actions
from vrijwilligers.accounts.forms import PasswordForm
from vrijwilligers.accounts.rules import roles
from vrijwilligers.accounts.views import limits, sessions
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.views.locked_form import open_sent, plain_answers, seal_sent
from vrijwilligers.accounts.views.sessions import first_page, forget, is_fetch, way_back
from vrijwilligers.records.db import at_once
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import is_not_repeated, is_public, no_draft, signed_in
from vrijwilligers.web.addresses import asked_address, here, local_path
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import write_after_answer

PREFIX = "_unlock_"
PASSWORD = f"{PREFIX}password"
SENT = f"{PREFIX}sent"
AT_THE_LOCK = {"accounts.lock", "accounts.unlock", "accounts.sign_out"}
BEFORE_SECOND_STEP = AT_THE_LOCK | {
    "accounts.enrol",
    "accounts.heartbeat",
    "accounts.sign_out_everywhere",
}
WAIT = _l("For safety you have to wait a few minutes. Then try again.")


@bp.before_app_request
def guard() -> ResponseReturnValue | None:
    """Stop a request whose session is over, locked, or without the second step it needs."""
    if request.endpoint is None or is_public(request.endpoint):
        return None
    if not current_user.is_authenticated:
        return None  # web.access shows the door
    return _day_is_over() or _screen_is_locked() or _second_step_is_missing()


@bp.post("/lock")
@signed_in
@does(Effect.OWN)
def lock() -> ResponseReturnValue:
    """Lock the screen, wherever this session is; the password of the same person opens it."""
    with at_once():
        actions.lock(sessions.state().token_hash, at=now())
    if is_fetch():
        return "", 204
    return redirect(url_for(".unlock", next=request.form.get("next")), 303)


@bp.route("/unlock", methods=["GET", "POST"])
@signed_in
@does(Effect.ASKS)
@no_draft
@limits.slower_again
def unlock() -> ResponseReturnValue:
    """Ask the password of whoever is signed in, and go on where they were."""
    form = PasswordForm()
    target = local_path(request.args.get("next"), first_page(current_user))
    if request.method == "GET" and not _is_locked():
        return redirect(target)
    if _opens(form):
        return heartbeat() if is_fetch() else redirect(target, 303)
    if is_fetch():
        return str(form.password.errors[0]), 422
    return form_page("accounts/unlock.html", form, name=current_user.name)


@bp.get("/heartbeat")
@signed_in
def heartbeat() -> ResponseReturnValue:
    """Tell an open page which session it is in; the guard tells it when the screen is shut."""
    return {"session": sessions.state().mark}


@bp.app_context_processor
def what_session_is_shown() -> dict[str, object]:
    """Let an open page know which session it is in, so that it knows another one."""
    return {"session_mark": lambda: sessions.state().mark}


@bp.app_context_processor
def who_is_shown() -> dict[str, object]:
    """Let every page of a shut session look signed out: no name, no rooms, no search, no cover.

    Also the pages that the guard lets through: those for everyone, and those of an error.
    """
    is_shut = has_request_context() and current_user.is_authenticated and _is_shut()
    return {"current_user": AnonymousUserMixin()} if is_shut else {}


def _day_is_over() -> ResponseReturnValue | None:
    if not _is_over():
        return None
    forget()
    if is_fetch():
        return "", 401
    flash(_("You were signed in for a long time. Sign in again to go on."))
    return redirect(url_for("accounts.sign_in", next=way_back()))


def _screen_is_locked() -> ResponseReturnValue | None:
    if request.endpoint in AT_THE_LOCK:
        return None
    if not _is_locked():
        _note_activity()
        return None
    if is_fetch():
        return _("The screen is locked."), 423
    if request.method == "GET":
        return redirect(url_for("accounts.unlock", next=here()))
    if is_not_repeated(str(request.endpoint)):
        return redirect(url_for("accounts.unlock", next=here()), 303)
    return _ask_password_and_go_on()


def _second_step_is_missing() -> ResponseReturnValue | None:
    compulsory = current_app.config["SECOND_FACTOR_ROLES"]
    is_needed = roles.must_prove_twice(current_user.role_names, compulsory)
    if current_user.totp_secret or not is_needed or request.endpoint in BEFORE_SECOND_STEP:
        return None
    if is_fetch():
        return "", 403
    return redirect(url_for("accounts.enrol", next=way_back()), 303)


def _is_shut() -> bool:
    return _is_over() or _is_locked()


def _is_over() -> bool:
    return sessions.state().is_over(now(), lasts=sessions.lasts())


def _is_locked() -> bool:
    return sessions.state().is_locked(now(), idle=sessions.idle())


def _note_activity() -> None:
    state, idle, began = sessions.state(), sessions.idle(), now()
    if "X-Background" in request.headers or not state.is_worth_noting(began, idle=idle):
        return
    write_after_answer(
        lambda: actions.note_activity(state.token_hash, began=began, idle=idle, at=now())
    )


def _opens(form: PasswordForm) -> bool:
    if not form.validate_on_submit():
        return False
    with form.showing_problems():
        entrance.prove(current_user, form.password.data)
        with at_once():
            actions.unlock(sessions.state(), at=now())
        sessions.change_state(locked_at=None, active_at=now())
        return True
    return False


def _ask_password_and_go_on() -> ResponseReturnValue | None:
    if PASSWORD not in request.form:
        return _lock_page(PasswordForm(formdata=None, prefix=PREFIX), 423)
    form, tried = PasswordForm(prefix=PREFIX), limits.begin_again()
    if not tried.may_go_on:
        form.form_errors.append(WAIT)
        return _lock_page(form, 429)
    is_right = _opens(form)
    tried.end(is_right=is_right)
    if not is_right:
        return _lock_page(form, 422)
    open_sent(SENT)
    return None


def _lock_page(form: PasswordForm, status: int) -> ResponseReturnValue:
    carried = [(name, value) for name, value in plain_answers() if name != "csrf_token"]
    page = render_template(
        "accounts/locked.html",
        form=form,
        sent=[*carried, (SENT, seal_sent(SENT, without=PASSWORD))],
        has_files=any(file.filename for file in request.files.values()),
        name=current_user.name,
        address=asked_address(),
    )
    return page, status
