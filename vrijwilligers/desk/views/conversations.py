"""The page of a conversation: what was said last, the note, and its parts in any order."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission, WhereToGoOn
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk import actions, queries
from vrijwilligers.desk.current import is_fresh
from vrijwilligers.desk.forms import ConversationNoteForm
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.queries.conversations import TalkNotes
from vrijwilligers.desk.rules import Explained
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.views.fiche import first_questions
from vrijwilligers.desk.wording import CHANNELS
from vrijwilligers.desk.wording import conversation as wording
from vrijwilligers.matching import queries as matching
from vrijwilligers.records.db import may_write
from vrijwilligers.scans.queries import scans_of
from vrijwilligers.scans.wording import scans_on_fiche
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.support_needs.queries import may_open
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vocabulary import clock
from vrijwilligers.vocabulary.languages import LANGUAGES, say_hour
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.script_forms import SENT_BY_SCRIPT
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes

NEXT_STEP = "next"
MOST_SUGGESTED = 5


@bp.route("/conversations/<int:contact_id>", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.SAVES)
def conversation(contact_id: int) -> ResponseReturnValue:
    """Show a conversation, and keep what is said in it as a note of who writes it."""
    contact = opened(queries.get_contact, queries.hold_contact, contact_id)
    if contact.candidate_id is None:
        return _without_name(contact)
    candidate = candidates.whole(contact.candidate_id)
    notes = queries.notes_in(contact, by=current_user.id, day=clock.today())
    form = _note_form(notes.mine)
    if form.validate_on_submit():
        actions.write_note(
            contact, form.note.data or "", over=form.seen.data, by=current_user.id, at=clock.now()
        )
        note_let_through(form.let_through, candidate, by=current_user.id)
        return _after_note(contact)
    log_view(candidate)
    return form_page("desk/conversation.html", form, **_shown(contact, candidate, notes))


@bp.get("/conversations/<int:contact_id>/note")
@requires(CandidatePermission.WRITE)
def note(contact_id: int) -> str:
    """Show the note alone, to stand in the place of the one on the page that it was sent from."""
    contact = queries.get_contact(contact_id)
    candidate = candidates.get(contact.candidate_id or abort(404))
    log_view(candidate)
    return render_template(
        "desk/_note.html",
        is_fragment=True,
        form=_note_form(queries.note_of(contact, by=current_user.id, day=clock.today())),
        contact=contact,
        candidate=candidate,
        saved=_("Saved at %(time)s", time=say_hour(clock.now())),
    )


@bp.post(
    f"/conversations/<int:contact_id>/explained/<any({','.join(Explained)}):what>"
    f"/<any({','.join(LANGUAGES)}):language>"
)
@requires(CandidatePermission.WRITE)
@writes(Effect.GOES_ON)
def explained(contact_id: int, what: str, language: str) -> ResponseReturnValue:
    """Note that something was explained in this conversation, and in which language."""
    contact = queries.hold_contact(contact_id)
    actions.note_explained(contact, Explained(what), language, by=current_user.id)
    flash(_("It is noted."))
    return redirect(url_for(".conversation", contact_id=contact.id, _anchor="welcome"), 303)


def address_of(question: WhereToGoOn) -> str:
    """Answer where one goes on with somebody: the conversation of today, if there is one."""
    talk = queries.conversation_on(question.candidate_id, clock.today())
    return url_for("desk.conversation", contact_id=talk.id) if talk else ""


def _without_name(contact: DeskContact) -> ResponseReturnValue:
    if may_write():
        abort(404)
    return render_template(
        "desk/nameless.html",
        contact=contact,
        channels=CHANNELS,
        explained=wording.explanations_of(contact),
    )


def _note_form(mine: ConversationNote | None) -> ConversationNoteForm:
    text = mine.text if mine else ""
    form = ConversationNoteForm(data={"note": text})
    return form.over(text)


def _after_note(contact: DeskContact) -> ResponseReturnValue:
    here = url_for(".conversation", contact_id=contact.id)
    if request.form.get("then") == NEXT_STEP:
        address = url_for("matching.plan_follow_up", candidate=contact.candidate_id, next=here)
        return redirect(address, 303)
    if SENT_BY_SCRIPT not in request.headers:
        flash(_("The note is saved (%(time)s).", time=say_hour(clock.now())))
    return redirect(f"{here}#note-part", 303)


def _shown(contact: DeskContact, candidate: Candidate, notes: TalkNotes) -> dict[str, Any]:
    day = clock.today()
    follow_ups = matching.follow_ups_of(candidate)
    promised = {one.introduction.vacancy_id for one in follow_ups if one.introduction}
    suggestions = matching.suggestions(candidate, today=day, limit=MOST_SUGGESTED, beside=promised)
    questions = first_questions(candidate, formdata=None)
    events = queries.events_of(candidate.id)
    return {
        "contact": contact,
        "candidate": candidate,
        "today": day,
        "is_fresh": is_fresh(contact, day),
        "saved": _("Saved") if notes.mine else "",
        "channels": CHANNELS,
        "notes": notes.others,
        "follow_ups": follow_ups,
        "suggestions": suggestions,
        "questions": questions,
        "scans": scans_on_fiche(scans_of(candidate), candidate, code_lists.talent_names()),
        "opens_support": may_open(
            candidate, current_user, day=day, is_counted=clock.day_of(contact.at) == day or None
        ),
        "parts": wording.parts(candidate, suggestions, follow_ups, events),
        "explained": wording.explanations(events),
        "consents": wording.consents(candidate),
    }
