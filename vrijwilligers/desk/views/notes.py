"""Adding what was said, or what a colleague must know, to what happened with somebody."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.desk import actions
from vrijwilligers.desk.forms import NoteForm
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/notes", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.ASKS)
def add_note(candidate_id: int) -> ResponseReturnValue:
    """Add a note: dated, signed, and nobody overwrites it."""
    candidate = opened(candidates.get, candidates.hold, candidate_id)
    log_view(candidate)
    form = NoteForm()
    if form.validate_on_submit():
        with form.showing_problems():
            actions.add_note(candidate, form.text.data or "", by=current_user.id)
            note_let_through(form.let_through, candidate, by=current_user.id)
            flash(_("The note is saved."))
            return redirect(url_for(".fiche", candidate_id=candidate.id, _anchor="line"), 303)
    return form_page("desk/note.html", form, candidate=candidate)
