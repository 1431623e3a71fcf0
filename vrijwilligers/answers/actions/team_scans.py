"""The link with which the team of an organisation does the talent scan: made, used, ended."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.answers.actions.mails import queue_link
from vrijwilligers.answers.feature import OrganisationAnswerDeed
from vrijwilligers.answers.rules import TEAM
from vrijwilligers.links import actions as links
from vrijwilligers.links.actions import NewLink
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.rules import AddressOf, LinkEndReason, Recipient
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit
from vrijwilligers.scans import queries as scans
from vrijwilligers.scans.actions import teams
from vrijwilligers.scans.models import TeamScan
from vrijwilligers.talents.rules.scan import ScanResult

SUBJECT = _l("The talent scan for your team")


def make_link(
    organisation: Organisation,
    *,
    by: int | None,
    at: datetime,
    recipient: Recipient | None = None,
) -> NewLink:
    """Begin a scan of the team of an organisation, with a link; the one before it ends."""
    _end_link(organisation, LinkEndReason.REPLACED, at=at)
    team = teams.begin(organisation, at=at, until=at + TEAM.lasts)
    audit.record(OrganisationAnswerDeed.TEAM_LINK_MADE, organisation, by=by)
    return links.make(TEAM, team, at=at, recipient=recipient)


def send_link(
    organisation: Organisation,
    recipient: Recipient,
    *,
    by: int,
    at: datetime,
    address_of: AddressOf,
) -> None:
    """Begin a scan of the team of an organisation, and queue the link to somebody there."""
    new = make_link(organisation, by=by, at=at, recipient=recipient)
    queue_link(
        recipient, "team_scan", organisation, new, subject=SUBJECT, address_of=address_of, by=by
    )


def end(organisation: Organisation, *, by: int, at: datetime) -> None:
    """End the scan of a team: its link works no more."""
    _end_link(organisation, LinkEndReason.REVOKED, at=at)
    teams.end(organisation, at=at)
    audit.record(OrganisationAnswerDeed.TEAM_LINK_ENDED, organisation, by=by)


def add(link: SignedLink, result: ScanResult, *, at: datetime) -> None:
    """Add what somebody of the team chose; raise ``LinkIsDead``."""
    links.use(link, at=at)
    teams.add(record_of(link, TeamScan), result)


def _end_link(organisation: Organisation, reason: LinkEndReason, *, at: datetime) -> None:
    if team := scans.current_team(organisation.id, at=at):
        links.end_all_about(team, reason, TEAM, at=at)
