"""What a team does with the talent scan: begun, what each chose added up, ended."""

from datetime import datetime

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.scans import queries
from vrijwilligers.scans.models import TeamScan, TeamTalent
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vocabulary.few import FEW


def begin(organisation: Organisation, *, at: datetime, until: datetime) -> TeamScan:
    """Begin a scan of a team; the one before it ends."""
    end(organisation, at=at)
    team = TeamScan(organisation_id=organisation.id, people=0, waiting=0, ends_at=until)
    db.session.add(team)
    db.session.flush()
    return team


def end(organisation: Organisation, *, at: datetime) -> None:
    """Let the scan of a team end now; what fewer than five people chose is forgotten at once."""
    team = queries.current_team(organisation.id, at=at)
    if team is None:
        return
    _hold(team)
    team.ends_at, team.waiting = at, 0
    for talent in team.talents:
        talent.waiting = 0
    db.session.flush()


def add(team: TeamScan, result: ScanResult) -> None:
    """Add what one person chose: it waits until there are five, and is shown with theirs."""
    _hold(team)
    counted = {talent.code: talent for talent in team.talents}
    for code in sorted(result.talents):
        talent = counted.get(code) or TeamTalent(code=code, amount=0, waiting=0)
        talent.waiting += 1
        if code not in counted:
            team.talents.append(talent)
    team.waiting += 1
    if team.waiting >= FEW:
        _show_what_waits(team)
    db.session.flush()


def _show_what_waits(team: TeamScan) -> None:
    team.people, team.waiting = team.people + team.waiting, 0
    for talent in team.talents:
        talent.amount, talent.waiting = talent.amount + talent.waiting, 0


def _hold(team: TeamScan) -> None:
    db.session.refresh(team, with_for_update=True)
    db.session.expire(team, ["talents"])
