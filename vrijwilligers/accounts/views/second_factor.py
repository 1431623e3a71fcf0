"""Setting up the second step: the app, and the codes on paper."""

import segno
from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance
from vrijwilligers.accounts.actions import second_factor as actions
from vrijwilligers.accounts.actions import sessions as session_actions
from vrijwilligers.accounts.forms import CodeForm, PasswordForm
from vrijwilligers.accounts.rules import second_factor as rules
from vrijwilligers.accounts.rules.sessions import ENROLMENT_LASTS
from vrijwilligers.accounts.views import limits, sessions
from vrijwilligers.accounts.views.ahead import tried_ahead, who_is_here
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.views.sessions import first_page
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import no_draft, signed_in
from vrijwilligers.web.addresses import local_path
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/second-step/set-up", methods=["GET", "POST"])
@signed_in
@limits.slower_again
@no_draft
@tried_ahead(PasswordForm, who_is_here)
@writes(Effect.ASKS)
@repeatable
def enrol() -> ResponseReturnValue:
    """Set up the second step; each time it is begun the password is asked."""
    token_hash = sessions.state().token_hash
    secret = queries.enrolment_secret(token_hash, since=now() - ENROLMENT_LASTS)
    if secret is None:
        return _ask_password()
    form = CodeForm()
    if form.validate_on_submit():
        with form.showing_problems():
            codes = actions.enrol(queries.get(current_user.id), secret, form.code.data, at=now())
            session_actions.end_enrolment(token_hash)
            return _show_once(codes)
    return form_page(
        "accounts/enrol.html",
        form,
        picture=_picture(rules.address_of(secret, email=current_user.email)),
        typed_over=rules.grouped(secret),
    )


@bp.route("/recovery-codes", methods=["GET", "POST"])
@signed_in
@limits.slower_again
@no_draft
@tried_ahead(PasswordForm, who_is_here)
@writes(Effect.ASKS)
@repeatable
def new_recovery_codes() -> ResponseReturnValue:
    """Replace the recovery codes of whoever is signed in and gives the password again."""
    form = PasswordForm()
    if form.validate_on_submit():
        with form.showing_problems():
            member = queries.get(current_user.id)
            entrance.prove(member, form.password.data)
            return _show_once(actions.renew_codes(member))
    left = queries.recovery_codes_left(current_user.id)
    return form_page("accounts/new_recovery_codes.html", form, left=left)


def _ask_password() -> ResponseReturnValue:
    form = PasswordForm()
    if form.validate_on_submit():
        with form.showing_problems():
            entrance.prove(current_user, form.password.data)
            session_actions.begin_enrolment(sessions.state().token_hash, at=now())
            if current_user.totp_secret:
                flash(_("Until you finish, the present second step goes on working."))
            return redirect(url_for(".enrol", next=request.args.get("next")), 303)
    return form_page("accounts/begin_enrolment.html", form, is_anew=bool(current_user.totp_secret))


def _show_once(codes: list[str]) -> str:
    target = local_path(request.args.get("next"), first_page(current_user))
    return render_template("accounts/recovery_codes.html", codes=codes, target=target)


def _picture(address: str) -> str:
    return segno.make(address, error="m").svg_data_uri(scale=5, border=4, light="#fff")
