"""Consent given, read, printed and withdrawn."""

from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates import actions, documents, queries, rules
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.forms import GiveForm
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose, ResolvedText
from vrijwilligers.candidates.views.blueprint import bp
from vrijwilligers.candidates.views.opening import (
    show_texts,
    shown_candidate,
    where_to_go_on,
    who_was_told,
)
from vrijwilligers.candidates.wording import WAYS, questions, text_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import local_path
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PURPOSES = ",".join(ConsentPurpose)


@bp.route("/<int:candidate_id>/consent", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def give(candidate_id: int) -> ResponseReturnValue:
    """Add consent, also for somebody who took it back."""
    candidate = shown_candidate(candidate_id, queries.get_any, queries.hold_any)
    asked = _asked_here(candidate)
    form = editing(partial(GiveForm, asked=asked, language=candidate.language), candidate.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.give(
                candidate,
                form.consent(),
                by=current_user.id,
                today=today(),
                shown=form.shown(),
            )
            flash(_("The consent is kept."))
            return redirect(local_path(request.args.get("next"), where_to_go_on(candidate)), 303)
    slips = queries.withdrawn_just_now(candidate, by=current_user.id, at=now())
    return form_page(
        "candidates/give.html",
        form,
        candidate=candidate,
        acts=queries.consents_of(candidate),
        asks_parent=rules.may_need_parent(candidate.birth_year, year=today().year),
        slipped={act.purpose for act in slips},
        loses_needs=any(act.purpose == ConsentPurpose.SUPPORT_NEEDS for act in slips),
        loses_scan=any(act.purpose == ConsentPurpose.SCAN for act in slips),
        told=who_was_told(candidate),
        members=accounts.names(),
        ways=WAYS,
        questions=questions(),
        texts=show_texts(form),
    )


@bp.get(f"/consent/<any({','.join(LANGUAGES)}):language>/<any({PURPOSES}):purpose>")
@requires(CandidatePermission.WRITE)
def read(language: str, purpose: str) -> str:
    """Show the visitor a text of consent, large and in their language, and nothing else."""
    text = _asked_text(purpose, language)
    question, *lines = text.body.splitlines()
    back = local_path(request.args.get("next"), url_for(".new"))
    with speaking(language):
        return render_template(
            "candidates/read.html", language=language, question=question, lines=lines, back=back
        )


@bp.get(f"/consent/<any({','.join(LANGUAGES)}):language>/<any({PURPOSES}):purpose>/paper")
@requires(CandidatePermission.WRITE)
def paper(language: str, purpose: str) -> ResponseReturnValue:
    """Print a text of consent, with a place to sign."""
    printed = documents.consent_paper(_asked_text(purpose, language), today=today())
    name = f"{purpose}-{language}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


@bp.get("/<int:candidate_id>/withdraw/fiche")
@requires(CandidatePermission.WRITE)
def ask_to_withdraw(candidate_id: int) -> str:
    """Say what happens when the whole fiche is withdrawn, before it does."""
    candidate = shown_candidate(candidate_id, queries.get_any)
    return render_template(
        "candidates/withdraw.html",
        candidate=candidate,
        erase_on=rules.erase_after_withdrawal(today(), candidate.erase_on),
        told=who_was_told(candidate),
    )


@bp.post(f"/<int:candidate_id>/withdraw/<any({PURPOSES}):purpose>")
@requires(CandidatePermission.WRITE)
@writes(Effect.TURNS)
def withdraw(candidate_id: int, purpose: str) -> ResponseReturnValue:
    """Take back consent for a purpose: one click, and its use stops at once."""
    candidate = queries.hold_any(candidate_id)
    actions.withdraw(candidate, ConsentPurpose(purpose), by=current_user.id, today=today())
    flash(_("The consent is withdrawn."))
    return redirect(url_for(".give", candidate_id=candidate.id), 303)


@bp.post("/<int:candidate_id>/withdrawal/undo")
@requires(CandidatePermission.WRITE)
@writes(Effect.TURNS)
def undo_withdrawal(candidate_id: int) -> ResponseReturnValue:
    """Take back a withdrawal that was a slip of the hand."""
    candidate = queries.hold_any(candidate_id)
    if queries.withdrawn_just_now(candidate, by=current_user.id, at=now()):
        actions.undo_withdrawal(candidate, by=current_user.id, at=now())
        flash(_("It stands again as before."))
    else:  # too late, or done in another tab: the page says how it is
        flash(str(actions.UndoIsTooLate.message))
    return redirect(url_for(".give", candidate_id=candidate.id), 303)


def _asked_text(purpose: str, language: str) -> ResolvedText:
    if purpose not in questions():
        abort(404)
    return text_of(ConsentPurpose(purpose), language)


def _asked_here(candidate: Candidate) -> list[ConsentPurpose]:
    """Ask what is not agreed yet; where one purpose is needed, only that, and the fiche."""
    missing = [purpose for purpose in questions() if not candidate.consents_to(purpose)]
    needed = request.args.get("purpose")
    return [one for one in missing if one.is_fiche or one == needed or needed not in missing]
