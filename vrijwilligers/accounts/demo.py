"""The three who work at the demo desk. They came a year ago and none has a password yet."""

from datetime import timedelta

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import team
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.roles import StaffDetails
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.vocabulary.clock import day_of

COORDINATOR = "coordinator@demo.example"
RECEPTION = "reception@demo.example"
SIGNED = {COORDINATOR, RECEPTION}  # to keep secret what they hear
TEAM = (  # address, name, language, roles
    (COORDINATOR, "Hilde", "nl", {Role.COORDINATOR, Role.ADMINISTRATOR}),
    ("onthaal@demo.example", "Jos", "nl", {Role.RECEPTION}),
    (RECEPTION, "Amina", "fr", {Role.RECEPTION}),
)
A_YEAR = timedelta(days=365)


def add(stage: Stage) -> None:
    """Let the three join the team, those who are not there yet."""
    for email, name, language, roles in TEAM:
        member = queries.by_email(email)
        if member is None:
            at = stage.at - A_YEAR
            details = StaffDetails(
                name=name, email=email, language=language, roles=frozenset(roles)
            )
            with stage.then(at):
                member, _ = team.add(details, by=None, at=at)
                if email in SIGNED:
                    team.note_secrecy(member, day_of(at), by=None, today=stage.today)
        stage.staff.append(member.id)
