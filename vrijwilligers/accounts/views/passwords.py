"""Choosing a password: by the link of an invitation or a mail, or when signed in."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import passwords
from vrijwilligers.accounts.forms import ChangePasswordForm, ForgotForm, NewPasswordForm
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules.links import RESET, WELCOMES
from vrijwilligers.accounts.views import limits, sessions
from vrijwilligers.accounts.views.ahead import chosen_ahead, who_has_link, who_is_here
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import address_of, opens
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import no_draft, public, signed_in
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import write_after_answer, writes


def _member(link: SignedLink) -> StaffMember:
    return record_of(link, StaffMember)


def _is_reset(link: SignedLink) -> bool:
    return link.purpose == RESET.name


@bp.route("/welcome/<token>", methods=["GET", "POST"])
@public
@chosen_ahead(NewPasswordForm, who_has_link)
@writes(Effect.ASKS)
@opens(
    *WELCOMES,
    is_over=lambda link: _member(link).is_closed,
    shown=lambda link: {"is_closed": _member(link).is_closed, "is_reset": _is_reset(link)},
)
def choose_password(link: SignedLink, token: str) -> ResponseReturnValue:
    """Let whoever holds a link choose a password; opening the page changes nothing."""
    form = NewPasswordForm()
    if form.validate_on_submit():
        with form.showing_problems():
            member = passwords.choose_by_link(link, form.new_password.data, at=now())
            flash(_("Your password is saved."))
            return sessions.let_in(member, target=None)
    page = {"member": _member(link), "is_reset": _is_reset(link)}
    return form_page("accounts/choose_password.html", form, **page)


@bp.route("/forgot", methods=["GET", "POST"])
@public
@limits.forgot_by_place
@writes(Effect.ASKS)
def forgot() -> ResponseReturnValue:
    """Send a link to choose a new password; the answer is the same for every address.

    So is its time: the work begins when it is out.
    """
    form = ForgotForm()
    if form.validate_on_submit():
        ask = partial(passwords.ask_reset, form.email.data, address_of=address_of(RESET), at=now())
        write_after_answer(ask)
        return render_template("accounts/link_sent.html")
    return form_page("accounts/forgot.html", form)


@bp.route("/password", methods=["GET", "POST"])
@signed_in
@no_draft
@limits.slower_again
@chosen_ahead(ChangePasswordForm, who_is_here)
@writes(Effect.ASKS)
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
