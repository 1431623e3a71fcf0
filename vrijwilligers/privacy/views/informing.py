"""The page of who came by a list and does not know yet that we have their data."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.privacy.actions.informing import note_informed, write_to_uninformed
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.queries.uninformed import WITHIN, uninformed
from vrijwilligers.privacy.views.blueprint import bp
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import day_of, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import writes


@bp.get("/privacy/uninformed")
@requires(PrivacyPermission.INFORM)
def uninformed_people() -> str:
    """Show whom to tell, by which day, and from which list they came."""
    people = [(one, source, day_of(one.created_at) + WITHIN) for one, source in uninformed()]
    audit.record_seen("candidate", amount=len(people), by=current_user.id)
    reached = sum(bool(one.email) for one, _source, _day in people)
    return render_template("privacy/uninformed.html", people=people, reached=reached, today=today())


@bp.post("/privacy/uninformed/mails")
@requires(PrivacyPermission.INFORM)
@writes(Effect.HARMS)
def write_to_people() -> ResponseReturnValue:
    """Write to all who have a mail address."""
    number = write_to_uninformed(by=current_user.id, today=today())
    flash(ngettext("%(num)s mail is written.", "%(num)s mails are written.", number))
    return redirect(url_for(".uninformed_people"), 303)


@bp.post("/candidates/<int:candidate_id>/informed")
@requires(PrivacyPermission.INFORM)
@writes(Effect.GOES_ON)
def informed(candidate_id: int) -> ResponseReturnValue:
    """Note that somebody was told, on the phone or at the desk."""
    note_informed(candidates.hold(candidate_id), by=current_user.id, today=today())
    flash(_("It is noted that this person knows."))
    return redirect(url_for(".uninformed_people"), 303)
