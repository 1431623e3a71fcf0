"""The roles of the team in words."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role

ROLE_NAMES = {
    Role.RECEPTION: _l("Reception"),
    Role.COORDINATOR: _l("Coordinator"),
    Role.ADMINISTRATOR: _l("Administrator"),
}
