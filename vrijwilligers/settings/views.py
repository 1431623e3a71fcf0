"""The page of the settings, and the picture of the desk."""

from collections.abc import Callable
from functools import partial, wraps

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.records.db import may_write
from vrijwilligers.settings import actions, queries, wording
from vrijwilligers.settings.current import desk_settings, takes_fiches
from vrijwilligers.settings.feature import SettingsPermission
from vrijwilligers.settings.forms import FORMS, DeskSettingsForm, answers_of
from vrijwilligers.settings.logo import LogoIsNoPicture, read_logo
from vrijwilligers.settings.rules import DeskSettings, Section
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web import public_requests
from vrijwilligers.web.access import public, requires
from vrijwilligers.web.editing import editing, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.languages import browser_language
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

Sent = bytes | LogoIsNoPicture | None  # of a picture: what we keep, or why not

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


def _read_ahead(
    view: Callable[[str, Sent], ResponseReturnValue],
) -> Callable[[str], ResponseReturnValue]:
    """Read the picture that was sent before a page takes the writers' place."""

    @wraps(view)
    def wrapper(section: str) -> ResponseReturnValue:
        file = request.files.get("logo")
        return view(section, _picture(file.read()) if file else None)

    return wrapper


@bp.get("/desk")
@requires(SettingsPermission.WRITE)
def desk() -> str:
    """Show what this desk says of itself, part by part, and how a letter begins."""
    return render_template("settings/desk.html", parts=wording.parts(queries.stored()))


@bp.route(f"/desk/<any({','.join(Section)}):section>", methods=["GET", "POST"])
@requires(SettingsPermission.WRITE)
@_read_ahead
@writes(Effect.SAVES)
def part(section: str, sent: Sent) -> ResponseReturnValue:
    """Say a part of what this desk is."""
    if may_write():
        queries.hold()
    stored, asked = queries.stored(), Section(section)
    seen = version_of(answers_of(stored, asked))  # of this part: another may change meanwhile
    form = editing(partial(FORMS[asked].of, stored), seen)
    if form.validate_on_submit():
        with form.showing_problems():
            _write(form, stored, sent)
            flash(_("The settings of the desk are saved."))
            return redirect(url_for(".desk"), 303)
    return form_page("settings/part.html", form, heading=wording.HEADINGS[asked])


@bp.get("/logo.png")
@public
def logo() -> ResponseReturnValue:
    """Show the picture of the desk; its address changes with it."""
    public_requests.receive(browser_language(), error_template="site/error.html")
    answer = Response(queries.logo() or abort(404), mimetype="image/png")
    answer.cache_control.public = True
    answer.cache_control.max_age = 3600
    return answer


def _picture(content: bytes) -> bytes | LogoIsNoPicture:
    try:
        return read_logo(content)
    except LogoIsNoPicture as refused:
        return refused


def _write(form: DeskSettingsForm, stored: DeskSettings, sent: Sent) -> None:
    if isinstance(sent, LogoIsNoPicture):
        raise sent
    actions.write(form.details(stored), by=current_user.id)
    if sent or ("without_logo" in form and form["without_logo"].data):
        actions.change_logo(sent, by=current_user.id)
