"""Who may do what at the desk, and who may make whom a member of the team."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the desk; one person may hold several roles."""

    RECEPTION = "reception"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, kw_only=True)
class StaffDetails:
    """What we ask of somebody who joins the team."""

    name: str
    email: str
    language: str
    roles: frozenset[Role]


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
