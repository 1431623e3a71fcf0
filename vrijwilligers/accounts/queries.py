"""Questions about the team."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from vrijwilligers.accounts.models import (
    EndedSession,
    RecoveryCode,
    StaffMember,
    StaffRole,
)
from vrijwilligers.accounts.rules import Role
from vrijwilligers.extensions import db


def get(staff_id: int) -> StaffMember:
    """Return a member of the team; raise ``NoResultFound`` when there is none."""
    return db.session.scalars(select(StaffMember).where(StaffMember.id == staff_id)).one()


def hold(staff_id: int) -> StaffMember:
    """Return a member of the team as ``get`` does, and let nobody else change them meanwhile."""
    wanted = select(StaffMember).where(StaffMember.id == staff_id).with_for_update()
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def of_session(session_id: str | None, signed_in_at: datetime | None) -> StaffMember | None:
    """Return whose session this is, or ``None`` when the account or the session was ended.

    ``session_id`` is what ``StaffMember.get_id`` once said; ``signed_in_at`` is ``None`` for
    somebody who is not in yet.
    """
    staff_id, _, epoch = (session_id or "").partition(".")
    if not (staff_id.isdecimal() and epoch.isdecimal()):
        return None
    ended = exists().where(
        EndedSession.staff_id == StaffMember.id, EndedSession.signed_in_at == signed_in_at
    )
    member = select(StaffMember).where(
        StaffMember.id == int(staff_id),
        StaffMember.session_epoch == int(epoch),
        StaffMember.is_closed.is_(False),
        ~ended,
    )
    with_roles = member.options(joinedload(StaffMember.roles))  # asked at every page
    return db.session.scalars(with_roles).unique().one_or_none()


def by_email(email: str) -> StaffMember | None:
    """Return the account at an address, open or closed."""
    return db.session.scalars(
        select(StaffMember).where(StaffMember.email == email.strip().lower())
    ).one_or_none()


def names() -> dict[int, str]:
    """Return the name of everybody who works or worked here, by number."""
    return {
        row.id: row.name for row in db.session.execute(select(StaffMember.id, StaffMember.name))
    }


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
