"""What the team brings: who works here, and who may do what with that."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Deed, Feature, MenuEntry, Permission


class StaffPermission(Permission):
    """What one may do with the team."""

    READ = "staff:read"
    INVITE = "staff:invite"
    MANAGE = "staff:manage"


class ExportPermission(Permission):
    """Whether one may hand out a file with many records."""

    MAKE = "export:make"


class StaffDeed(Deed, thing="staff_member"):
    """What is done to an account."""

    SIGNED_IN = "signed in", _l("signed in")
    SIGNED_OUT = "signed out", _l("signed out")
    ENDED_SESSIONS = "ended sessions", _l("ended every session")
    INVITED = "made invitation link", _l("made a link to join the team")
    LET_RESET = "made reset link", _l("made a link for a new password")
    CHOSE_PASSWORD = "chose a password by link", _l("chose a password, through a link")
    CHANGED_PASSWORD = "changed the password", _l("changed the password")
    SET_UP_SECOND_FACTOR = "set up a second factor", _l("set up a second factor")
    MADE_RECOVERY_CODES = "made recovery codes", _l("made new recovery codes")
    REMOVED_SECOND_FACTOR = "removed the second factor", _l("removed the second factor")
    USED_RECOVERY_CODE = "used a recovery code", _l("used a recovery code")
    JOINED = "joined the team", _l("joined the team")
    CHANGED_ROLES = "changed roles", _l("changed the roles")
    CLOSED = "closed the account", _l("closed the account")
    REOPENED = "reopened the account", _l("opened the account again")
    SIGNED_SECRECY = "noted secrecy", _l("noted the signature to keep things secret")
    CHANGED_PROFILE = "changed name or language", _l("changed name or language")


FEATURE = Feature(
    name="accounts",
    models=("vrijwilligers.accounts.models",),
    pages=("vrijwilligers.accounts.views",),
    mails={
        "guessed_codes": _l("the mail that somebody guesses codes"),
        "guessed_passwords": _l("the mail that somebody guesses a password"),
        "invitation": _l("an invitation to join the team"),
        "reset": _l("the link for a new password"),
    },
    not_about_candidates=frozenset({"accounts"}),
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
    deeds=(StaffDeed,),
    demo=("vrijwilligers.accounts.demo:add",),
)
