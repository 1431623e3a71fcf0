"""Starting a conversation: find the name, begin a new fiche, or go on without a name.

It is counted once, whatever follows; whoever has a conversation today is led to it.
"""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.desk import actions, queries
from vrijwilligers.desk.forms import LONGEST_SEARCH, StartForm
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording import CHANNELS
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import no_draft, requires
from vrijwilligers.web.addresses import asked_keys
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.last_search import last_search, remember_search
from vrijwilligers.web.script_forms import SENT_BY_SCRIPT
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

MOST_FOUND = 12
CHANNEL = f"<any({','.join(Channel)}):channel>"


@bp.route("/conversations/new", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@does(Effect.SHOWS)
@no_draft
def start() -> ResponseReturnValue:
    """Ask with whom a conversation begins, and show who is called so."""
    visit = _visit()
    form = StartForm(data={"channel": request.args.get("channel") or Channel.WALK_IN})
    is_typing = SENT_BY_SCRIPT not in request.headers
    if is_typing and request.headers.get("X-Requested-With") == "desk":
        return render_template(
            "desk/_start.html", form=form, is_fragment=True, **_found(form, visit)
        )
    if form.validate_on_submit():
        remember_search(form.q.data or "")
        return redirect(_with_results(form, visit), 303)
    if not form.is_submitted() and "channel" in request.args:
        form.q.data = last_search()
    return form_page("desk/start.html", form, **_found(form, visit))


@bp.post(f"/candidates/<int:candidate_id>/conversations/{CHANNEL}")
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def count_conversation(candidate_id: int, channel: str) -> ResponseReturnValue:
    """Begin the conversation of today with this person: counted once, whoever begins it again."""
    candidate, visit = candidates.hold(candidate_id), _visit()
    talk = queries.conversation_on(candidate.id, today())
    if talk is None and visit is not None:
        actions.join(visit, candidate, by=current_user.id, today=today())
        talk = visit
    elif talk is None:
        talk = actions.count_with(candidate, Channel(channel), by=current_user.id, today=today())
    return redirect(url_for(".conversation", contact_id=talk.id), 303)


@bp.post("/candidates/<int:candidate_id>/conversations/<int:contact_id>/join")
@requires(CandidatePermission.WRITE)
@writes(Effect.TURNS)
def join_contact(candidate_id: int, contact_id: int) -> ResponseReturnValue:
    """Say that a visit counted without a name was this person."""
    candidate, contact = candidates.hold(candidate_id), queries.hold_contact(contact_id)
    actions.join(contact, candidate, by=current_user.id, today=today())
    return redirect(url_for(".conversation", contact_id=contact.id), 303)


@bp.post(f"/conversations/fiche/{CHANNEL}")
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def begin_fiche(channel: str) -> ResponseReturnValue:
    """Count somebody new, and open a fiche with the name that was typed; it joins the visit."""
    visit = _visit() or _counted(channel)
    remember_search(request.form.get("q", "")[:LONGEST_SEARCH])
    address = url_for("candidates.new", visit=visit.id, language=visit.language)
    return redirect(address, 303)


@bp.post(f"/conversations/nameless/{CHANNEL}")
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def begin_nameless(channel: str) -> ResponseReturnValue:
    """Count somebody who says no name; the page then shows what needs none."""
    visit = _counted(channel)
    flash(_("The conversation is counted."))
    return redirect(url_for(".conversation", contact_id=visit.id), 303)


def _counted(channel: str) -> DeskContact:
    return actions.begin(Channel(channel), by=current_user.id)


def _visit() -> DeskContact | None:
    """Return the visit of today without a name from which a conversation begins, if any."""
    keys = asked_keys("visit")
    if not keys:
        return None
    ask = queries.hold_contact if may_write() else queries.get_contact
    visit = ask(keys[0])
    return visit if visit.candidate_id is None else abort(404)


def _with_results(form: StartForm, visit: DeskContact | None) -> str:
    return url_for(".start", channel=form.chosen_channel(), visit=visit.id if visit else None)


def _found(form: StartForm, visit: DeskContact | None) -> dict[str, object]:
    is_readable = not form.is_submitted() or form.validate()
    text = (form.q.data or "").strip() if is_readable else ""
    found = candidates.searching(text, limit=MOST_FOUND) if text else []
    audit.record_seen("candidate", amount=len(found), by=current_user.id)
    return {
        "found": found,
        "typed": text,
        "channel": visit.channel if visit else form.chosen_channel(),
        "channels": CHANNELS,
        "visit": visit,
    }
