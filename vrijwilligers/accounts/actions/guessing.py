"""What the owner of an account hears when somebody guesses."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.actions.mails import write_to
from vrijwilligers.accounts.models import StaffMember

PASSWORD_SUBJECT = _l("Somebody tries to sign in with your account of the volunteer desk")
CODE_SUBJECT = _l("Somebody knows your password of the volunteer desk")


def tell_of_passwords(member: StaffMember | None, tries: int) -> None:
    """Queue a mail to the owner of an account, after so many wrong passwords."""
    _tell("guessed_passwords", PASSWORD_SUBJECT, member, tries)


def tell_of_codes(member: StaffMember | None, tries: int) -> None:
    """Queue a mail to the owner of an account, after the right password and so many wrong codes."""
    _tell("guessed_codes", CODE_SUBJECT, member, tries)


def _tell(kind: str, subject: object, member: StaffMember | None, tries: int) -> None:
    if member is None or member.is_closed:
        return
    write_to(member, kind, subject, tries=tries)
