"""Choosing a password: by the link of an invitation or a mail, or when signed in."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import passwords
from vrijwilligers.accounts.forms import ChangePasswordForm, ForgotForm, NewPasswordForm
from vrijwilligers.accounts.models import OneTimeLink
from vrijwilligers.accounts.views import limits, sessions
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.views.links import address_of
from vrijwilligers.links import tokens
from vrijwilligers.links.tokens import LinkState
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import public, signed_in
from vrijwilligers.web.pages import form_page
from vrijwilligers.web.writing import writes


@bp.route("/welcome/<token>", methods=["GET", "POST"])
@public
@limits.choose_password
@writes
def choose_password(token: str) -> ResponseReturnValue:
    """Let whoever holds a link choose a password; opening the page changes nothing."""
    link = queries.link(token)
    fate = _fate_of(link)
    if fate != LinkState.OPEN or link.staff_member.is_closed:
        return render_template("accounts/dead_link.html", link=link, fate=fate), 410
    form = NewPasswordForm()
    if form.validate_on_submit():
        with form.showing_problems():
            member = passwords.choose_by_link(token, form.new_password.data, at=now())
            flash(_("Your password is saved."))
            return sessions.let_in(member, target=None)
    return form_page("accounts/choose_password.html", form, link=link)


@bp.route("/forgot", methods=["GET", "POST"])
@public
@limits.forgot_by_place
@limits.forgot_by_address
@writes
def forgot() -> ResponseReturnValue:
    """Send a link to choose a new password; the answer is the same for every address."""
    form = ForgotForm()
    if form.validate_on_submit():
        passwords.ask_reset(form.email.data, address_of=address_of, at=now())
        return render_template("accounts/link_sent.html")
    return form_page("accounts/forgot.html", form)


@bp.route("/password", methods=["GET", "POST"])
@signed_in
@limits.password_again
@writes
def change_password() -> ResponseReturnValue:
    """Change the password of whoever is signed in; other sessions end, this one goes on."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        with form.showing_problems():
            member = queries.get(current_user.id)
            present, new = form.password.data, form.new_password.data
            passwords.change(member, present=present, new=new, at=now())
            sessions.renew(member)
            flash(_("Your password is changed. Elsewhere you were signed out."))
            return redirect(url_for(".me"), 303)
    return form_page("accounts/change_password.html", form)


def _fate_of(link: OneTimeLink) -> LinkState:
    return tokens.fate(used_at=link.used_at, expires_at=link.expires_at, at=now())
