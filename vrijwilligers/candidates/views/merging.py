"""Fiches that may be of one person: looked at side by side, made one, two again."""

from functools import partial
from typing import cast

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from vrijwilligers.candidates.actions import merging as actions
from vrijwilligers.candidates.actions import pairs as pair_actions
from vrijwilligers.candidates.feature import CandidatePermission, FichesCompared, FicheWasMerged
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.forms.merging import MergeFichesForm, OtherFicheForm
from vrijwilligers.candidates.models import Candidate, CandidatePair
from vrijwilligers.candidates.queries import merging as queries
from vrijwilligers.candidates.queries.finding import fiche_of_number
from vrijwilligers.candidates.rules.merging import questions
from vrijwilligers.candidates.views.blueprint import bp
from vrijwilligers.candidates.views.opening import shown_candidate
from vrijwilligers.candidates.wording import merging as wording
from vrijwilligers.records import audit
from vrijwilligers.records.listing import Listing, listing
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import editing, opened, version_of
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.merging import MergeQuestionInWords, merge_form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import after_writing, writes

NO_SUCH_FICHE = _l("No fiche has this number. Look at it again.")
SAME_FICHE = _l("That is this fiche itself. Enter the number of the other one.")
PAIR = "/pairs/<int:one_id>/<int:other_id>"


@bp.get("/pairs/")
@requires(CandidatePermission.MERGE)
def pairs() -> str:
    """List pairs of fiches that may be of one person, the likeliest first."""
    return _pair_page(
        "candidates/pairs.html", listing(queries.likely_pairs(), number=page_number())
    )


@bp.get("/pairs/apart")
@requires(CandidatePermission.MERGE)
def pairs_apart() -> str:
    """List the pairs of which somebody said that they are two people."""
    found = listing(queries.pairs_apart(), number=page_number())
    return _pair_page("candidates/pairs_apart.html", found)


def _pair_page(template: str, found: Listing) -> str:
    people = queries.by_number(key for one in found.items for key in (one.one_id, one.other_id))
    audit.record_seen("candidate", amount=len(people), by=current_user.id)
    lines = [
        (wording.line_of(people[pair.one_id]), _beside(people, pair))
        for pair in found.items
        if {pair.one_id, pair.other_id} <= people.keys()
    ]
    return render_template(template, listing=found, pairs=lines)


def _beside(people: dict[int, Candidate], pair: CandidatePair) -> wording.FicheInPair:
    return wording.line_beside(people[pair.other_id], people[pair.one_id])


@bp.post(f"{PAIR}/apart")
@requires(CandidatePermission.MERGE)
@writes(Effect.TURNS)
def pair_is_two(one_id: int, other_id: int) -> ResponseReturnValue:
    """Write down that two fiches that look like one are of two people."""
    pair_actions.say_two(queries.get_pair(one_id, other_id), by=current_user.id)
    flash(_("These are two people: they are not shown as a pair any more."))
    return redirect(url_for(".pairs"), 303)


@bp.post(f"{PAIR}/again")
@requires(CandidatePermission.MERGE)
@writes(Effect.TURNS)
def pair_again(one_id: int, other_id: int) -> ResponseReturnValue:
    """Show two again as a likely pair."""
    pair_actions.doubt_again(queries.get_pair(one_id, other_id), by=current_user.id)
    flash(_("These two are shown as a likely pair again."))
    return redirect(url_for(".pairs_apart"), 303)


@bp.route("/<int:candidate_id>/merge", methods=["GET", "POST"])
@requires(CandidatePermission.MERGE)
@does(Effect.SHOWS)
def choose_other(candidate_id: int) -> ResponseReturnValue:
    """Ask which other fiche is of the same person, where no night found the two."""
    candidate, form = shown_candidate(candidate_id), OtherFicheForm()
    if form.validate_on_submit():
        other = fiche_of_number(form.number.data or "")
        if other is not None and other != candidate.id:
            return redirect(url_for(".merge", stays_id=candidate.id, goes_id=other), 303)
        form.number.errors = [NO_SUCH_FICHE if other is None else SAME_FICHE]
    return form_page("candidates/choose_other.html", form, candidate=candidate)


@bp.route("/<int:stays_id>/merge/<int:goes_id>", methods=["GET", "POST"])
@requires(CandidatePermission.MERGE)
@writes(Effect.HARMS)
def merge(stays_id: int, goes_id: int) -> ResponseReturnValue:
    """Show two fiches side by side, and make them one."""
    if stays_id == goes_id:
        abort(404)
    both = stays, goes = opened(queries.pair, queries.hold_pair, stays_id, goes_id)
    for one in both:
        log_view(one)
    version = version_of({"stays": stays.version, "goes": goes.version})
    form = editing(partial(merge_form, MergeFichesForm, _asked(stays, goes)), version)
    if form.validate_on_submit():
        with form.showing_problems():
            by, reason = current_user.id, form.reason.data
            actions.merge(stays, goes, form.taken(), reason, by=by, at=now())
            after_writing(partial(_say_merged, goes_id, stays_id))
            flash(_("The two are one now. The number of the other leads here."))
            return redirect(url_for("desk.fiche", candidate_id=stays_id), 303)
    return form_page(
        "candidates/merge.html",
        form,
        sides=[(wording.line_of(stays), _of(stays)), (wording.line_beside(goes, stays), _of(goes))],
        stays=stays,
        goes=goes,
        consents=list(wording.say_consents([*stays.consents, *goes.consents])),
        clashes=[one for lines in announce(FichesCompared(stays_id, goes_id)) for one in lines],
    )


def _say_merged(goes_id: int, stays_id: int) -> None:
    announce(FicheWasMerged(goes_id, stays_id))


def _of(candidate: Candidate) -> list[str]:
    return wording.say_belongings(queries.belongings(candidate.id))


def _asked(stays: Candidate, goes: Candidate) -> list[MergeQuestionInWords]:
    asked = questions(FICHE.details(stays), FICHE.details(goes))
    said = wording.say_questions(asked, newest_goes=goes.changed_at > stays.changed_at)
    return [MergeQuestionInWords(*each) for each in said]


@bp.get("/merges/")
@requires(CandidatePermission.MERGE)
def merges() -> str:
    """List what was made one in the last thirty days, and can be two again."""
    found = listing(queries.merges(), number=page_number())
    people = queries.by_number(one.stays_id for one in found.items)
    audit.record_seen("candidate", amount=len(people), by=current_user.id)
    lines = [wording.merge_line(one, people[one.stays_id]) for one in found.items]
    return render_template("candidates/merges.html", listing=found, lines=lines)


@bp.post("/merges/<int:merge_id>/undo")
@requires(CandidatePermission.MERGE)
@writes(Effect.TURNS)
def undo_merge(merge_id: int) -> ResponseReturnValue:
    """Make two fiches of one again."""
    done = queries.hold_merge(merge_id)
    goes_id = actions.undo(done, by=current_user.id, at=now())
    flash(_("These are two fiches again. What changed since is on the one that stayed."))
    return redirect(url_for("desk.fiche", candidate_id=goes_id), 303)


@bp.after_app_request
def lead_on(response: Response) -> Response:
    """Lead who opens the page of a fiche that became part of another to the one that stays."""
    asked = request.view_args or {}
    if response.status_code != 404 or request.method != "GET" or "candidate_id" not in asked:
        return response
    merged = queries.survivor_of(asked["candidate_id"])
    if merged is None:
        return response
    address = url_for(str(request.endpoint), **asked | {"candidate_id": merged.stays_id})
    question = request.query_string.decode()
    return cast(Response, redirect(f"{address}?{question}" if question else address))
