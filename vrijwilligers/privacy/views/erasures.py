"""The pages on which a coordinator sees who goes soon, and erases somebody who asked."""

from flask import Response, after_this_request, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.privacy.actions.erasure import erase, search
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.forms.erasures import ErasureForm
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.queries.soon import going_soon
from vrijwilligers.privacy.views.blueprint import bp
from vrijwilligers.privacy.wording.erasures import outcome
from vrijwilligers.records import audit
from vrijwilligers.records.db import write_back
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/privacy/")
@requires(PrivacyPermission.ERASE)
def index() -> str:
    """Show whose fiche goes in the next thirty days, and why."""
    people = going_soon(today())
    audit.record_seen("candidate", amount=len(people), by=current_user.id)
    standing = {one.id for one in people if one.consents_to(ConsentPurpose.FICHE)}
    return render_template("privacy/index.html", people=people, standing=standing)


@bp.route("/candidates/<int:candidate_id>/erase", methods=["GET", "POST"])
@requires(PrivacyPermission.ERASE)
@writes
def erase_candidate(candidate_id: int) -> ResponseReturnValue:
    """Ask why and which fiche it is, then erase it for good."""
    candidate = candidates.get_any(candidate_id)
    form = ErasureForm(expected=candidate.number)
    if form.validate_on_submit():
        number, person = candidate.number, PersonKey(DataSubject.CANDIDATE, candidate_id)
        named_in = search(person)  # the texts of others are many: nobody waits meanwhile
        done = erase(person, form.why(), by=current_user.id, at=now(), named_in=named_in)
        for sentence in outcome(number, done.mentions, len(done.to_tell)):
            flash(sentence)
        after_this_request(_written_back)
        return redirect(url_for(".index"), 303)
    return form_page("privacy/erase.html", form, candidate=candidate)


def _written_back(response: Response) -> Response:
    write_back()
    return response
