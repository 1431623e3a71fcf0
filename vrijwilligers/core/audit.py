"""Who did what to which record, and who opened which fiche: numbers only, never names.

A deed is logged in the transaction that does it. A view is logged on a connection of its own, so
that a page that shows a fiche still cannot change it; log a view before ``@writes`` begins.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, insert, select
from sqlalchemy.orm import Mapped

from vrijwilligers.core.clock import now
from vrijwilligers.core.db import Key, Moment, may_write
from vrijwilligers.core.personal import Purpose, Term, impersonal, personal
from vrijwilligers.extensions import db

VIEWED = "viewed"


class AuditEvent(db.Model):  # type: ignore[name-defined]
    """One deed, or one look, by one member of staff (``None``: a command of the machine)."""

    __tablename__ = "audit_event"
    __people__ = True
    __table_args__ = (Index("ix_audit_event_record", "thing", "record_id", "id"),)

    id: Mapped[Key]
    at: Mapped[Moment] = impersonal(index=True)
    staff_id: Mapped[int | None] = personal(Purpose.LOG, Term.LOG)
    deed: Mapped[str] = impersonal()
    thing: Mapped[str] = impersonal()
    record_id: Mapped[int | None] = personal(Purpose.LOG, Term.LOG)


def record(deed: str, record: object, *, by: int | None) -> None:
    """Log a deed in the present transaction; it goes when that is rolled back."""
    db.session.add(AuditEvent(**_values(deed, record, by, now())))


def record_view(record: object, *, by: int) -> None:
    """Log that somebody opened a record, at once and whatever becomes of the request."""
    if may_write():
        raise RuntimeError("Log a view before the writing begins: it would wait for itself.")
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(insert(AuditEvent).values(**_values(VIEWED, record, by, now())))
        connection.commit()


def history(thing: str, record_id: int, *, limit: int = 200) -> Sequence[AuditEvent]:
    """Return what happened to one record, the latest first."""
    events = select(AuditEvent).where(AuditEvent.thing == thing, AuditEvent.record_id == record_id)
    return db.session.scalars(events.order_by(AuditEvent.id.desc()).limit(limit)).all()


def _values(deed: str, record: object, by: int | None, at: datetime) -> dict[str, object]:
    thing = record.__tablename__  # type: ignore[attr-defined]
    record_id = record.id  # type: ignore[attr-defined]
    return {"at": at, "staff_id": by, "deed": deed, "thing": thing, "record_id": record_id}
