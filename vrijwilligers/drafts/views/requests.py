"""What every request of a form does with drafts: put back, gone when saved, kept when refused."""

from flask import Response, current_app, flash, g, request
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from flask_login import current_user
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy import inspect
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.drafts import actions, rules
from vrijwilligers.drafts.queries import OpenedDraft
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.drafts.store import without_drafts
from vrijwilligers.drafts.views.blueprint import bp
from vrijwilligers.drafts.views.forms_of_the_house import form_at, keep, own_draft
from vrijwilligers.web.access import is_let_in, is_not_repeated, is_public, senders

TOKEN_SALT = "wtf-csrf-token"  # noqa: S105 - of Flask-WTF
GOES_ON = {422, 423, 429}  # the page of the lock sends it itself, when the password is right


@bp.record_once
def _look_first(state: BlueprintSetupState) -> None:
    """Look who is in before anything ends that session."""
    state.app.before_request_funcs.setdefault(None, []).insert(0, _remember_who)


def _remember_who() -> None:
    if request.method == "POST" and request.endpoint and not is_public(request.endpoint):
        g.senders = senders()


@bp.before_app_request
def put_back() -> None:
    """Let the form of the page that is opened hold what was typed in it."""
    number = request.args.get("draft", "")
    if request.method != "GET" or not number.isdecimal() or len(number) > 9:
        return
    if is_public(request.endpoint or "static") or not current_user.is_authenticated:
        return
    draft = own_draft(int(number))
    if draft and request.path in (draft.address, draft.content.page.partition("?")[0]):
        g.draft_put_back = draft
        g.put_back = MultiDict(draft.content.answers)


def draft_put_back() -> OpenedDraft | None:
    """Return the draft of which the form of this page holds the answers."""
    return g.get("draft_put_back")


@bp.after_app_request
def follow(response: Response) -> Response:
    """Discard what is saved, keep what is not."""
    if request.method != "POST" or "senders" not in g:
        return response
    g.may_write = False  # an error may have left it
    is_saved = is_let_in() and response.status_code < 400
    if is_saved:
        _discard()
    elif "shows_form" not in g:  # a form that is shown again holds what was typed
        is_kept = _keep_sent()
        if not is_let_in() and response.status_code not in GOES_ON:
            _say_what_is_kept(is_kept=is_kept)
    return response


def _form_key() -> str:
    """Return the key of the form that was sent; nothing of one that is never kept."""
    try:
        key = request.form.get("draft", "")
    except HTTPException:  # too large to be read: its drafts stay
        return ""
    return key if rules.FORM_KEY.fullmatch(key) else ""


def _discard() -> None:
    if _form_key() and current_user.is_authenticated:
        (staff_id,) = inspect(current_user._get_current_object()).identity
        actions.discard_saved(staff_id, request.path, _form_key())


@without_drafts(lambda: False)
def _keep_sent() -> bool:
    """Keep what was sent and not saved, for who sent it; tell whether it is kept."""
    if not _form_key():
        return False
    member = _who_sent()
    form = member and form_at(request.path, member)
    if not member or not form:
        return False
    answers = [(n, v) for n, v in request.form.items(multi=True)]
    if rules.is_too_large(answers):
        return False
    methods = (request.url_rule.methods if request.url_rule else None) or ()
    page = request.full_path.rstrip("?") if "GET" in methods else ""
    return keep(form, _form_key(), DraftContent(page, "", answers), member) is not None


def _say_what_is_kept(*, is_kept: bool) -> None:
    if is_kept:
        flash(_("What you typed is kept. You find it again where you typed it, and under Today."))
    elif is_not_repeated(str(request.endpoint)):
        flash(_("For safety nothing of this page was kept. Give the answers again."))


def _who_sent() -> StaffMember | None:
    """Return whose page it was, by its token: another may have signed in since."""
    sealer = URLSafeTimedSerializer(current_app.secret_key or "", salt=TOKEN_SALT)
    try:
        forms = sealer.loads(request.form.get("csrf_token", ""))
    except BadData:
        return None
    tokens = [token for token, own in g.senders if own == forms]
    return accounts.who_had(tokens[0]) if tokens else None
