"""The pages of the list of support needs, and of who has access to what is noted (P-18)."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts.wording import ROLE_NAMES
from vrijwilligers.support_needs import actions, queries
from vrijwilligers.support_needs.feature import SupportPermission
from vrijwilligers.support_needs.forms import ChangeSupportNeedForm, SupportNeedForm
from vrijwilligers.support_needs.views.blueprint import bp
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

NAMES = ("name_nl", "name_fr", "name_en", "is_used")


@bp.get("/support-needs/")
@requires(SupportPermission.LIST)
def index() -> str:
    """Show what can be noted."""
    listed = code_lists.every_support_need()
    return render_template("support_needs/index.html", listed=listed, language=spoken())


@bp.route("/support-needs/new", methods=["GET", "POST"])
@requires(SupportPermission.LIST)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Add something that helps to the list."""
    form = SupportNeedForm()
    if form.validate_on_submit():
        actions.add_to_list(form.details(), by=current_user.id)
        flash(_("It stands on the list."))
        return redirect(url_for(".index"), 303)
    return form_page("support_needs/new.html", form)


@bp.route("/support-needs/<code>/change", methods=["GET", "POST"])
@requires(SupportPermission.LIST)
@writes(Effect.SAVES)
def change(code: str) -> ResponseReturnValue:
    """Change how something on the list is called, or no longer offer it."""
    need = opened(code_lists.get_support_need, code_lists.hold_support_need, code)
    answers = {name: getattr(need, name) for name in NAMES}
    form = editing(partial(ChangeSupportNeedForm, data=answers), version_of(answers))
    if form.validate_on_submit():
        actions.change_listed(need, form.details(), by=current_user.id)
        flash(_("The list is saved."))
        return redirect(url_for(".index"), 303)
    return form_page("support_needs/change.html", form)


@bp.get("/support-needs/access")
@requires(SupportPermission.LIST)
def access() -> str:
    """Show who has access to what people need, in which function, and when they signed."""
    members = queries.who_has_access()
    return render_template("support_needs/access.html", members=members, role_names=ROLE_NAMES)
