"""The page of the settings, and the picture of the desk."""

from functools import partial

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from vrijwilligers.records.db import may_write
from vrijwilligers.settings import actions, queries, wording
from vrijwilligers.settings.current import desk_settings, takes_fiches
from vrijwilligers.settings.feature import SettingsPermission
from vrijwilligers.settings.forms import DeskSettingsForm
from vrijwilligers.settings.rules import Section
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web import public_requests
from vrijwilligers.web.access import public, requires
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.languages import browser_language
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PAGE = "settings/desk.html"
HEADINGS = {
    Section.DESK: _l("The desk"),
    Section.CONTACT: _l("Where it is, and how to reach it"),
    Section.HOURS: _l("When it is open"),
    Section.CONTROLLER: _l("Who is responsible for the data"),
    Section.TERMS: _l("How long data is kept"),
}

bp = Blueprint("settings", __name__, url_prefix="/settings")
bp.app_template_global()(desk_settings)
bp.app_template_global()(wording.demo_lines)
bp.app_template_global()(takes_fiches)


@bp.app_template_global()
def desk_name_line() -> str:
    """Say name and place of the desk on one line."""
    return wording.name_line(desk_settings())


@bp.app_template_global()
def site_name() -> str:
    """Say what the public pages are called."""
    return wording.site_name(desk_settings())


@bp.app_template_global()
def desk_contact_lines() -> list[str]:
    """Say where the desk is, how to reach it and when it is open."""
    return wording.contact_lines(desk_settings(), today=today())


@bp.app_template_global()
def controller_lines(language: str) -> list[str]:
    """Say who is responsible for the data, in the language of who reads it."""
    return wording.controller_lines_in(language, desk_settings())


@bp.route("/desk", methods=["GET", "POST"])
@requires(SettingsPermission.WRITE)
@writes(Effect.SAVES)
def desk() -> ResponseReturnValue:
    """Say what this desk is."""
    if may_write():
        queries.hold()
    stored = queries.stored()
    form = editing(partial(DeskSettingsForm.of, stored), stored.version)
    if form.validate_on_submit():
        with form.showing_problems():
            _write(form)
            flash(_("The settings of the desk are saved."))
            return redirect(url_for(".desk"), 303)
    sections = [(words, form.questions(section)) for section, words in HEADINGS.items()]
    return form_page(PAGE, form, sections=sections)


@bp.get("/logo.png")
@public
def logo() -> ResponseReturnValue:
    """Show the picture of the desk; its address changes with it."""
    public_requests.receive(browser_language(), error_template="site/error.html")
    answer = Response(queries.logo() or abort(404), mimetype="image/png")
    answer.cache_control.public = True
    answer.cache_control.max_age = 3600
    return answer


def _write(form: DeskSettingsForm) -> None:
    actions.write(form.details(), by=current_user.id)
    picture = form.picture()
    if picture or form.without_logo.data:
        actions.change_logo(picture, by=current_user.id)
