"""Questions about the team."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import contains_eager

from vrijwilligers.accounts.models import (
    DeskSession,
    KnownBrowser,
    RecoveryCode,
    StaffMember,
    StaffRole,
)
from vrijwilligers.accounts.rules import Role
from vrijwilligers.accounts.rules.sessions import SessionState, hash_of
from vrijwilligers.extensions import db
from vrijwilligers.records.encryption import UnopenedText
from vrijwilligers.records.outbox import Writer


def get(staff_id: int) -> StaffMember:
    """Return a member of the team; raise ``NoResultFound`` when there is none."""
    return db.session.scalars(select(StaffMember).where(StaffMember.id == staff_id)).one()


def hold(staff_id: int) -> StaffMember:
    """Return a member of the team as ``get`` does, and let nobody else change them meanwhile."""
    wanted = select(StaffMember).where(StaffMember.id == staff_id).with_for_update()
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def of_session(token: str) -> tuple[StaffMember, SessionState] | None:
    """Return whose session this is and how it stands; ``None`` when it ended, or the account."""
    session = _open_session(token, DeskSession.awaits_code.is_(False))
    if session is None:
        return None
    state = SessionState(
        token_hash=session.token_hash,
        signed_in_at=session.signed_in_at,
        active_at=session.active_at,
        locked_at=session.locked_at,
    )
    return session.staff_member, state


def who_had(token: str) -> StaffMember | None:
    """Return whose session this is or was; ``None`` when all of theirs were ended."""
    theirs = (
        select(StaffMember)
        .join(DeskSession, DeskSession.staff_id == StaffMember.id)
        .where(
            DeskSession.token_hash == hash_of(token),
            DeskSession.awaits_code.is_(False),
            DeskSession.epoch == StaffMember.session_epoch,
            StaffMember.is_closed.is_(False),
        )
    )
    return db.session.scalars(theirs).one_or_none()


def awaiting_code(token: str, *, since: datetime) -> StaffMember | None:
    """Return who gave the password since a moment, and still has to give the code."""
    is_fresh = DeskSession.awaits_code & (DeskSession.signed_in_at >= since)
    session = _open_session(token, is_fresh)
    return session.staff_member if session else None


def _open_session(token: str, condition: ColumnElement[bool]) -> DeskSession | None:
    whole = contains_eager(DeskSession.staff_member).joinedload(StaffMember.roles)
    opened = (
        select(DeskSession)
        .join(DeskSession.staff_member)
        .where(
            DeskSession.token_hash == hash_of(token),
            DeskSession.ended_at.is_(None),
            DeskSession.epoch == StaffMember.session_epoch,
            StaffMember.is_closed.is_(False),
            condition,
        )
        .options(whole)  # one question: it is asked at every page
    )
    return db.session.scalars(opened).unique().one_or_none()


def enrolment_secret(token_hash: str, *, since: datetime) -> str | None:
    """Return the secret of a second step that this session began to set up since a moment."""
    begun = select(DeskSession.enrolment_secret).where(
        DeskSession.token_hash == token_hash, DeskSession.enrolment_at >= since
    )
    secret = db.session.scalar(begun)
    return None if isinstance(secret, UnopenedText) else secret


def by_email(email: str) -> StaffMember | None:
    """Return the account at an address, open or closed."""
    return db.session.scalars(
        select(StaffMember).where(StaffMember.email == email.strip().lower())
    ).one_or_none()


def knows_browser(token_hash: str, email: str | None = None) -> bool:
    """Tell whether somebody signed in in this browser, or the account of this address."""
    known = select(KnownBrowser.id).where(KnownBrowser.token_hash == token_hash)
    if email is not None:
        known = known.join(StaffMember, StaffMember.id == KnownBrowser.staff_id).where(
            StaffMember.email == email.strip().lower()
        )
    return db.session.scalar(known.limit(1)) is not None


def names() -> dict[int, str]:
    """Return the name of everybody who works or worked here, by number."""
    return {
        row.id: row.name for row in db.session.execute(select(StaffMember.id, StaffMember.name))
    }


def writer(member_id: int | None) -> Writer | None:
    """Return who of the team writes a mail; ``None`` when it goes by itself."""
    member = db.session.get(StaffMember, member_id) if member_id else None
    return Writer(member.id, member.name) if member else None


def team() -> Sequence[StaffMember]:
    """Return the whole team: open accounts first, by name."""
    everybody = select(StaffMember).order_by(
        StaffMember.is_closed, func.lower(StaffMember.name), StaffMember.id
    )
    return db.session.scalars(everybody).all()


def open_administrators() -> set[int]:
    """Return who can manage the team, and hold those rows until the transaction ends."""
    administrators = (
        select(StaffMember.id)
        .join(StaffRole)
        .where(StaffRole.role == Role.ADMINISTRATOR, StaffMember.is_closed.is_(False))
        .order_by(StaffMember.id)
        .with_for_update()
    )
    return set(db.session.scalars(administrators))


def recovery_codes_left(staff_id: int) -> int:
    """Count the recovery codes that somebody has not used yet."""
    unused = select(func.count(RecoveryCode.id)).where(
        RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None)
    )
    return db.session.scalar(unused) or 0
