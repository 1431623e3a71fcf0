"""The talent scan of a team, by the link of its organisation: no account, and no name."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.answers.actions import team_scans
from vrijwilligers.answers.rules import TEAM
from vrijwilligers.answers.views.blueprint import bp
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.scans.models import TeamScan
from vrijwilligers.scans.queries import progress_in
from vrijwilligers.scans.rules.progress import ScanScreen
from vrijwilligers.scans.wording.teams import shown_team
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import score
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.extensions import csrf
from vrijwilligers.web.writing import writes


@bp.get("/team/<token>")
@public
@opens(TEAM)
def team(link: SignedLink, token: str) -> ResponseReturnValue:
    """Let somebody of a team begin the scan, and show what the team chose from five people on."""
    scan = record_of(link, TeamScan)
    return render_template(
        "answers/team.html",
        token=token,
        organisation=organisations.get(scan.organisation_id),
        team=shown_team(scan, talents.current_set()),
        until=scan.ends_at,
    )


@bp.post("/team/<token>/count")
@csrf.exempt  # it comes from a page that knows no session; the number of its form is signed
@public
@writes(Effect.ADDS)
@opens(TEAM)
def count_for_team(link: SignedLink, token: str) -> ResponseReturnValue:
    """Add the talents of a scan that is done to those of the team."""
    progress, _reading = progress_in(request.form.get("line", ""))
    if progress.screen == ScanScreen.RESULT:
        team_scans.add(link, score(progress.whole), at=now())
        flash(_("Your talents are counted, without your name."))
    else:
        flash(_("The scan is not done yet: nothing is counted."))
    return redirect(url_for(".team", token=token), 303)
