"""What is somebody's own: their account, and the language of the pages."""

from flask import abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import team
from vrijwilligers.accounts.forms import MeForm
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web.access import public, signed_in
from vrijwilligers.web.addresses import local_path
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/me", methods=["GET", "POST"])
@signed_in
@writes(Effect.SAVES)
def me() -> ResponseReturnValue:
    """Show whoever is signed in their account, and change name and language."""
    member = queries.get(current_user.id)
    form = MeForm(obj=member)
    if form.validate_on_submit():
        team.rename(member, name=form.name.data, language=form.language.data)
        session["language"] = form.language.data
        flash(_("Your account is saved."))
        return redirect(url_for(".me"), 303)
    left = queries.recovery_codes_left(member.id)
    return form_page("accounts/me.html", form, member=member, left=left)


@bp.get("/speak/<language>")
@public
def speak(language: str) -> ResponseReturnValue:
    """Show the pages in another language, in this browser."""
    if language not in LANGUAGES:
        abort(404)
    session["language"] = language
    return redirect(local_path(request.args.get("next"), url_for(".sign_in")))
