"""Who may do what at the desk, and who may make whom a member of the team."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.web.access import Permission


class Role(StrEnum):
    """What somebody is at the desk; one person may hold several roles."""

    RECEPTION = "reception"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


RECEPTION = frozenset(
    {
        Permission.DESK_WORK,
        Permission.CANDIDATE_READ,
        Permission.CANDIDATE_WRITE,
        Permission.ORGANISATION_READ,
        Permission.ORGANISATION_NOTE,
        Permission.VACANCY_READ,
        Permission.VACANCY_NOTE,
        Permission.MATCH,
        Permission.BUNDLE_PRINT,
    }
)
PERMISSIONS = {  # DESIGN, "Who may do what"
    Role.RECEPTION: RECEPTION,
    Role.COORDINATOR: RECEPTION
    | {
        Permission.CANDIDATE_LOG,
        Permission.ORGANISATION_WRITE,
        Permission.VACANCY_WRITE,
        Permission.VACANCY_IMPORT,
        Permission.BUNDLE_MAKE,
        Permission.EXPORT_MAKE,
        Permission.STAFF_READ,
        Permission.STAFF_INVITE,
    },
    Role.ADMINISTRATOR: frozenset(
        {Permission.STAFF_READ, Permission.STAFF_INVITE, Permission.STAFF_MANAGE}
    ),
}


@dataclass(frozen=True, kw_only=True)
class StaffDetails:
    """What we ask of somebody who joins the team."""

    name: str
    email: str
    language: str
    roles: frozenset[Role]


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Return everything that these roles together may do."""
    return frozenset().union(*(PERMISSIONS[role] for role in roles))


def may_invite(inviter: frozenset[Role], invited: frozenset[Role]) -> bool:
    """Tell whether one may invite the other: a coordinator invites reception only."""
    if Role.ADMINISTRATOR in inviter:
        return bool(invited)
    return Role.COORDINATOR in inviter and invited == {Role.RECEPTION}


def roles_to_give(inviter: frozenset[Role]) -> tuple[Role, ...]:
    """Return the roles that somebody may give to whom they invite."""
    return tuple(role for role in Role if may_invite(inviter, frozenset({role})))


def must_prove_twice(roles: frozenset[Role], compulsory: Collection[str]) -> bool:
    """Tell whether the settings make a second factor compulsory for one of these roles."""
    return not roles.isdisjoint(compulsory)
