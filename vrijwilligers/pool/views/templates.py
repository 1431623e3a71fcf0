"""The pages of templates: calls that were kept with a name, to begin the next one from."""

from collections.abc import Callable
from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.pool.actions import templates as actions
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.forms.calls import TemplateNameForm
from vrijwilligers.pool.models import CallTemplate
from vrijwilligers.pool.queries import call_lists
from vrijwilligers.pool.queries import templates as queries
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.views.calls import CALL
from vrijwilligers.pool.wording import call_in_words
from vrijwilligers.pool.wording.templates import template_line
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

TEMPLATE = "/templates/<int:template_id>"


@bp.get("/templates")
@requires(PoolPermission.CALL)
def templates() -> str:
    """Show the calls that are kept with a name, and those that were removed lately."""
    return render_template(
        "pool/call_templates.html",
        lines=[template_line(one) for one in queries.templates()],
        removed=queries.removed(now()),
    )


@bp.route(f"{CALL}/keep", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.ADDS)
def keep(call_id: int) -> ResponseReturnValue:
    """Keep a call with a name."""
    call = call_lists.whole(call_id)
    words = call_in_words(call)
    form = editing(partial(TemplateNameForm, data={"name": words.title}), 0)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.keep(call, form.name.data, by=current_user.id)
            flash(_("The template is there. You find it where a call is made."))
            return redirect(url_for(".show", call_id=call.id), 303)
    return form_page("pool/keep_call.html", form, call=call, words=words)


@bp.route(TEMPLATE, methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.SAVES)
def rename_template(template_id: int) -> ResponseReturnValue:
    """Give a template another name."""
    template = opened(queries.get, queries.hold, template_id)
    form = editing(partial(TemplateNameForm, data={"name": template.name}), template.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.rename(template, form.name.data, by=current_user.id)
            flash(_("The template has another name."))
            return redirect(url_for(".templates"), 303)
    return form_page("pool/rename_template.html", form, was=template.name)


@bp.post(f"{TEMPLATE}/name-back")
@requires(PoolPermission.CALL)
@writes(Effect.TURNS)
def name_template_back(template_id: int) -> ResponseReturnValue:
    """Call a template again as it was called before."""
    deed = partial(actions.name_back, by=current_user.id)
    return _done(template_id, deed, _("The template has its name of before."))


@bp.post(f"{TEMPLATE}/remove")
@requires(PoolPermission.CALL)
@writes(Effect.TURNS)
def remove_template(template_id: int) -> ResponseReturnValue:
    """Remove a template; it can be put back for a while."""
    deed = partial(actions.remove, by=current_user.id, at=now())
    return _done(template_id, deed, _("The template is removed. For 30 days you can put it back."))


@bp.post(f"{TEMPLATE}/put-back")
@requires(PoolPermission.CALL)
@writes(Effect.TURNS)
def put_template_back(template_id: int) -> ResponseReturnValue:
    """Let a template that was removed be there again."""
    deed = partial(actions.put_back, by=current_user.id, at=now())
    return _done(template_id, deed, _("The template is there again."))


def _done(
    template_id: int, deed: Callable[[CallTemplate], None], words: str
) -> ResponseReturnValue:
    try:
        deed(queries.hold_any(template_id))
    except Problem as problem:
        flash(str(problem.message))
    else:
        flash(words)
    return redirect(url_for(".templates"), 303)
