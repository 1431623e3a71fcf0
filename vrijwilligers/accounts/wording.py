"""The roles of the team, and what was refused, in words."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.records.security_log import RefusalKind

ROLE_NAMES = {
    Role.RECEPTION: _l("Reception"),
    Role.COORDINATOR: _l("Coordinator"),
    Role.ADMINISTRATOR: _l("Administrator"),
}

REFUSALS = {
    RefusalKind.SIGN_IN: _l("Signing in: wrong address or password"),
    RefusalKind.CODE: _l("Second step: wrong code"),
    RefusalKind.ASKED_AGAIN: _l("Password asked again: wrong"),
    RefusalKind.NOT_ALLOWED: _l("A page that the role does not allow"),
    RefusalKind.TOO_OFTEN: _l("Too many tries"),
    RefusalKind.FOREIGN_FORM: _l("A form that did not come from our page"),
    RefusalKind.LINK: _l("A link or code that does not exist"),
}
