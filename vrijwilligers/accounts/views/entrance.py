"""Signing in and out."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance
from vrijwilligers.accounts.actions import second_factor as factor_actions
from vrijwilligers.accounts.forms import CodeForm, SignInForm
from vrijwilligers.accounts.views import limits, sessions
from vrijwilligers.accounts.views.ahead import tried_ahead, who_signs_in
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import public, signed_in
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/sign-in", methods=["GET", "POST"])
@public
@limits.sign_in_by_place
@limits.slower_sign_in
@tried_ahead(SignInForm, who_signs_in)
@writes(Effect.ASKS)
@repeatable
def sign_in() -> ResponseReturnValue:
    """Ask who is there."""
    if current_user.is_authenticated:
        return redirect(sessions.first_page(current_user), 303)
    form = SignInForm()
    if form.validate_on_submit():
        with form.showing_problems():
            member = entrance.recognise(form.email.data, form.password.data)
            return sessions.let_in(member, target=request.args.get("next"))
    return form_page("accounts/sign_in.html", form)


@bp.route("/second-step", methods=["GET", "POST"])
@public
@limits.slower_code
@writes(Effect.ASKS)
@repeatable
def second_factor() -> ResponseReturnValue:
    """Ask the code of the app, or one from paper, of whoever gave the password."""
    member = sessions.pending()
    if member is None:
        flash(_("That took too long. Sign in again."))
        return redirect(url_for(".sign_in"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        with form.showing_problems():
            factor_actions.prove(member, form.code.data, at=now())
            target = request.args.get("next")
            return sessions.trust_browser(sessions.begin(member, target=target), member)
    has_paper = "paper" in request.args
    return form_page("accounts/second_factor.html", form, has_paper=has_paper)


@bp.post("/sign-out")
@signed_in
@writes(Effect.OWN)
@repeatable
def sign_out() -> ResponseReturnValue:
    """End this session."""
    member, token_hash = queries.get(current_user.id), sessions.state().token_hash
    entrance.leave(member, token_hash=token_hash, at=now())
    sessions.forget()
    flash(_("You are signed out."))
    return redirect(url_for(".sign_in"), 303)


@bp.post("/sign-out-everywhere")
@signed_in
@writes(Effect.OWN)
@repeatable
def sign_out_everywhere() -> ResponseReturnValue:
    """End all sessions of this person, this one too."""
    entrance.end_sessions(queries.get(current_user.id), by=current_user.id)
    sessions.forget()
    flash(_("You are signed out here and on all other computers."))
    return redirect(url_for(".sign_in"), 303)
