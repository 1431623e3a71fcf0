"""The page on which somebody's support needs are opened and noted, in a conversation."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import WhereToGoOn
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.records.db import may_write
from vrijwilligers.support_needs import actions, queries
from vrijwilligers.support_needs.feature import SupportDeed, SupportPermission
from vrijwilligers.support_needs.forms import SupportNeedsForm
from vrijwilligers.support_needs.queries import SupportNeeds
from vrijwilligers.support_needs.views.blueprint import bp
from vrijwilligers.support_needs.wording import OBSTACLES
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import not_repeated, requires, special_draft
from vrijwilligers.web.addresses import way_on
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes


@bp.route("/candidates/<int:candidate_id>/support", methods=["GET", "POST"])
@requires(SupportPermission.OPEN)
@not_repeated
@special_draft(queries.may_keep_typing)
@writes(Effect.SAVES)
def support(candidate_id: int) -> ResponseReturnValue:
    """Open what somebody needs to volunteer, and note it. Opening it is logged."""
    candidate = opened(candidates.get, candidates.hold, candidate_id)
    if obstacle := queries.obstacle(candidate, current_user, day=today()):
        return _shut(candidate, OBSTACLES[obstacle], asks_consent=False), 403
    if not candidate.consents_to(ConsentPurpose.SUPPORT_NEEDS):
        why = actions.SupportConsentIsMissing.message
        return _shut(candidate, why, asks_consent=True), 409 if may_write() else 200
    log_view(candidate, deed=SupportDeed.OPENED)
    return _needs_page(candidate, queries.needs_of(candidate))


def _needs_page(candidate: Candidate, needs: SupportNeeds) -> ResponseReturnValue:
    answers = {"needs": sorted(needs.codes)}
    make = partial(SupportNeedsForm, data=answers, offered=_offered(needs))
    form = editing(make, needs.version)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.note(candidate, form.needs.value, by=current_user.id)
            flash(_("It is noted."))
            fiche = url_for("desk.fiche", candidate_id=candidate.id)
            return redirect(way_on(WhereToGoOn(candidate.id), fiche), 303)
    return form_page("support_needs/support.html", form, candidate=candidate, noted=needs)


def _shut(candidate: Candidate, why: object, *, asks_consent: bool) -> str:
    return render_template(
        "support_needs/shut.html", candidate=candidate, why=why, asks_consent=asks_consent
    )


def _offered(needs: SupportNeeds) -> dict[str, str]:
    """Return the list in use, and what this person has besides."""
    used = {need.code for need in code_lists.support_needs()} | needs.codes
    names = code_lists.support_need_names(spoken())
    return {code: name for code, name in names.items() if code in used}
