"""Who did what to which record, and who opened which fiche: numbers only, never names.

What is done without an account is done by who holds a link, or by a command of the machine.

A deed is logged in the transaction that does it. A view is logged on a connection of its own, so
that a page that shows a fiche still cannot change it; log a view before ``@writes`` begins.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from flask import g
from sqlalchemy import Connection, Index, Select, and_, func, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.feature import Deed
from vrijwilligers.records.batches import batches
from vrijwilligers.records.db import Key, Moment, begin_writing, may_write
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Disposition,
    Kept,
    ProcessingPurpose,
    ends,
    forgets,
    numbered,
)
from vrijwilligers.records.proof import Fixity, proves, stays
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.link_holders import LinkHolder
from vrijwilligers.vocabulary.terms import RetentionTerm

WITHIN = timedelta(hours=1)
Reference = tuple[str, int]  # table and number


class AuditEvent(Model):
    """One deed, or one look, by a member of staff, who held a link, or else the machine."""

    __tablename__ = "audit_event"
    __kept__ = (
        ends(RetentionTerm.LOG, "at", purpose=ProcessingPurpose.LOG),
        forgets("staff_id"),
        Kept(
            subject=DataSubject.ANYBODY,
            path="thing+record_id",
            purpose=ProcessingPurpose.LOG,
            disposition=Disposition.EMPTY,
            empties=("record_id",),
        ),
    )
    __table_args__ = (Index("ix_audit_event_record", "thing", "record_id", "id"),)

    id: Mapped[Key]
    at: Mapped[Moment] = mapped_column(index=True)
    staff_id: Mapped[int | None] = numbered(
        "staff_member", index=True
    )  # no key: the log waits for nobody
    deed: Mapped[Code]
    thing: Mapped[Code]
    record_id: Mapped[int | None]
    reason: Mapped[Code | None]  # one of a closed list, never a text of somebody
    amount: Mapped[int | None]  # records that went out at once
    link_holder: Mapped[Code | None]  # for whom the link was that it was done through

    @property
    def is_of_organisation(self) -> bool:
        """Tell whether an organisation did it, through its link."""
        return self.link_holder == LinkHolder.ORGANISATION


proves(
    AuditEvent.__table__,  # a row changes only where somebody it names is erased
    Fixity(
        fixed=("id", "at", "deed", "thing", "reason", "amount", "link_holder"),
        emptied=("staff_id", "record_id"),
    ),
)
stays(AuditEvent.__table__)


def through_link(holder: LinkHolder) -> None:
    """Log what follows in this request, and no member of staff does, as done by a link's holder."""
    g.link_holder = holder


def record(deed: Deed, record: object, *, by: int | None, reason: str | None = None) -> None:
    """Log a deed in the present transaction; it goes when that is rolled back.

    A reason is one of a closed list, never what somebody typed.
    """
    about = reference(record)
    if deed.thing != about[0]:
        raise TypeError(f"{deed!r} is not done to a record of {about[0]}.")
    db.session.add(AuditEvent(**_values(deed, about, by, now()), reason=reason))


def record_list_change(deed: Deed, *, by: int | None) -> None:
    """Log in the present transaction that a code list changed: its rows have no number."""
    db.session.add(AuditEvent(**_values(deed, (deed.thing, None), by, now())))


def record_export(thing: str, *, amount: int, reason: str, by: int | None) -> None:
    """Log that many records of a table went out in one file, and for which reason (P-30)."""
    values = _values(RecordDeed.EXPORTED, (thing, None), by, now())
    db.session.add(AuditEvent(**values, reason=reason, amount=amount))


def record_erasure(deed: Deed, *, amount: int, reason: str, by: int | None) -> None:
    """Log that somebody was erased, with how many rows and why: never who it was."""
    values = _values(deed, (deed.thing, None), by, now())
    db.session.add(AuditEvent(**values, reason=reason, amount=amount))


def forget(thing: str, numbers: Iterable[int]) -> None:
    """Keep of records that go what was done and when, and no longer to which of them."""
    for some in batches(sorted(numbers)):
        theirs = (AuditEvent.thing == thing) & AuditEvent.record_id.in_(some)
        db.session.execute(update(AuditEvent).where(theirs).values(record_id=None))


def exports() -> Select[AuditEvent]:
    """Return a query for the files that were handed out, the latest first."""
    made = select(AuditEvent).where(AuditEvent.deed == RecordDeed.EXPORTED)
    return made.order_by(AuditEvent.id.desc())


def reference(record: object) -> Reference:
    """Return what names a record in the log: its table and its number."""
    return record.__tablename__, record.id  # type: ignore[attr-defined]


def record_view(record: object, *, by: int) -> None:
    """Log that somebody opened a record, at once and whatever becomes of the request."""
    record_view_of(reference(record), by=by)


def record_view_of(seen: Reference, *, by: int, deed: Deed = RecordDeed.VIEWED) -> None:
    """Log a view by reference, for when the record itself is out of reach.

    Whoever looks again within the hour leaves no second row: what is odd would drown in it (P-22).
    """
    at = now()
    again = select(AuditEvent.id).where(
        AuditEvent.at > at - WITHIN,
        AuditEvent.staff_id == by,
        AuditEvent.deed == deed,
        AuditEvent.thing == seen[0],
        AuditEvent.record_id == seen[1],
    )
    _log_at_once(_values(deed, seen, by, at), unless=again)


def record_seen(thing: str, *, amount: int, by: int) -> None:
    """Log that a list, a search or a look for doubles showed so many people; of none, nothing."""
    if amount:
        _log_at_once(_values(RecordDeed.SEEN, (thing, None), by, now()) | {"amount": amount})


def record_open_work(*, by: int, **named: int) -> None:
    """Log how many people (by table) a page of work to do named: it is open all day, so hourly."""
    at = now()
    shown = {thing: amount for thing, amount in named.items() if amount}
    lately = select(AuditEvent.thing, func.max(AuditEvent.amount)).where(
        AuditEvent.at > at - WITHIN,
        AuditEvent.staff_id == by,
        AuditEvent.deed == RecordDeed.SEEN,
        AuditEvent.thing.in_(shown),
    )
    if shown:
        with _at_once() as connection:
            before = dict(connection.execute(lately.group_by(AuditEvent.thing)).all())
            more = [thing for thing in shown if shown[thing] > (before.get(thing) or 0)]
            rows = [_values(RecordDeed.SEEN, (thing, None), by, at) for thing in more]
            _write(connection, [row | {"amount": shown[row["thing"]]} for row in rows])


def _log_at_once(values: dict[str, Any], *, unless: Select[int] | None = None) -> None:
    with _at_once() as connection:
        if unless is None or connection.scalar(unless.limit(1)) is None:
            _write(connection, [values])


@contextmanager
def _at_once() -> Iterator[Connection]:
    """Hand out a connection of its own: what it writes stays, whatever becomes of the request."""
    if may_write():
        raise RuntimeError("Log a view before the writing begins: it would wait for itself.")
    with db.engine.connect() as connection:
        yield connection


def _write(connection: Connection, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    connection.rollback()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("ROLLBACK")
        begin_writing(connection)
    connection.execute(insert(AuditEvent), rows)
    connection.commit()


def history(seen: Mapping[str, Collection[int]]) -> Select[AuditEvent]:
    """Return a query for what happened to records (numbers by table), the latest first."""
    about = [
        and_(AuditEvent.thing == thing, AuditEvent.record_id.in_(numbers))
        for thing, numbers in seen.items()
    ]
    return select(AuditEvent).where(or_(*about)).order_by(AuditEvent.id.desc())


def _values(
    deed: Deed, about: tuple[str, int | None], by: int | None, at: datetime
) -> dict[str, Any]:
    thing, record_id = about
    return {
        "at": at,
        "staff_id": by,
        "link_holder": g.get("link_holder") if by is None else None,
        "deed": deed,
        "thing": thing,
        "record_id": record_id,
    }
