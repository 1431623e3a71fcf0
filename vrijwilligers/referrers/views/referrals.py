"""The page on which it is noted which referrer brings or follows somebody."""

from functools import partial

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import WhereToGoOn
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.questions import consent_text
from vrijwilligers.candidates.rules import ConsentPurpose, may_need_parent
from vrijwilligers.matching.actions.consent import agree
from vrijwilligers.referrers.actions import referring as actions
from vrijwilligers.referrers.feature import ReferrerPermission
from vrijwilligers.referrers.forms.referrals import ReferralForm, key_of
from vrijwilligers.referrers.models import Referral
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.queries.referrers import with_counsellors
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.referrers.wording import referrer_choices
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_keys, local_path, way_on
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes

PERSON = "/candidates/<int:candidate_id>"


@bp.route(PERSON, methods=["GET", "POST"])
@requires(ReferrerPermission.NOTE)
@writes(Effect.SAVES)
def refer(candidate_id: int) -> ResponseReturnValue:
    """Note which referrer brings or follows somebody, who is asked first whether they agree."""
    candidate = opened(candidates.get, candidates.hold, candidate_id)
    referral = clients.noted(candidate.id)
    offered = referrer_choices(with_counsellors())
    form = _form(candidate, referral, offered)
    if form.validate_on_submit():
        with form.showing_problems():
            if form.purpose:
                said = form.consent(candidate.language)
                agree(candidate, *said, by=current_user.id, today=today())
            actions.note(candidate, form.details(), by=current_user.id)
            flash(_("It is noted. The referrer hears in one word how it goes."))
            return redirect(_onwards(candidate), 303)
    log_view(candidate)
    text = consent_text(form, candidate.language)
    return form_page(
        "referrers/refer.html",
        form,
        candidate=candidate,
        referral=referral,
        offered=offered,
        consent=text,
    )


@bp.post(f"{PERSON}/remove")
@requires(ReferrerPermission.NOTE)
@writes(Effect.HARMS)
def remove_referral(candidate_id: int) -> ResponseReturnValue:
    """Forget which referrer brings or follows somebody; their consent stays."""
    candidate = candidates.hold(candidate_id)
    actions.remove(candidate, by=current_user.id)
    flash(_("No referrer hears of this person any more."))
    return redirect(_onwards(candidate), 303)


def _form(candidate: Candidate, referral: Referral | None, offered: dict[str, str]) -> ReferralForm:
    kind: type[ReferralForm] = ReferralForm
    if not candidate.consents_to(ConsentPurpose.REFERRER):
        parent = may_need_parent(candidate.birth_year, year=today().year)
        kind = ReferralForm.with_consent(parent=parent)
    asked = next(iter(asked_keys("referrer")), None)
    key = key_of(referral) if referral else str(asked or "")

    def make(**given: object) -> ReferralForm:
        return kind(data={"who": key}, **given).offer(offered)

    return editing(partial(make), referral.version if referral else 0)


def _onwards(candidate: Candidate) -> str:
    fiche = url_for("desk.fiche", candidate_id=candidate.id)
    return local_path(request.args.get("next"), way_on(WhereToGoOn(candidate.id), fiche))
