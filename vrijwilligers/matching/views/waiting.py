"""The pages of waiting until something comes: begun on a fiche, and a list of whom to call."""

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.questions import consent_text
from vrijwilligers.candidates.rules import ConsentPurpose, may_need_parent
from vrijwilligers.matching.actions import waiting as actions
from vrijwilligers.matching.actions.consent import agree
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms import WaitForm
from vrijwilligers.matching.queries import waiting as queries
from vrijwilligers.matching.rules.codes import ArrivalAnswer
from vrijwilligers.matching.views.blueprint import (
    bp,
    lay_out_offers,
    open_candidate,
    shown_again,
    way_back,
)
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write
from vrijwilligers.records.listing import listing
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, page_number
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/wait", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def wait(candidate_id: int) -> ResponseReturnValue:
    """Note that somebody wants to hear when something comes, and ask first whether we may call."""
    if may_write():
        lay_out_offers()
    candidate = open_candidate(candidate_id)
    form = _wait_form(candidate)
    if form.validate_on_submit():
        with form.showing_problems():
            _begin(candidate, form)
            note_let_through(form.let_through, candidate, by=current_user.id)
            flash(_("It is noted. When something comes, this person stands on the day’s page."))
            return redirect(way_back(candidate.id), 303)
    shown_again(candidate)
    text = consent_text(form, candidate.language)
    return form_page("matching/wait.html", form, candidate=candidate, consent=text)


@bp.post("/candidates/<int:candidate_id>/wait/end")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def end_wait(candidate_id: int) -> ResponseReturnValue:
    """Note that somebody waits no more."""
    actions.end(candidates.hold(candidate_id), by=current_user.id)
    flash(_("This person waits no more."))
    return redirect(way_back(candidate_id), 303)


@bp.get("/arrivals/")
@requires(MatchingPermission.MAKE)
def arrivals() -> str:
    """Show everybody for whom something came."""
    found = listing(queries.who_to_tell(today()), number=page_number())
    audit.record_open_work(by=current_user.id, vacancy_arrival=len(found.items))
    people = queries.with_arrivals(found.items, today())
    return render_template("matching/arrivals.html", found=found, arrivals=people)


@bp.post(f"/candidates/<int:candidate_id>/arrivals/<any({','.join(ArrivalAnswer)}):said>")
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def answer_arrivals(candidate_id: int, said: str) -> ResponseReturnValue:
    """Note that somebody was told what came, or that it is not for now."""
    candidate = candidates.hold(candidate_id)
    actions.answer(candidate, asked_keys("vacancy"), ArrivalAnswer(said), by=current_user.id)
    flash(_("It is noted. This person waits on for what comes later."))
    return redirect(way_back(candidate_id), 303)


def _wait_form(candidate: Candidate) -> WaitForm:
    make: type[WaitForm] = WaitForm
    if not candidate.consents_to(ConsentPurpose.APPROACHED):
        make = WaitForm.with_consent(
            parent=may_need_parent(candidate.birth_year, year=today().year)
        )
    waits = queries.wait_of(candidate)
    return make(note=waits.note if waits else None)


def _begin(candidate: Candidate, form: WaitForm) -> None:
    me, day = current_user.id, today()
    if form.purpose:
        agree(candidate, *form.consent(candidate.language), by=me, today=day)
    actions.begin(candidate, form.note.data or None, by=me, today=day)
