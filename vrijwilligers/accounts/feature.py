"""What the team brings: who works here, and who may do what with that."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Feature, MenuEntry, Permission


class StaffPermission(Permission):
    """What one may do with the team."""

    READ = "staff:read"
    INVITE = "staff:invite"
    MANAGE = "staff:manage"


class ExportPermission(Permission):
    """Whether one may hand out a file with many records."""

    MAKE = "export:make"


FEATURE = Feature(
    name="accounts",
    models=("vrijwilligers.accounts.models",),
    pages=("vrijwilligers.accounts.views:bp",),
    menu=(
        MenuEntry(
            place=60,
            endpoint="accounts.staff",
            icon="team",
            words=_l("Team"),
            permission=StaffPermission.READ,
        ),
    ),
    commands={"staff": "vrijwilligers.accounts.cli:staff"},
    link_purposes=(
        "vrijwilligers.accounts.rules.links:INVITATION",
        "vrijwilligers.accounts.rules.links:RESET",
    ),
    permissions={
        Role.COORDINATOR: frozenset(
            {StaffPermission.READ, StaffPermission.INVITE, ExportPermission.MAKE}
        ),
        Role.ADMINISTRATOR: frozenset(StaffPermission),
    },
)
