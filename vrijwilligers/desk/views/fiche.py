"""The page of one candidate, where everything about them comes together."""

from datetime import date
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates import actions as candidate_actions
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission, WhereToGoOn
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk import queries
from vrijwilligers.desk.forms import FirstQuestionsForm, NoteForm
from vrijwilligers.desk.views.blueprint import bp
from vrijwilligers.desk.wording import CHANNELS
from vrijwilligers.desk.wording.timeline import LineWords, days
from vrijwilligers.matching import queries as matching
from vrijwilligers.matching.wording.disclosures import disclosure_line
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.scans.queries import scans_of
from vrijwilligers.scans.wording import scans_on_fiche
from vrijwilligers.support_needs.queries import may_open
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vocabulary import clock, week
from vrijwilligers.vocabulary.words import say_engagement, say_languages, say_municipality
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number, way_on
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes


@bp.get("/candidates/<int:candidate_id>")
@requires(CandidatePermission.READ)
def fiche(candidate_id: int) -> ResponseReturnValue:
    """Show who somebody is, what fits, and what happened. Opening it is logged."""
    candidate = candidates.whole(candidate_id)
    if not candidate.is_in_use:
        return redirect(url_for("candidates.give", candidate_id=candidate.id))
    log_view(candidate)
    return _fiche_page(candidate, first_questions(candidate))


@bp.post("/candidates/<int:candidate_id>/first-questions")
@requires(CandidatePermission.WRITE)
@writes(Effect.ASKS)
def answer_first_questions(candidate_id: int) -> ResponseReturnValue:
    """Write down what betters the first list, and show the list anew."""
    candidate = candidates.hold(candidate_id)
    form = first_questions(candidate)
    if form.validate_on_submit():
        with form.showing_problems():
            candidate_actions.change(
                candidate,
                form.added_to(FICHE.details(candidate)),
                by=current_user.id,
                today=clock.today(),
                by_parent=candidate.has_parents_yes,
            )
            flash(_("The fiche is saved, and the list goes by it."))
            fiche = url_for(".fiche", candidate_id=candidate.id)
            return redirect(f"{way_on(WhereToGoOn(candidate.id), fiche)}#fit", 303)
    log_view(candidate)
    return _fiche_page(candidate, form)


def first_questions(candidate: Candidate, **given: Any) -> FirstQuestionsForm:
    """Ask what betters the first list, where the fiche does not say it."""
    form = editing(partial(FirstQuestionsForm, **given), candidate.version)
    form.ask(FICHE.details(candidate), code_lists.category_names())
    return form


def _fiche_page(candidate: Candidate, form: FirstQuestionsForm) -> ResponseReturnValue:
    day = clock.today()
    contacts = queries.contacts_today(candidate, day)
    return form_page(
        "desk/fiche.html",
        form,
        candidate=candidate,
        today=day,
        shares=candidate.consents_to(ConsentPurpose.SHARING),
        shared_before=any(act.purpose == ConsentPurpose.SHARING for act in candidate.consents),
        words={
            "languages": say_languages({s.language: s.level for s in candidate.languages}),
            "engagement": say_engagement(candidate.engagement),
            "municipality": say_municipality(candidate.municipality),
        },
        talents=code_lists.talent_names(),
        categories=code_lists.category_names(),
        scans=scans_on_fiche(scans_of(candidate), candidate, code_lists.talent_names()),
        free=set(week.blocks_of(candidate.days)),
        spoke_today=contacts.theirs,
        nameless=[] if contacts.theirs else contacts.nameless,
        channels=CHANNELS,
        opens_support=may_open(
            candidate, current_user, day=day, is_counted=contacts.theirs is not None
        ),
        note_form=NoteForm(formdata=None),
        **_done_and_possible(candidate, day),
        follow_ups=matching.follow_ups_of(candidate),
    )


def _done_and_possible(candidate: Candidate, day: date) -> dict[str, Any]:
    """Gather what happened and what fits; the vacancies of both are loaded at once."""
    only_said = bool(request.args.get("said"))
    happened = queries.timeline(candidate, number=page_number(), only_said=only_said)
    introductions = matching.introductions_on_fiche(candidate)
    beside = {one.vacancy_id for one in (*happened.items, *introductions) if one.vacancy_id}
    found = matching.suggestions(candidate, today=day, beside=beside)
    told = [one.disclosure for one in introductions if one.disclosure]
    about = LineWords(
        vacancies=found.vacancies, told={one.id: disclosure_line(one) for one in told}
    )
    return {
        "happened": happened,
        "only_said": only_said,
        "days": days(happened.items, about),
        "introductions": introductions,
        "suggestions": found,
    }


@bp.get("/candidates/<int:candidate_id>/log")
@requires(CandidatePermission.LOG)
def log(candidate_id: int) -> str:
    """Show who opened this fiche and who did what with it."""
    candidate = candidates.get_any(candidate_id)
    return render_template(
        "desk/log.html",
        candidate=candidate,
        listing=listing(audit.history(queries.logged_about(candidate)), number=page_number()),
        members=accounts.names(),
    )
