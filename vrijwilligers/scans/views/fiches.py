"""The pages of a scan on a fiche: put there, its talents taken over, printed to take along."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission, WhereToGoOn
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.records.db import may_write
from vrijwilligers.scans import actions, queries
from vrijwilligers.scans.documents import leaf_name, talent_leaf
from vrijwilligers.scans.forms import ScanResultForm
from vrijwilligers.scans.views.blueprint import bp
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.current import languages_of
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import way_on
from vrijwilligers.web.editing import opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/scan", methods=["GET", "POST"])
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def enter(candidate_id: int) -> ResponseReturnValue:
    """Put the result of a talent scan on a fiche: by its code, or with five taps."""
    candidate = opened(candidates.get, candidates.hold, candidate_id)
    log_view(candidate)
    if not candidate.consents_to(ConsentPurpose.SCAN):
        page = render_template("scans/shut.html", candidate=candidate)
        return page, 409 if may_write() else 200
    used = talents.current_set()
    cards = {card.code: card for card in used.cards}
    form = ScanResultForm(offered={code: card.name(spoken()) for code, card in cards.items()})
    if form.validate_on_submit():
        with form.showing_problems():
            _keep(candidate, form)
            flash(_("The talent scan stands on the fiche."))
            return redirect(_onwards(candidate), 303)
    return form_page("scans/enter.html", form, candidate=candidate, cards=cards)


def _keep(candidate: Candidate, form: ScanResultForm) -> None:
    by, at = current_user.id, now()
    if form.code.data:
        actions.attach_code(candidate, form.code.data, by=by, at=at)
        return
    tapped = form.details(talents.current_set(), language=candidate.language)
    actions.attach(candidate, tapped, by=by, at=at)


@bp.post("/candidates/<int:candidate_id>/scan/<int:scan_id>/take-over")
@requires(CandidatePermission.WRITE)
@writes(Effect.ADDS)
def take_over(candidate_id: int, scan_id: int) -> ResponseReturnValue:
    """Add the talents of a scan to those of the fiche, as this person wishes."""
    candidate = candidates.hold(candidate_id)
    scan = queries.get_scan(candidate, scan_id)
    actions.take_over(candidate, scan, by=current_user.id, at=now())
    flash(_("The talents of the scan are talents of the fiche now."))
    return redirect(_onwards(candidate), 303)


@bp.get("/candidates/<int:candidate_id>/scan/<int:scan_id>/print")
@requires(CandidatePermission.READ)
def print_scan(candidate_id: int, scan_id: int) -> ResponseReturnValue:
    """Print a scan for who did it, in their language; it says nobody's name."""
    candidate = candidates.get(candidate_id)
    scan = queries.get_scan(candidate, scan_id)
    log_view(candidate)
    language = request.args.get("language", candidate.language)
    if language not in languages_of(VisitorPiece.LEAF):
        abort(404)
    leaf = talent_leaf(scan.details, language=language, chosen_on=scan.noted_on, today=today())
    return lost_signs(leaf.replaced) or handed_over(leaf.pdf, leaf_name(language), "inline")


def _onwards(candidate: Candidate) -> str:
    fiche = url_for("desk.fiche", candidate_id=candidate.id)
    return f"{way_on(WhereToGoOn(candidate.id), fiche)}#wishes-heading"
