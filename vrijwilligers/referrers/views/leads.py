"""The call list of who was announced by referrers."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates.feature import AnnouncedIsKnown
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.referrers.actions import leads as actions
from vrijwilligers.referrers.feature import ReferrerPermission
from vrijwilligers.referrers.queries import leads as queries
from vrijwilligers.referrers.rules.leads import is_mail
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import writes

LEAD = "/leads/<int:lead_id>"


def go_on_with(known: AnnouncedIsKnown) -> str:
    """Answer where one asks whether the referrer may hear how it goes, once there is a fiche."""
    referrer = actions.take_up(known)
    if referrer is None:
        return ""
    return url_for("referrers.refer", candidate_id=known.candidate_id, referrer=referrer)


@bp.get("/leads/")
@requires(ReferrerPermission.NOTE)
def leads() -> str:
    """Show whom to call, whoever waits longest first, and who did not come."""
    at = now()
    found = listing(queries.leads(at), number=page_number())
    gone = queries.absent(at)
    audit.record_seen("lead", amount=len(found.items) + len(gone), by=current_user.id)
    return render_template("referrers/leads.html", listing=found, absent=gone, is_mail=is_mail)


@bp.post(f"{LEAD}/<any(tried,absent,again):said>")
@requires(ReferrerPermission.NOTE)
@writes(Effect.TURNS)
def note_lead(lead_id: int, said: str) -> ResponseReturnValue:
    """Note that nobody answered, that somebody did not come, or that this was not so."""
    lead, me = queries.hold(lead_id, now()), current_user.id
    try:
        if said == "tried":
            actions.note_try(lead, by=me, at=now())
            flash(_("It is noted: nobody answered."))
        elif said == "absent":
            actions.note_absent(lead, by=me, at=now())
            flash(_("It is noted: did not come. Below you can take that back."))
        else:
            actions.reopen(lead, by=me)
            flash(_("It stands again on the list to call."))
    except Problem as problem:
        flash(str(problem.message))
    return redirect(url_for(".leads"), 303)


@bp.post(f"{LEAD}/remove")
@requires(ReferrerPermission.NOTE)
@writes(Effect.HARMS)
def remove_lead(lead_id: int) -> ResponseReturnValue:
    """Forget somebody at once who does not want that we know them."""
    actions.remove(queries.hold(lead_id, now()), by=current_user.id)
    flash(_("It is erased."))
    return redirect(url_for(".leads"), 303)
