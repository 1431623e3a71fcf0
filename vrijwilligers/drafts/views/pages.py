"""The pages of drafts: one that keeps what is typed, one that leads back to it, one to discard."""

import json

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.drafts import actions, queries, rules
from vrijwilligers.drafts.queries import OpenedDraft
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.drafts.store import DraftsAreAway
from vrijwilligers.drafts.views.blueprint import bp
from vrijwilligers.drafts.views.forms_of_the_house import (
    form_at,
    keep,
    own_draft,
    own_drafts_of,
)
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import say_hour
from vrijwilligers.web.access import no_draft, signed_in
from vrijwilligers.web.addresses import local_path, with_argument
from vrijwilligers.web.effects import Effect, does


@bp.post("/")
@signed_in
@does(Effect.OWN)
@no_draft
def keep_typing() -> ResponseReturnValue:
    """Keep what somebody types in a form, some moments after the last key."""
    form = form_at(request.form.get("address", ""), current_user)
    form_key = request.form.get("form_key", "")
    if form is None or not rules.FORM_KEY.fullmatch(form_key):
        return _say(_("What you type here is not kept."), 404)
    try:
        content = _content()
    except (ValueError, RecursionError):
        return _say(_("What you type here is not kept."), 400)
    if rules.is_too_large(content.answers):
        return _say(_("This is too long to keep meanwhile. Save it, or make it shorter."), 413)
    try:
        kept = keep(form, form_key, content, current_user)
    except DraftsAreAway:
        return _say(_("What you type cannot be kept just now."), 507)
    if kept is None:
        return _say(_("What you type here is not kept: the record is gone."), 410)
    draft_id, typed = kept
    words = _("What you type is kept (%(time)s). It is not saved yet.", time=say_hour(now()))
    return jsonify(id=draft_id, words=words, left_out=typed.left_out)


@bp.get("/<int:draft_id>")
@signed_in
def go_on(draft_id: int) -> ResponseReturnValue:
    """Go back to the form, or show what was typed where that form is no longer there."""
    draft = own_draft(draft_id)
    if draft is None:
        flash(_("What you typed is no longer kept."))
        return redirect(url_for("desk.today"))
    if page := _page_of(draft):
        return redirect(with_argument(page, "draft", draft.id))
    if draft.is_special:
        flash(_("What you typed there opens only in a conversation of today."))
        return redirect(url_for("desk.today"))
    return render_template("drafts/show.html", draft=draft, unknown=draft.content.answers)


@bp.get("/latest")
@signed_in
def latest() -> ResponseReturnValue:
    """Go back to what was typed last in a form; where nothing is kept, to the form itself."""
    path = local_path(request.args.get("form"), "/")
    if found := own_drafts_of(path):
        return redirect(url_for(".go_on", draft_id=found[0].id))
    if form_at(path, current_user, method="GET"):
        return redirect(path)
    flash(_("What you typed is no longer kept."))
    return redirect(url_for("desk.today"))


@bp.post("/<int:draft_id>/discard")
@signed_in
@does(Effect.OWN)
def discard(draft_id: int) -> ResponseReturnValue:
    """Throw away what was typed."""
    try:
        actions.discard(current_user.id, draft_id)
        flash(_("What you typed is thrown away."))
    except DraftsAreAway:
        flash(_("What you typed cannot be thrown away just now. Try again later."))
    return redirect(local_path(request.form.get("next"), url_for("desk.today")), 303)


def _content() -> DraftContent:
    answers = rules.answers_in(json.loads(request.form.get("typed", "")))
    page = local_path(request.form.get("page"), "/")
    return DraftContent(page, request.form.get("title", ""), answers)


def _page_of(draft: OpenedDraft) -> str | None:
    """Return the page on which the form stands, if that page and its record are there."""
    page = draft.content.page
    form = form_at(page.partition("?")[0], current_user, method="GET")
    if form is None:
        return None
    try:
        queries.people_of(form.numbers)
    except queries.RecordIsGone:
        return None
    return page


def _say(words: str, status: int) -> ResponseReturnValue:
    return jsonify(words=words), status
