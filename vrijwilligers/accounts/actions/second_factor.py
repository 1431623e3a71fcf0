"""Proving twice who one is: the app, and the codes on paper."""

from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from vrijwilligers.accounts.feature import StaffDeed
from vrijwilligers.accounts.models import RecoveryCode, StaffMember
from vrijwilligers.accounts.rules import second_factor
from vrijwilligers.extensions import db
from vrijwilligers.records import audit, security_log
from vrijwilligers.records.encryption import UnopenedText
from vrijwilligers.records.security_log import RefusalKind
from vrijwilligers.vocabulary.problems import Problem


class WrongCode(Problem):
    """The code is wrong, too old, or was used before."""

    message = _l("This code is not right, or it was used before. Take the next one and try again.")
    field = "code"


class NoSecondFactor(Problem):
    """Recovery codes replace an app: first there has to be one."""

    message = _l("Set up the second step first.")


def enrol(member: StaffMember, secret: str, code: str, *, at: datetime) -> list[str]:
    """Give somebody a second factor, once a code shows that their app has it.

    Return the new recovery codes: they are shown once, we keep only hashes. Raise ``WrongCode``.
    """
    step = second_factor.step_of(code, secret, after=0, at=at)
    if step is None:
        raise WrongCode
    member.totp_secret, member.totp_last_step = secret, step
    audit.record(StaffDeed.SET_UP_SECOND_FACTOR, member, by=member.id)
    return _new_codes(member)


def renew_codes(member: StaffMember) -> list[str]:
    """Replace all recovery codes of somebody and return the new ones. Raise ``NoSecondFactor``."""
    if not member.totp_secret:
        raise NoSecondFactor
    audit.record(StaffDeed.MADE_RECOVERY_CODES, member, by=member.id)
    return _new_codes(member)


def prove(member: StaffMember, code: str, *, at: datetime) -> None:
    """Accept a code of the app or of the paper, each of them once. Raise ``WrongCode``."""
    db.session.refresh(member, with_for_update=True)  # so that two browsers cannot use one code
    if not (_use_app(member, code, at) or _use_paper(member, code, at)):
        security_log.note(RefusalKind.CODE, about=member.id)
        raise WrongCode


def remove(member: StaffMember, *, by: int | None) -> None:
    """Take the second factor of somebody away, who lost it, and end their sessions."""
    member.totp_secret, member.totp_last_step = None, 0
    member.session_epoch += 1
    _forget_codes(member)
    audit.record(StaffDeed.REMOVED_SECOND_FACTOR, member, by=by)


def _use_app(member: StaffMember, code: str, at: datetime) -> bool:
    if not member.totp_secret or isinstance(member.totp_secret, UnopenedText):
        return False
    step = second_factor.step_of(code, member.totp_secret, after=member.totp_last_step, at=at)
    if step is not None:
        member.totp_last_step = step
    return step is not None


def _use_paper(member: StaffMember, code: str, at: datetime) -> bool:
    unused = select(RecoveryCode).where(
        RecoveryCode.staff_id == member.id,
        RecoveryCode.code_hash == second_factor.hash_of(code),
        RecoveryCode.used_at.is_(None),
    )
    found = db.session.scalars(unused).first()
    if found is None or not member.totp_secret:
        return False
    found.used_at = at
    audit.record(StaffDeed.USED_RECOVERY_CODE, member, by=member.id)
    return True


def _new_codes(member: StaffMember) -> list[str]:
    _forget_codes(member)
    codes = second_factor.new_recovery_codes()
    db.session.add_all(
        RecoveryCode(staff_id=member.id, code_hash=second_factor.hash_of(code)) for code in codes
    )
    return codes


def _forget_codes(member: StaffMember) -> None:
    db.session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == member.id))
