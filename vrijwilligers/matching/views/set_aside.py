"""What becomes of a suggestion without an introduction: set aside, or somebody goes there alone."""

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.matching.actions import set_aside as actions
from vrijwilligers.matching.actions.events import goes_not_alone, note_goes_alone, note_shown
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.forms import SetAsideForm
from vrijwilligers.matching.views.blueprint import bp, open_candidate, shown_again, way_back
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import sent_keys
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/not/<int:vacancy_id>", methods=["GET", "POST"])
@requires(MatchingPermission.MAKE)
@writes(Effect.ASKS)
def set_aside(candidate_id: int, vacancy_id: int) -> ResponseReturnValue:
    """Note why a suggestion is not for this person; it is not made again."""
    candidate, vacancy = open_candidate(candidate_id), vacancies.get(vacancy_id)
    form = SetAsideForm()
    if form.validate_on_submit():
        with form.showing_problems():
            why = (form.reason.data, form.note.data or None)
            listed, me = sent_keys("shown"), current_user.id
            actions.set_aside(candidate, vacancy, *why, by=me, today=today(), listed=listed)
            note_let_through(form.let_through, candidate, by=current_user.id)
            note_shown(candidate, listed, by=me, today=today())
            flash(_("It is not suggested again."))
            return redirect(_to_the_list(candidate_id), 303)
    shown_again(candidate)
    return form_page(
        "matching/set_aside.html", form, candidate=candidate, vacancy=vacancy_card(vacancy)
    )


@bp.post("/candidates/<int:candidate_id>/not/<int:vacancy_id>/undo")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def suggest_again(candidate_id: int, vacancy_id: int) -> ResponseReturnValue:
    """Take back that a suggestion is not for this person."""
    actions.suggest_again(candidates.hold(candidate_id), vacancy_id, by=current_user.id)
    flash(_("It may be suggested again."))
    return redirect(_to_the_list(candidate_id), 303)


@bp.post("/candidates/<int:candidate_id>/alone/<int:vacancy_id>")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def goes_alone(candidate_id: int, vacancy_id: int) -> ResponseReturnValue:
    """Note that somebody goes there with the page: no organisation hears of it."""
    candidate, me = candidates.hold(candidate_id), current_user.id
    note_goes_alone(candidate, vacancies.get(vacancy_id).id, by=me)
    note_shown(candidate, sent_keys("shown"), by=me, today=today())
    flash(_("It is noted. The organisation hears nothing from us."))
    return redirect(way_back(candidate_id), 303)


@bp.post("/candidates/<int:candidate_id>/alone/<int:vacancy_id>/undo")
@requires(MatchingPermission.MAKE)
@writes(Effect.TURNS)
def not_alone(candidate_id: int, vacancy_id: int) -> ResponseReturnValue:
    """Take back that somebody goes there alone."""
    goes_not_alone(candidates.hold(candidate_id), vacancy_id, by=current_user.id)
    flash(_("It is taken back."))
    return redirect(way_back(candidate_id), 303)


def _to_the_list(candidate_id: int) -> str:
    return f"{way_back(candidate_id)}#fit"
