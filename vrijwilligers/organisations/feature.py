"""What organisations bring; their list and their page are the desk's."""

from dataclasses import dataclass
from datetime import datetime

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Event, Feature, Permission


class OrganisationPermission(Permission):
    """What one may do with organisations."""

    READ = "organisation:read"
    NOTE = "organisation:note"
    WRITE = "organisation:write"


@dataclass(frozen=True)
class OrganisationsMerge(Event):
    """Two records become one; what belongs to them moves next."""

    stays_id: int
    goes_id: int
    at: datetime


FEATURE = Feature(
    name="organisations",
    models=("vrijwilligers.organisations.models",),
    pages=("vrijwilligers.organisations.views:bp",),
    commands={"organisations": "vrijwilligers.organisations.cli:commands"},
    import_kinds=("vrijwilligers.organisations.import_kind:ORGANISATIONS",),
    permissions={
        Role.RECEPTION: frozenset({OrganisationPermission.READ, OrganisationPermission.NOTE}),
        Role.COORDINATOR: frozenset(OrganisationPermission),
    },
)
