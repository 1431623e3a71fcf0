"""What pages say of drafts: above a form, and in the form itself."""

import secrets
from typing import Any

from flask import g, render_template, request, url_for
from flask_login import current_user
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from vrijwilligers.drafts import rules
from vrijwilligers.drafts.queries import OpenedDraft
from vrijwilligers.drafts.views.blueprint import bp
from vrijwilligers.drafts.views.forms_of_the_house import form_at, own_drafts_of
from vrijwilligers.drafts.views.requests import draft_put_back
from vrijwilligers.drafts.wording import say_moment
from vrijwilligers.web.access import is_public


@bp.app_template_global()
def form_key(address: str = "") -> str:
    """Return the key under which what is typed in a form is kept; none where nothing is."""
    if not _may_be_kept(address):
        return ""
    if draft := draft_put_back():
        return draft.form_key
    sent = request.form.get("draft", "") if request.method == "POST" else ""
    if rules.FORM_KEY.fullmatch(sent):
        return sent
    if "form_key" not in g:
        g.form_key = secrets.token_hex(16)
    return g.form_key


@bp.app_template_global()
def draft_moment(draft: OpenedDraft) -> str:
    """Say when a draft was typed."""
    return say_moment(draft.saved_at)


@bp.app_template_global()
def drafts_offered(form: Any, address: str = "") -> Markup:
    """Offer what was typed in a form before; show what it no longer asks, to copy."""
    if not _may_be_kept(address):
        return Markup()
    own, draft = form_key(address), draft_put_back()
    offered = [] if form.errors else own_drafts_of(address or request.path)
    return Markup(  # noqa: S704 - made by our own template
        render_template(
            "drafts/_offers.html",
            offered=[one for one in offered if one.form_key != own],
            draft=draft,
            unknown=_unknown(form, draft) if draft else [],
        )
    )


@bp.app_template_global()
def way_back_to_typed() -> str:
    """Return where somebody finds what they just sent, after an error; no database is asked."""
    endpoint = request.endpoint
    if request.method != "POST" or not endpoint or is_public(endpoint) or not _was_typed():
        return ""
    return url_for("drafts.latest", form=request.path)


def _was_typed() -> bool:
    """Tell whether what is sent has a draft; of what was too large to be read it may have one."""
    try:
        return "draft" in request.form
    except HTTPException:
        return True


def _unknown(form: Any, draft: Any) -> list[tuple[str, str]]:
    """Return the answers that the form asks no longer, since the product changed."""
    asked = tuple(field.name for field in form)
    return [
        (name, text)
        for name, text in draft.content.answers
        if text and not any(name == one or name.startswith(f"{one}-") for one in asked)
    ]


def _may_be_kept(address: str) -> bool:
    if not current_user.is_authenticated:
        return False
    path = address or request.path
    known = g.setdefault("kept_forms", {})
    if path not in known:
        known[path] = form_at(path, current_user) is not None
    return bool(known[path])
