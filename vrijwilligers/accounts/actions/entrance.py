"""Coming in and going out."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.feature import StaffDeed
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import passwords
from vrijwilligers.records import audit, security_log
from vrijwilligers.records.security_log import RefusalKind
from vrijwilligers.vocabulary.problems import Problem


class WrongSignIn(Problem):
    """The address, the password, or both: we do not say which."""

    message = _l("This e-mail address and this password do not belong together. Try again.")


class WrongPassword(Problem):
    """Not the password of whoever is signed in."""

    message = _l("This is not the right password. Try again.")
    field = "password"


def recognise(email: str, password: str) -> StaffMember:
    """Return who signs in; raise ``WrongSignIn``, after the same work, when that is nobody."""
    member = queries.by_email(email)
    is_right = passwords.is_right(password, member.password_hash if member else None)
    if member is None or not is_right or member.is_closed:
        security_log.note(RefusalKind.SIGN_IN, about=member.id if member else None)
        raise WrongSignIn
    return member


def prove(member: StaffMember, password: str) -> None:
    """Raise ``WrongPassword`` unless it is that of this member; changes nothing."""
    if not passwords.is_right(password, member.password_hash):
        security_log.note(RefusalKind.ASKED_AGAIN, about=member.id)
        raise WrongPassword


def enter(member: StaffMember, *, at: datetime) -> None:
    """Note that somebody signed in."""
    member.last_sign_in_at = at
    audit.record(StaffDeed.SIGNED_IN, member, by=member.id)


def leave(member: StaffMember, *, token_hash: str, at: datetime) -> None:
    """End one session, also for whoever kept its cookie."""
    sessions.end(token_hash, at=at)
    audit.record(StaffDeed.SIGNED_OUT, member, by=member.id)


def end_sessions(member: StaffMember, *, by: int) -> None:
    """End all sessions of somebody, on whatever machine."""
    member.session_epoch += 1
    audit.record(StaffDeed.ENDED_SESSIONS, member, by=by)
