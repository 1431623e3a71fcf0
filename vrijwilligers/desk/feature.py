"""What the desk brings: today, the conversation, and the pages that gather."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Feature, MenuEntry, Permission
from vrijwilligers.organisations.feature import OrganisationPermission


class DeskPermission(Permission):
    """Whether one works at the desk."""

    WORK = "desk:work"


FEATURE = Feature(
    name="desk",
    models=("vrijwilligers.desk.models",),
    pages=("vrijwilligers.desk.views:bp",),
    menu=(
        MenuEntry(
            place=10,
            endpoint="desk.today",
            icon="today",
            words=_l("Today"),
            permission=DeskPermission.WORK,
        ),
        MenuEntry(
            place=40,
            endpoint="desk.organisations",
            icon="organisations",
            words=_l("Organisations"),
            permission=OrganisationPermission.READ,
        ),
    ),
    commands={"find": "vrijwilligers.desk.cli:find"},
    permissions={
        Role.RECEPTION: frozenset(DeskPermission),
        Role.COORDINATOR: frozenset(DeskPermission),
    },
)
