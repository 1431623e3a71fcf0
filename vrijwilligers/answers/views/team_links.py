"""The link with which the team of an organisation does the talent scan: made, sent, ended."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.answers.actions import team_scans
from vrijwilligers.answers.forms.proposals import SHOW, LinkForm
from vrijwilligers.answers.rules import TEAM
from vrijwilligers.answers.wording import recipients_at
from vrijwilligers.links.queries import open_about
from vrijwilligers.links.rules import Recipient
from vrijwilligers.links.views import address_of
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.scans import queries as scans
from vrijwilligers.scans.wording.teams import shown_team
from vrijwilligers.talents import queries as talents
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

bp = Blueprint("team_links", __name__, url_prefix="/organisations/<int:organisation_id>/team-scan")


@bp.route("", methods=["GET", "POST"])
@requires(VacancyPermission.WRITE)
@writes(Effect.ASKS)
def show(organisation_id: int) -> ResponseReturnValue:
    """Say which link a team has and what it chose, and make it another."""
    organisation = organisations.get(organisation_id)
    recipients = recipients_at(organisation)
    form = LinkForm()
    form.offer({key: label for key, (label, _reader) in recipients.items()})
    if form.validate_on_submit():
        if form.to.data == SHOW:
            return _shown_once(organisation)
        return _sent(organisation, recipients[form.to.data][1])
    return form_page("answers/team_link.html", form, **_known(organisation))


@bp.post("/end")
@requires(VacancyPermission.WRITE)
@writes(Effect.HARMS)
def end(organisation_id: int) -> ResponseReturnValue:
    """End the scan of a team."""
    team_scans.end(organisations.get(organisation_id), by=current_user.id, at=now())
    flash(_("The talent scan of the team has ended. Its link works no more."))
    return redirect(url_for(".show", organisation_id=organisation_id), 303)


def _shown_once(organisation: Organisation) -> ResponseReturnValue:
    new = team_scans.make_link(organisation, by=current_user.id, at=now())
    return render_template(
        "answers/team_link_made.html",
        organisation=organisation,
        link=address_of(TEAM)(new.token),
        until=new.link.expires_at,
    )


def _sent(organisation: Organisation, recipient: Recipient) -> ResponseReturnValue:
    by, at = current_user.id, now()
    team_scans.send_link(organisation, recipient, by=by, at=at, address_of=address_of(TEAM))
    flash(_("The link is on its way, by mail."))
    return redirect(url_for(".show", organisation_id=organisation.id), 303)


def _known(organisation: Organisation) -> dict[str, object]:
    team = scans.current_team(organisation.id, at=now())
    return {
        "organisation": organisation,
        "link": open_about(team, TEAM, now()) if team else None,
        "team": shown_team(team, talents.current_set()) if team else None,
    }
